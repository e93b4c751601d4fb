package org.windvane.topics;

import com.typesafe.config.Config;
import java.io.Serializable;

/**
 * The knobs under {@code windvane.topics}.
 *
 * @param fewest fewest topics that a fit starts with
 * @param most most topics that a fit starts with
 * @param terms size of the vocabulary, at most
 * @param fitStories stories that a fit reads, at most; they are held by the driver
 * @param wordsRead words of a story's body that are read
 * @param minStories stories that a country must have in a period for its shares to be told
 * @param minWeight smaller weights of a topic in a story are left out
 */
record TopicOptions(
    int fewest,
    int most,
    int terms,
    int fitStories,
    int wordsRead,
    double minStories,
    double minWeight)
    implements Serializable {

  static TopicOptions of(Config config) {
    Config c = config.getConfig("windvane.topics");
    return new TopicOptions(
        c.getInt("fewest"),
        c.getInt("most"),
        c.getInt("vocabulary"),
        c.getInt("fit-stories"),
        c.getInt("words-read"),
        c.getDouble("min-stories"),
        c.getDouble("min-weight"));
  }

  /**
   * Topics that a fit on so many stories starts with: 12 for five hundred, about 60 for thirty
   * thousand, 100 from a hundred thousand on. The fit gives up those that hold too little.
   */
  int topics(int stories) {
    return (int) Math.max(fewest, Math.min(most, Math.round(Math.pow(stories, 0.4))));
  }
}
