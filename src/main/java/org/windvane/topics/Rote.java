package org.windvane.topics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of a topic is said by rote: for each of its ten heaviest terms the share of stories that
 * set it between the same two terms, the mean of the ten. What people write about meets ever other
 * words; the lists of links, patrons and equipment under a channel's films do not.
 */
final class Rote {
  /** A topic that is so much by rote tells of a page, not of the world. */
  static final double LEAST = 0.15;

  /** Fewer stories say nothing: their few events repeat each other's words. */
  static final int ENOUGH = 5000;

  private static final int COUNTED = 20_000;

  /** Between the same two terms by chance. */
  private static final int CHANCE = 2;

  private Rote() {}

  /**
   * @param texts the terms of each story with breaks
   * @param tops the heaviest terms of each topic
   * @return one value a topic, 0 … 1
   */
  static double[] of(List<String[]> texts, Collocations pairs, List<List<String>> tops) {
    Map<String, Map<String, Integer>> between = new HashMap<>();
    tops.forEach(top -> top.forEach(term -> between.put(term, new HashMap<>())));
    Map<String, Integer> stories = new HashMap<>();
    for (String[] text : texts.subList(0, Math.min(COUNTED, texts.size()))) {
      count(pairs.join(Arrays.asList(text)), between, stories);
    }
    return tops.stream()
        .mapToDouble(
            top ->
                top.stream()
                    .mapToDouble(term -> share(between.get(term), stories.getOrDefault(term, 0)))
                    .average()
                    .orElse(0))
        .toArray();
  }

  private static void count(
      List<String> joined,
      Map<String, Map<String, Integer>> between,
      Map<String, Integer> stories) {
    List<String> words = joined.stream().filter(word -> !word.equals(Terms.BREAK)).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      Map<String, Integer> places = between.get(words.get(i));
      if (places == null) {
        continue;
      }
      String place =
          (i > 0 ? words.get(i - 1) : "")
              + Terms.BREAK
              + (i + 1 < words.size() ? words.get(i + 1) : "");
      if (seen.add(words.get(i))) {
        stories.merge(words.get(i), 1, Integer::sum);
      }
      if (seen.add(words.get(i) + Terms.BREAK + place)) {
        places.merge(place, 1, Integer::sum);
      }
    }
  }

  private static double share(Map<String, Integer> places, int stories) {
    int most = places.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return most <= CHANCE ? 0 : most / (double) stories;
  }
}
