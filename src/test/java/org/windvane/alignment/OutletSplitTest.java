package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OutletSplitTest {
  private static final int[] NO_KINDS = new int[SeriesData.KINDS];

  private static void add(SeriesData data, int day, int outlet, int stories, double mean) {
    data.add(day, outlet, stories, stories, stories * mean, stories * mean * mean, NO_KINDS);
  }

  /** Shares 3/4, 1/4 before and 1/4, 3/4 after; both outlets fall by 0.2. */
  @Test
  void outletsOnBothSidesTellOnePartAndTheirSharesTheOther() {
    SeriesData data = new SeriesData();
    add(data, 1, 0, 3, 0.5);
    add(data, 1, 1, 1, -0.3);
    add(data, 9, 0, 1, 0.3);
    add(data, 9, 1, 3, -0.5);
    data.sort();

    OutletSplit split = OutletSplit.of(data, 0, 5, 20, 2);

    assertThat(split.same()).isCloseTo(-0.2, within(1e-12));
    // 0.3 before, -0.3 after: -0.6 in all.
    assertThat(split.mix()).isCloseTo(-0.4, within(1e-12));
  }

  @Test
  void aFeedThatComesWithAViewOfItsOwnIsMixAlone() {
    SeriesData data = new SeriesData();
    add(data, 1, 0, 4, 0.5);
    add(data, 9, 0, 4, 0.5);
    add(data, 9, 1, 4, -0.7);
    data.sort();

    OutletSplit split = OutletSplit.of(data, 0, 5, 20, 2);

    assertThat(split.same()).isCloseTo(0, within(1e-12));
    assertThat(split.mix()).isCloseTo(-0.6, within(1e-12));
  }

  @Test
  void withNothingOnOneSideThereIsNothingToSplit() {
    SeriesData data = new SeriesData();
    add(data, 9, 0, 4, 0.5);
    data.sort();

    assertThat(OutletSplit.of(data, 0, 5, 20, 1)).isEqualTo(OutletSplit.NONE);
  }
}
