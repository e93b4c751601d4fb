package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RidgeTest {
  @Test
  void weightsSolveTheNormalEquations() {
    // One group; after its mean (0.5) the column is 0.5, 0.5, -0.5, -0.5. With both classes of
    // weight 1 a row: (4 · 0.25 + 3) w = 0.5 + 0.5 + 0.5 + 0.5, so w = 0.5; the constant is 0.
    Ridge.Rows rows =
        Ridge.Rows.of(
            new int[][] {{0}, {0}, {}, {}},
            new double[][] {{1}, {1}, {}, {}},
            new int[] {7, 7, 7, 7},
            1);

    double[] weights = Ridge.fit(rows, new boolean[] {true, true, false, false}, new boolean[4], 3);

    assertThat(weights[0]).isCloseTo(0.5, within(1e-6));
    assertThat(weights[1]).isCloseTo(0, within(1e-6));
    assertThat(rows.dot(0, weights)).isCloseTo(0.25, within(1e-6));
    assertThat(rows.times(weights))
        .containsExactly(new double[] {0.25, 0.25, -0.25, -0.25}, within(1e-6));
  }

  @Test
  void whatAWholeGroupSharesCountsForNothing() {
    Ridge.Rows rows =
        Ridge.Rows.of(
            new int[][] {{0}, {0}, {}, {}},
            new double[][] {{1}, {1}, {}, {}},
            new int[] {1, 1, 2, 2},
            1);

    double[] weights = Ridge.fit(rows, new boolean[] {true, true, false, false}, new boolean[4], 3);

    assertThat(weights[0]).isCloseTo(0, within(1e-9));
  }

  @Test
  void rowsHeldOutDoNotMoveTheFit() {
    int[][] index = {{0}, {}, {0}, {}};
    double[][] value = {{1}, {}, {50}, {}};
    int[] group = {1, 1, 2, 2};
    boolean[] held = {false, false, true, true};

    double[] weights =
        Ridge.fit(
            Ridge.Rows.of(index, value, group, 1),
            new boolean[] {true, false, false, true},
            held,
            0.5);

    // Of the first two rows alone: (0.5 + 0.5) w = 1.
    assertThat(weights[0]).isCloseTo(1, within(1e-6));
  }
}
