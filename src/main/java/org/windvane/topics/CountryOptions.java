package org.windvane.topics;

import com.typesafe.config.Config;
import java.io.Serializable;

/**
 * The knobs under {@code windvane.topics.countries}.
 *
 * @param fitFrom a country with news worth fewer whole stories has no sub-topics
 * @param fitStories stories of one country that a fit reads, at most; one task holds them
 * @param space how its topics are fitted and told
 */
record CountryOptions(double fitFrom, int fitStories, TopicOptions space) implements Serializable {

  /** Share of a story's attention from which on the story is the country's own. */
  static final double OWN = 1.0 / 3;

  static CountryOptions of(Config config) {
    Config c = config.getConfig("windvane.topics.countries");
    TopicOptions all = TopicOptions.of(config);
    int fitStories = c.getInt("fit-stories");
    return new CountryOptions(
        c.getDouble("fit-from"),
        fitStories,
        new TopicOptions(
            c.getInt("fewest"),
            c.getInt("most"),
            c.getInt("vocabulary"),
            fitStories,
            all.wordsRead(),
            all.minStories(),
            all.minWeight()));
  }

  /**
   * Whether a country is to be fitted: for the first time, or because its news is twice what its
   * standing topics saw, while a fit can still see more.
   *
   * @param stories its news in whole stories
   * @param standing its news when it was fitted last; 0: never
   */
  boolean due(double stories, long standing) {
    return standing == 0 ? stories >= fitFrom : standing < fitStories && stories >= 2.0 * standing;
  }
}
