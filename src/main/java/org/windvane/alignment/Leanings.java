package org.windvane.alignment;

import java.util.Arrays;

/**
 * Each outlet's own leaning in a series, apart from the level that all of them report on: the best
 * linear prediction in the additive model value = level of the day + leaning of the outlet +
 * scatter.
 *
 * <p>The two parts are fitted in turn until neither moves, which is block Gauss-Seidel on the
 * mixed-model equations. An outlet that comes in beside others is so compared with what they say in
 * the same weeks; its coming moves the leaning, not the level.
 */
final class Leanings {
  private static final int ROUNDS = 12;

  /** Share of a day's stories' variance at which an outlet's leaning is put a priori. */
  private static final double PRIOR_SHARE = 0.15;

  /** Outlets that the prior is worth. */
  static final double PRIOR_OUTLETS = 4;

  /** Variance that the level may gain a day while leanings are fitted: 0.35 in a year. */
  private static final double WANDER = 0.12 / 365;

  private final double[] leaning;
  private final double variance;
  private final double effective;

  private Leanings(double[] leaning, double variance, double effective) {
    this.leaning = leaning;
    this.variance = variance;
    this.effective = effective;
  }

  /** Leaning by outlet number; the mean over stories is 0. */
  double[] byOutlet() {
    return leaning;
  }

  /** Variance between outlets. */
  double variance() {
    return variance;
  }

  /** The number of equally used outlets that would average leanings out as well as these. */
  double effectiveOutlets() {
    return effective;
  }

  /**
   * @param outlets how many outlet numbers there are
   */
  static Leanings fit(SeriesData data, int outlets, Noise noise) {
    double[] stories = new double[outlets];
    int total = 0;
    for (int i = 0; i < data.size(); i++) {
      stories[data.outlet[i]] += data.stories[i];
      total += data.stories[i];
    }
    int seen = 0;
    double concentration = 0;
    for (double n : stories) {
      seen += n > 0 ? 1 : 0;
      concentration += n * n;
    }
    double effective = total == 0 ? 1 : (double) total * total / concentration;
    double[] leaning = new double[outlets];
    double prior = PRIOR_SHARE * noise.story();
    double variance = prior;
    if (seen < 2) {
      return new Leanings(leaning, variance, effective);
    }
    int first = data.day[0];
    int last = data.day[data.size() - 1];
    double story = noise.story() + noise.day();
    for (int round = 0; round < ROUNDS; round++) {
      DayMeans days = DayMeans.of(data, leaning, d -> true);
      LevelPath path =
          LevelPath.smooth(
              first,
              last,
              days.day(),
              days.mean(),
              days.noise(noise),
              noise.level(),
              noise.between(),
              WANDER,
              null);
      double[] residual = new double[outlets];
      for (int i = 0; i < data.size(); i++) {
        residual[data.outlet[i]] += data.sum[i] - data.stories[i] * path.level(data.day[i]);
      }
      double spread = PRIOR_OUTLETS * prior;
      double centre = 0;
      for (int o = 0; o < outlets; o++) {
        if (stories[o] > 0) {
          leaning[o] = residual[o] / (stories[o] + story / variance);
          spread += leaning[o] * leaning[o] + story / (stories[o] + story / variance);
          centre += leaning[o] * stories[o] / total;
        }
      }
      variance = spread / (seen + PRIOR_OUTLETS);
      for (int o = 0; o < outlets; o++) {
        leaning[o] = stories[o] > 0 ? leaning[o] - centre : 0;
      }
    }
    return new Leanings(Arrays.copyOf(leaning, outlets), variance, effective);
  }
}
