package org.windvane.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  private static Confusion sample() {
    Confusion c = new Confusion(List.of("a", "b"));
    c.add("a", "a");
    c.add("a", "a");
    c.add("a", "b");
    c.add("b", "b");
    return c;
  }

  @Test
  void scoresByHand() {
    // a: precision 2/2, recall 2/3, F1 4/5; b: precision 1/2, recall 1/1, F1 2/3.
    Confusion c = sample();
    assertThat(c.accuracy()).isEqualTo(0.75);
    assertThat(c.f1("a")).isCloseTo(0.8, within(1e-12));
    assertThat(c.f1("b")).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(c.macroF1()).isCloseTo(11.0 / 15, within(1e-12));
    assertThat(c.support("a")).isEqualTo(3);
  }

  @Test
  void aLabelNeverSeenScoresNothing() {
    Confusion c = new Confusion(List.of("a", "b"));
    c.add("a", "a");
    assertThat(c.f1("b")).isZero();
  }

  @Test
  void anUnknownLabelIsRefused() {
    assertThatThrownBy(() -> sample().add("a", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot count a label: not one of [a, b], c");
  }

  @Test
  void calibrationErrorByHand() {
    // Two bins: 0.9 and 0.9 of which one is right (|1 - 1.8|), 0.55 right (|1 - 0.55|).
    Calibration c = new Calibration();
    c.add(0.9, true);
    c.add(0.9, false);
    c.add(0.55, true);
    assertThat(c.error()).isCloseTo((0.8 + 0.45) / 3, within(1e-12));
  }
}
