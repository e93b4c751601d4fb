package org.windvane.alignment;

import java.util.random.RandomGenerator;

/**
 * The exact posterior over all ways to cut a sequence of bins into segments of constant level.
 *
 * <p>One or more sides are observed in every bin and share the cuts. Within a segment the values of
 * a side are normal around one level with known variances; the levels are normal a priori and
 * integrate out. A cut before a bin has its own prior probability, independent of the others. The
 * recursions are those of Fearnhead, "Exact and efficient Bayesian inference for multiple
 * changepoint problems", Statistics and Computing 16 (2006); time and memory grow with the square
 * of the number of bins.
 */
final class Segmentation {
  private final int bins;
  private final SegmentSums sums;
  private final double[] logCut;
  private final double[] logNone;

  /** logs of: evidence of bins 0..j; of bins i.. given a cut before i. */
  private final double[] forward;

  private final double[] backward;
  private final double[][] segment;

  /**
   * @param cut prior probability of a cut before each bin; the first is not used
   */
  Segmentation(SegmentSums sums, double[] cut) {
    this.bins = cut.length;
    this.sums = sums;
    this.logCut = new double[bins];
    this.logNone = new double[bins + 1];
    for (int i = 1; i < bins; i++) {
      logCut[i] = Math.log(cut[i]);
      logNone[i + 1] = logNone[i] + Math.log1p(-cut[i]);
    }
    this.forward = new double[bins];
    this.backward = new double[bins + 1];
    this.segment = new double[bins][];
    recur();
  }

  private void recur() {
    double[] terms = new double[bins + 1];
    for (int j = 0; j < bins; j++) {
      segment[j] = new double[j + 1];
      for (int i = 0; i <= j; i++) {
        // Bins i..j in one segment: no cut before i+1..j.
        segment[j][i] = sums.logMarginal(i, j) + logNone[j + 1] - logNone[i + 1];
        terms[i] = segment[j][i] + (i == 0 ? 0 : forward[i - 1] + logCut[i]);
      }
      forward[j] = logSum(terms, j + 1);
    }
    for (int i = bins - 1; i >= 0; i--) {
      int n = 0;
      for (int j = i; j < bins; j++) {
        terms[n++] = segment[j][i] + (j == bins - 1 ? 0 : logCut[j + 1] + backward[j + 1]);
      }
      backward[i] = logSum(terms, n);
    }
  }

  /** Log density of all bins, up to a constant that no cut changes. */
  double logEvidence() {
    return forward[bins - 1];
  }

  /** Posterior probability of a cut before a bin, from 1. */
  double cutProbability(int bin) {
    return Math.exp(forward[bin - 1] + logCut[bin] + backward[bin] - logEvidence());
  }

  /** One draw from the posterior: the first bins of the segments, in order; the first is 0. */
  int[] draw(RandomGenerator random) {
    int[] starts = new int[bins];
    int n = 0;
    int end = bins - 1;
    while (true) {
      double left = random.nextDouble();
      int start = end;
      for (int i = end; i >= 0; i--) {
        left -=
            Math.exp(segment[end][i] + (i == 0 ? 0 : forward[i - 1] + logCut[i]) - forward[end]);
        start = i;
        if (left <= 0) {
          break;
        }
      }
      starts[n++] = start;
      if (start == 0) {
        break;
      }
      end = start - 1;
    }
    int[] ordered = new int[n];
    for (int i = 0; i < n; i++) {
      ordered[i] = starts[n - 1 - i];
    }
    return ordered;
  }

  private static double logSum(double[] terms, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, terms[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      // Terms this far below change no digit of the sum, and exp() is what the recursions spend
      // their time on.
      if (terms[i] > max - 40) {
        sum += Math.exp(terms[i] - max);
      }
    }
    return max + Math.log(sum);
  }
}
