package org.windvane.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The heaviest terms of topics. */
final class Tops {
  private Tops() {}

  /** Weight of a term in a topic. */
  interface Weight {
    double of(int term, int topic);
  }

  static List<int[]> of(int topics, int terms, Weight weight) {
    List<int[]> out = new ArrayList<>();
    for (int t = 0; t < topics; t++) {
      int topic = t;
      out.add(
          IntStream.range(0, terms)
              .boxed()
              .sorted(Comparator.comparingDouble(term -> -weight.of(term, topic)))
              .limit(Coherence.TERMS)
              .mapToInt(Integer::intValue)
              .toArray());
    }
    return out;
  }
}
