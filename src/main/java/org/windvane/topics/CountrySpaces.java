package org.windvane.topics;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The standing sub-topics of every country that has enough stories. Its size is bounded by the
 * number of states, whatever the number of stories.
 */
final class CountrySpaces implements Serializable {
  private static final long serialVersionUID = 1L;

  static final CountrySpaces NONE = new CountrySpaces(new TreeMap<>());

  /**
   * One country's own topics.
   *
   * @param space the model; its ids are the country's own, from 1 on
   * @param parents for each topic of the space, the id of the shared topic that the country's
   *     stories about it hold most of; -1: of none
   */
  record CountrySpace(TopicSpace space, int[] parents) implements Serializable {}

  private final TreeMap<String, CountrySpace> spaces;

  private CountrySpaces(TreeMap<String, CountrySpace> spaces) {
    this.spaces = spaces;
  }

  /** These, with some in place of those that the countries had before. */
  CountrySpaces with(Map<String, CountrySpace> fitted) {
    TreeMap<String, CountrySpace> all = new TreeMap<>(spaces);
    all.putAll(fitted);
    return new CountrySpaces(all);
  }

  Set<String> countries() {
    return spaces.keySet();
  }

  /** The country's, or null. */
  CountrySpace of(String country) {
    return spaces.get(country);
  }

  /** Whole stories that the country's news was worth when it was fitted; 0: never. */
  long stories(String country) {
    CountrySpace space = spaces.get(country);
    return space == null ? 0 : space.space().stories();
  }
}
