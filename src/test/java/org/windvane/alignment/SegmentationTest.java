package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SegmentationTest {
  private static SegmentSums sums(double... values) {
    double[] weight = new double[values.length];
    java.util.Arrays.fill(weight, 4);
    return new SegmentSums(new SegmentSums.Side(weight, values, 0, 0.25));
  }

  private static double[] cuts(int bins, double cut) {
    double[] cuts = new double[bins];
    java.util.Arrays.fill(cuts, cut);
    return cuts;
  }

  /** Weight 4, prior variance 1/4: 1 + 4·n/4; for one value 1: −½(ln 2 + 4 − 16·¼/2). */
  @Test
  void theDensityOfASegmentIsThatOfItsNormalMarginal() {
    assertThat(sums(1).logMarginal(0, 0)).isCloseTo(-0.5 * (Math.log(2) + 4 - 2), within(1e-12));
    assertThat(sums(1, -1).logMarginal(0, 1)).isCloseTo(-0.5 * (Math.log(3) + 8), within(1e-12));
    assertThat(sums(1).levelMean(0, 0, 0)).isCloseTo(0.5, within(1e-12));
    assertThat(sums(1).levelVariance(0, 0, 0)).isCloseTo(0.125, within(1e-12));
  }

  /** All eight ways to cut four bins, added up one by one. */
  @Test
  void theRecursionsAgreeWithEveryCutAddedUp() {
    SegmentSums sums = sums(0.4, 0.5, -0.6, -0.4);
    double cut = 0.2;
    double total = 0;
    double[] withCut = new double[4];
    for (int mask = 0; mask < 8; mask++) {
      double weight = 1;
      int start = 0;
      for (int i = 1; i <= 4; i++) {
        boolean here = i == 4 || (mask >> (i - 1) & 1) == 1;
        if (i < 4) {
          weight *= here ? cut : 1 - cut;
        }
        if (here) {
          weight *= Math.exp(sums.logMarginal(start, i - 1));
          start = i;
        }
      }
      total += weight;
      for (int i = 1; i < 4; i++) {
        withCut[i] += (mask >> (i - 1) & 1) == 1 ? weight : 0;
      }
    }

    Segmentation segmentation = new Segmentation(sums, cuts(4, cut));

    assertThat(segmentation.logEvidence()).isCloseTo(Math.log(total), within(1e-12));
    for (int i = 1; i < 4; i++) {
      assertThat(segmentation.cutProbability(i)).isCloseTo(withCut[i] / total, within(1e-12));
    }
  }

  @Test
  void drawsFollowThePosterior() {
    Segmentation segmentation = new Segmentation(sums(0.4, 0.5, -0.6, -0.4), cuts(4, 0.2));
    SplittableRandom random = new SplittableRandom(7);
    int draws = 20_000;
    int[] seen = new int[4];
    for (int d = 0; d < draws; d++) {
      for (int start : segmentation.draw(random)) {
        seen[start]++;
      }
    }

    assertThat(seen[0]).isEqualTo(draws);
    for (int i = 1; i < 4; i++) {
      // Five standard errors of a share are less than 0.018.
      assertThat((double) seen[i] / draws).isCloseTo(segmentation.cutProbability(i), within(0.018));
    }
  }

  @Test
  void aBinWithoutValueSaysNothing() {
    SegmentSums with =
        new SegmentSums(
            new SegmentSums.Side(new double[] {4, 0, 4}, new double[] {1, 99, 1}, 0, 0.25));

    assertThat(with.logMarginal(0, 2)).isEqualTo(sums(1, 1).logMarginal(0, 1));
  }
}
