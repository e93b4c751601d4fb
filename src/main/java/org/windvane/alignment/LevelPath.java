package org.windvane.alignment;

/**
 * A stance that wanders from day to day, as seen through noisy daily means: the local-level model,
 * filtered forward and smoothed backward (Kalman; Rauch, Tung and Striebel).
 *
 * <p>Averages over any run of days come with their exact posterior variance, so that a month is the
 * mean of its days and a year of its months.
 */
final class LevelPath {
  /** A posterior mean and its variance. */
  record Estimate(double mean, double variance) {}

  private final int first;
  private final double[] mean;
  private final double[] variance;

  /** Regression of a day's level on the next day's: carries covariances along the path. */
  private final double[] gain;

  private final double logLikelihood;

  private LevelPath(
      int first, double[] mean, double[] variance, double[] gain, double logLikelihood) {
    this.first = first;
    this.mean = mean;
    this.variance = variance;
    this.gain = gain;
    this.logLikelihood = logLikelihood;
  }

  /**
   * Smooths a series.
   *
   * @param first first day (since 1970-01-01)
   * @param last last day
   * @param day days with a value, ascending, within first..last
   * @param value mean of that day
   * @param noise variance of that mean
   * @param priorMean of the level on the first day
   * @param priorVariance of the level on the first day
   * @param wander variance that the level gains from one day to the next
   * @param jumps more such variance for single days, by day from {@code first}; null: none
   */
  static LevelPath smooth(
      int first,
      int last,
      int[] day,
      double[] value,
      double[] noise,
      double priorMean,
      double priorVariance,
      double wander,
      double[] jumps) {
    int days = last - first + 1;
    double[] mean = new double[days];
    double[] variance = new double[days];
    double[] predicted = new double[days];
    double[] gain = new double[days];
    double level = priorMean;
    double spread = priorVariance;
    double logLikelihood = 0;
    int next = 0;
    for (int t = 0; t < days; t++) {
      if (t > 0) {
        spread += wander + (jumps == null ? 0 : jumps[t]);
      }
      predicted[t] = spread;
      if (next < day.length && day[next] == first + t) {
        double total = spread + noise[next];
        double surprise = value[next] - level;
        logLikelihood -= 0.5 * (Math.log(2 * Math.PI * total) + surprise * surprise / total);
        level += surprise * spread / total;
        spread = spread * noise[next] / total;
        next++;
      }
      mean[t] = level;
      variance[t] = spread;
    }
    for (int t = days - 2; t >= 0; t--) {
      double g = predicted[t + 1] > 0 ? variance[t] / predicted[t + 1] : 1;
      gain[t] = g;
      mean[t] += g * (mean[t + 1] - mean[t]);
      variance[t] += g * g * (variance[t + 1] - predicted[t + 1]);
    }
    return new LevelPath(first, mean, variance, gain, logLikelihood);
  }

  double logLikelihood() {
    return logLikelihood;
  }

  int first() {
    return first;
  }

  int last() {
    return first + mean.length - 1;
  }

  double level(int day) {
    return mean[clamp(day)];
  }

  double variance(int day) {
    return variance[clamp(day)];
  }

  private int clamp(int day) {
    return Math.max(0, Math.min(mean.length - 1, day - first));
  }

  /** The mean level over days from..to (inclusive), cut to the days that the path has. */
  Estimate average(int from, int to) {
    int a = clamp(from);
    int b = clamp(to);
    double sum = 0;
    double total = 0;
    double withNext = 0;
    for (int t = b; t >= a; t--) {
      // Covariance of day t with the sum of the days after it, within the window.
      double ahead = t == b ? 0 : gain[t] * withNext;
      total += variance[t] + 2 * ahead;
      withNext = variance[t] + ahead;
      sum += mean[t];
    }
    int n = b - a + 1;
    return new Estimate(sum / n, total / ((double) n * n));
  }
}
