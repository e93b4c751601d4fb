package org.windvane.evaluate;

/**
 * Expected calibration error: the mean distance, over fifteen equal bins of confidence, between how
 * sure answers are and how often they are right, weighted by how many fall in (Guo et al. 2017, On
 * Calibration of Modern Neural Networks, eq. 3).
 */
public final class Calibration {
  private static final int BINS = 15;

  private final double[] confidence = new double[BINS];
  private final int[] right = new int[BINS];
  private final int[] count = new int[BINS];
  private int n;

  /** Notes an answer. */
  public void add(double confidenceOfAnswer, boolean isRight) {
    int bin = Math.min(BINS - 1, (int) (confidenceOfAnswer * BINS));
    confidence[bin] += confidenceOfAnswer;
    right[bin] += isRight ? 1 : 0;
    count[bin]++;
    n++;
  }

  /** Between 0 and 1; 0 for no answers. */
  public double error() {
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      sum += Math.abs(right[b] - confidence[b]);
    }
    return n == 0 ? 0 : sum / n;
  }
}
