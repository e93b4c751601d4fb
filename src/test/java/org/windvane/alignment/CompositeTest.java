package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompositeTest {
  private static final CountryYear A = new CountryYear("AAA", 2020);
  private static final CountryYear B = new CountryYear("BBB", 2020);
  private static final CountryYear C = new CountryYear("CCC", 2020);

  @Test
  void everyMeasureCountsAlikeWhateverItsScale() {
    Map<CountryYear, Double> both =
        Composite.of(List.of(Map.of(A, 1.0, B, 3.0), Map.of(A, 500.0, B, 100.0)));

    assertThat(both.get(A)).isCloseTo(0, within(1e-12));
    assertThat(both.get(B)).isCloseTo(0, within(1e-12));
  }

  @Test
  void whatOneMeasureDoesNotKnowIsDrawnToTheMiddle() {
    Map<CountryYear, Double> both =
        Composite.of(List.of(Map.of(A, 1.0, B, 3.0), Map.of(A, 1.0, B, 1.0, C, 4.0)));

    assertThat(both.get(A)).isCloseTo(-0.5 - 0.5 / Math.sqrt(2), within(1e-12));
    // Mean 2, standard deviation √2 in the second measure; nothing in the first.
    assertThat(both.get(C)).isCloseTo(0.5 * 2 / Math.sqrt(2), within(1e-12));
  }

  @Test
  void aMeasureWithoutValuesIsNoMeasure() {
    Map<CountryYear, Double> one = Composite.of(List.of(Map.of(A, 1.0, B, 3.0), Map.of()));

    assertThat(one).containsEntry(A, -1.0).containsEntry(B, 1.0);
  }
}
