package org.windvane.topics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The terms that a model knows, the most frequent first. */
final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] terms;
  private final Map<String, Integer> ids;

  private Vocabulary(String[] terms) {
    this.terms = terms;
    this.ids = new HashMap<>(terms.length * 2);
    for (int i = 0; i < terms.length; i++) {
      ids.put(terms[i], i);
    }
  }

  static Vocabulary of(List<String> terms) {
    return new Vocabulary(terms.toArray(new String[0]));
  }

  /**
   * The terms that stand in at least {@code minStories} stories and in at most {@code maxShare} of
   * them.
   *
   * @param most at most so many terms, the most frequent
   */
  static Vocabulary learn(List<List<String>> stories, int minStories, double maxShare, int most) {
    Map<String, int[]> frequency = new HashMap<>();
    for (List<String> story : stories) {
      for (String term : new HashSet<>(story)) {
        frequency.computeIfAbsent(term, k -> new int[1])[0]++;
      }
    }
    double cap = maxShare * stories.size();
    List<Map.Entry<String, int[]>> kept = new ArrayList<>();
    for (Map.Entry<String, int[]> e : frequency.entrySet()) {
      if (e.getValue()[0] >= minStories && e.getValue()[0] <= cap) {
        kept.add(e);
      }
    }
    kept.sort(
        Comparator.comparingInt((Map.Entry<String, int[]> e) -> -e.getValue()[0])
            .thenComparing(Map.Entry::getKey));
    return new Vocabulary(kept.stream().limit(most).map(Map.Entry::getKey).toArray(String[]::new));
  }

  int size() {
    return terms.length;
  }

  String term(int id) {
    return terms[id];
  }

  List<String> terms() {
    return List.of(terms);
  }

  /** The term's place, or -1. */
  int id(String term) {
    Integer id = ids.get(term);
    return id == null ? -1 : id;
  }

  /**
   * A story as a bag: every term once, with the weight 1 + ln(count), so that a word said ten times
   * is not ten times the evidence.
   */
  Bag bag(List<String> story) {
    int[] found = new int[story.size()];
    int n = 0;
    for (String term : story) {
      int id = id(term);
      if (id >= 0) {
        found[n++] = id;
      }
    }
    return Bag.of(found, n);
  }
}
