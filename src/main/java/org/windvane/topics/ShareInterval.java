package org.windvane.topics;

/**
 * A share with its 95 % interval: Wilson's score interval (E. Wilson, 1927) on as many stories as
 * the weighted, clustered stories are worth.
 *
 * @param share weighted share, 0 … 1
 * @param lower lower end
 * @param upper upper end
 */
record ShareInterval(double share, double lower, double upper) {
  private static final double Z = 1.959963984540054;

  /** With fewer days, their scatter says less than the binomial does. */
  private static final int MIN_DAYS = 5;

  /**
   * Sums over the days of one country in one period; a day's weight is the focus of its stories.
   *
   * @param focus sum of the stories' focus
   * @param focusSquares sum of its squares: with {@code focus}, Kish's effective sample size
   * @param days days with stories
   * @param daySquares sum over days of (the day's focus)²
   * @param inTopic sum of focus × weight of the topic
   * @param dayTopicSquares sum over days of (the day's focus × weight)²
   * @param dayProducts sum over days of (the day's focus × weight) × (the day's focus)
   */
  record Sums(
      double focus,
      double focusSquares,
      long days,
      double daySquares,
      double inTopic,
      double dayTopicSquares,
      double dayProducts) {}

  /**
   * Stories of one day tell of the same events, so the share's variance is taken between days where
   * there are enough of them (ratio estimator, W. Cochran, "Sampling Techniques", 1977, chapter 6),
   * and is never smaller than the binomial one.
   */
  static ShareInterval of(Sums s) {
    double p = Math.max(0, Math.min(1, s.inTopic() / s.focus()));
    double n = s.focus() * s.focus() / s.focusSquares();
    double scatter = s.dayTopicSquares() - 2 * p * s.dayProducts() + p * p * s.daySquares();
    if (s.days() >= MIN_DAYS && scatter > 0 && p > 0 && p < 1) {
      double variance = scatter / (s.focus() * s.focus()) * s.days() / (s.days() - 1.0);
      n = Math.min(n, p * (1 - p) / variance);
    }
    return wilson(p, Math.max(1, n));
  }

  static ShareInterval wilson(double p, double n) {
    double z2 = Z * Z;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new ShareInterval(
        p, Math.max(0, Math.min(p, middle - half)), Math.min(1, Math.max(p, middle + half)));
  }
}
