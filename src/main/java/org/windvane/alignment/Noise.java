package org.windvane.alignment;

import java.io.Serializable;

/**
 * How the stories of a series scatter.
 *
 * @param level mean level of the series over countries: what a country without evidence is taken
 *     for
 * @param between variance of that level between countries
 * @param story variance of a story around its day
 * @param day variance of a day around the level: stories of one day tell the same events
 * @param outlet variance of the outlets' own leanings
 */
record Noise(double level, double between, double story, double day, double outlet)
    implements Serializable {

  /** Stories that the prior variance of a story is worth. */
  private static final double PRIOR_STORIES = 12;

  /** Pairs of days that the prior of the day's own variance is worth. */
  private static final double PRIOR_DAYS = 12;

  /** Part of the prior's scatter of stories that no series goes under. */
  private static final double LEAST_SCATTER = 0.4;

  /** Variance at which the level of a segment is put a priori. */
  double levelSpread() {
    return Math.max(0.12, Math.min(0.4, 2 * between));
  }

  Noise withOutlet(double variance) {
    return new Noise(level, between, story, day, variance);
  }

  /**
   * Fits the variances to a series, starting from those of all countries.
   *
   * <p>The story's variance comes from the scatter within days of several stories, the day's from
   * differences of successive days, which a lasting change of level touches only once. Both are
   * shrunk to the prior.
   */
  Noise fit(SeriesData data, DayMeans days) {
    double within = 0;
    int freedom = 0;
    for (int i = 0; i < data.size(); ) {
      double sum = 0;
      double square = 0;
      int n = 0;
      int j = i;
      for (; j < data.size() && data.day[j] == data.day[i]; j++) {
        sum += data.sum[j];
        square += data.square[j];
        n += data.stories[j];
      }
      within += Math.max(0, square - sum * sum / n);
      freedom += n - 1;
      i = j;
    }
    double fitted = (within + PRIOR_STORIES * story) / (freedom + PRIOR_STORIES);
    double excess = 0;
    for (int i = 1; i < days.size(); i++) {
      double step = days.mean()[i] - days.mean()[i - 1];
      excess += (step * step - fitted / days.stories()[i] - fitted / days.stories()[i - 1]) / 2;
    }
    double own = (excess + PRIOR_DAYS * day) / (Math.max(0, days.size() - 1) + PRIOR_DAYS);
    // Days that differ by less than their stories' scatter allows: the stories scatter less than
    // those of other countries.
    double scatter = own < 0 ? Math.max(LEAST_SCATTER * fitted, fitted + own) : fitted;
    return new Noise(level, between, scatter, Math.max(0, own), outlet);
  }
}
