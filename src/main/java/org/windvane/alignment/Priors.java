package org.windvane.alignment;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the countries' series stand and how they scatter, taken together: what a country with
 * little evidence borrows (empirical Bayes by moments).
 */
final class Priors implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What holds before any country is seen, and how many countries that is worth. */
  private static final double LEVEL_SPREAD = 0.1;

  private static final double STORY_SPREAD = 0.2;
  private static final double PRIOR_COUNTRIES = 4;
  private static final double PRIOR_STORIES = 50;

  /** Part of the scatter that stories of one day share, before any series is fitted. */
  private static final double DAY_SHARE = 0.1;

  private final Map<String, Noise> bySeries;

  private Priors(Map<String, Noise> bySeries) {
    this.bySeries = bySeries;
  }

  /** One series of one country: its stories, the sum of their values and of the squares. */
  record Moments(String country, String series, long stories, double sum, double square) {}

  static Priors of(List<Moments> all) {
    Map<String, List<Moments>> groups = new HashMap<>();
    all.forEach(m -> groups.computeIfAbsent(m.series(), s -> new java.util.ArrayList<>()).add(m));
    Map<String, Noise> fitted = new HashMap<>();
    groups.forEach((series, moments) -> fitted.put(series, fit(moments)));
    return new Priors(fitted);
  }

  private static Noise fit(List<Moments> countries) {
    double within = PRIOR_STORIES * STORY_SPREAD;
    double freedom = PRIOR_STORIES;
    for (Moments m : countries) {
      within += Math.max(0, m.square() - m.sum() * m.sum() / m.stories());
      freedom += m.stories() - 1;
    }
    double story = within / freedom;
    // Every country counts by how well its mean is known, a well-known one as one country.
    double weights = 0;
    double level = 0;
    for (Moments m : countries) {
      double w = 1 / (LEVEL_SPREAD + story / m.stories());
      weights += w;
      level += w * m.sum() / m.stories();
    }
    double pull = 1 / LEVEL_SPREAD;
    double mean = level / (weights + pull);
    double spread = PRIOR_COUNTRIES * LEVEL_SPREAD;
    double counted = PRIOR_COUNTRIES;
    for (Moments m : countries) {
      double trust = LEVEL_SPREAD / (LEVEL_SPREAD + story / m.stories());
      double off = m.sum() / m.stories() - mean;
      spread += trust * Math.max(0, off * off - story / m.stories());
      counted += trust;
    }
    return new Noise(mean, spread / counted, (1 - DAY_SHARE) * story, DAY_SHARE * story, 0);
  }

  Noise of(String series) {
    Noise noise = bySeries.get(series);
    return noise != null
        ? noise
        : new Noise(0, LEVEL_SPREAD, (1 - DAY_SHARE) * STORY_SPREAD, DAY_SHARE * STORY_SPREAD, 0);
  }
}
