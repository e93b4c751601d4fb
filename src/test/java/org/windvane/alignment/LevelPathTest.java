package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class LevelPathTest {
  private static final int[] DAYS = {10, 11, 14};
  private static final double[] VALUES = {0.5, 0.1, -0.4};
  private static final double[] NOISE = {0.2, 0.1, 0.3};

  /**
   * The same model as one normal vector of five days: covariance of two levels is prior + wandering
   * up to the earlier; conditioned on the three values by the textbook formula.
   */
  @Test
  void levelsAndAveragesAreThoseOfTheJointNormal() {
    double prior = 0.3;
    double wander = 0.05;
    double mean = 0.1;
    int n = 5;
    RealMatrix all = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        all.setEntry(i, j, prior + wander * Math.min(i, j));
      }
    }
    int[] at = {0, 1, 4};
    RealMatrix seen = all.getSubMatrix(at, at);
    for (int i = 0; i < 3; i++) {
      seen.addToEntry(i, i, NOISE[i]);
    }
    RealMatrix inverse = new LUDecomposition(seen).getSolver().getInverse();
    RealMatrix cross = all.getSubMatrix(new int[] {0, 1, 2, 3, 4}, at);
    RealMatrix residual = new Array2DRowRealMatrix(3, 1);
    for (int i = 0; i < 3; i++) {
      residual.setEntry(i, 0, VALUES[i] - mean);
    }
    RealMatrix expected = cross.multiply(inverse).multiply(residual);
    RealMatrix covariance = all.subtract(cross.multiply(inverse).multiply(cross.transpose()));

    LevelPath path = LevelPath.smooth(10, 14, DAYS, VALUES, NOISE, mean, prior, wander, null);

    for (int i = 0; i < n; i++) {
      assertThat(path.level(10 + i)).isCloseTo(mean + expected.getEntry(i, 0), within(1e-10));
      assertThat(path.variance(10 + i)).isCloseTo(covariance.getEntry(i, i), within(1e-10));
    }
    double sum = 0;
    double variance = 0;
    for (int i = 1; i < 4; i++) {
      sum += mean + expected.getEntry(i, 0);
      for (int j = 1; j < 4; j++) {
        variance += covariance.getEntry(i, j);
      }
    }
    LevelPath.Estimate average = path.average(11, 13);
    assertThat(average.mean()).isCloseTo(sum / 3, within(1e-10));
    assertThat(average.variance()).isCloseTo(variance / 9, within(1e-10));
  }

  @Test
  void aPeriodIsTheMeanOfItsDays() {
    LevelPath path = LevelPath.smooth(10, 14, DAYS, VALUES, NOISE, 0, 0.3, 0.05, null);

    double days = 0;
    for (int d = 10; d <= 14; d++) {
      days += path.average(d, d).mean() / 5;
    }

    assertThat(path.average(10, 14).mean()).isCloseTo(days, within(1e-12));
    // Days outside the path do not count.
    assertThat(path.average(1, 40)).isEqualTo(path.average(10, 14));
  }

  @Test
  void aJumpSetsTheDaysAfterFree() {
    double[] jumps = {0, 0, 0, 0, 5};
    int[] days = {0, 1, 2, 3, 4};
    double[] values = {0.5, 0.5, 0.5, 0.5, -0.5};
    double[] noise = {0.01, 0.01, 0.01, 0.01, 0.01};

    LevelPath with = LevelPath.smooth(0, 4, days, values, noise, 0, 1, 1e-6, jumps);
    LevelPath without = LevelPath.smooth(0, 4, days, values, noise, 0, 1, 1e-6, null);

    assertThat(with.level(4)).isCloseTo(-0.5, within(0.01));
    assertThat(with.level(3)).isCloseTo(0.5, within(0.01));
    assertThat(without.level(4)).isCloseTo(0.3, within(0.01));
  }
}
