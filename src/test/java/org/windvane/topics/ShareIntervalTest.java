package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.windvane.topics.ShareInterval.Sums;

class ShareIntervalTest {

  @Test
  void tenWholeStoriesOfOneDayGiveWilsonsInterval() {
    // R: prop.test(5, 10, correct = FALSE)$conf.int is 0.2365931 0.7634069
    ShareInterval i = ShareInterval.of(new Sums(10, 10, 1, 100, 5, 25, 50));

    assertThat(i.share()).isEqualTo(0.5);
    assertThat(i.lower()).isCloseTo(0.2365931, within(1e-6));
    assertThat(i.upper()).isCloseTo(0.7634069, within(1e-6));
  }

  @Test
  void storiesThatOnlyTouchTheCountryAreWorthFewer() {
    // Five of focus 1 and five of focus 0.2: Kish 36 / 5.2 = 6.92 stories.
    ShareInterval i = ShareInterval.of(new Sums(6, 5.2, 1, 36, 3, 9, 18));

    assertThat(i.upper() - i.lower()).isCloseTo(wilsonWidth(0.5, 36 / 5.2), within(1e-9));
  }

  @Test
  void aTopicThatComesInBurstsHasAWiderInterval() {
    // Ten days of ten stories; the topic fills two of the days, or a fifth of each.
    ShareInterval bursts = ShareInterval.of(new Sums(100, 100, 10, 1000, 20, 200, 200));
    ShareInterval even = ShareInterval.of(new Sums(100, 100, 10, 1000, 20, 40, 200));

    assertThat(bursts.share()).isEqualTo(even.share());
    // Between-day variance (200 - 80 + 40) / 10000 × 10/9 = 0.017778: worth 0.16/0.017778 = 9.
    assertThat(bursts.upper() - bursts.lower()).isCloseTo(wilsonWidth(0.2, 9), within(1e-9));
    assertThat(even.upper() - even.lower()).isCloseTo(wilsonWidth(0.2, 100), within(1e-9));
  }

  @Test
  void aShareOfNothingHasAnUpperEnd() {
    ShareInterval i = ShareInterval.wilson(0, 10);

    assertThat(i.lower()).isZero();
    // 1.96² / (10 + 1.96²)
    assertThat(i.upper()).isCloseTo(0.277533, within(1e-6));
  }

  private static double wilsonWidth(double p, double n) {
    double z = 1.959963984540054;
    return 2 * z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  }
}
