package org.windvane.topics;

import java.io.Serializable;

/**
 * How probable each term is in each topic, and in a text about nothing in particular.
 *
 * @param topics number of topics
 * @param inTopic one run of {@code topics} values a term; over all terms, a topic's values sum to 1
 * @param background one value a term; they sum to 1
 */
record TermWeights(int topics, float[] inTopic, float[] background) implements Serializable {

  int terms() {
    return background.length;
  }

  float of(int term, int topic) {
    return inTopic[term * topics + topic];
  }

  /** The ids of a topic's {@code n} most probable terms, the most probable first. */
  int[] top(int topic, int n) {
    int[] best = new int[Math.min(n, terms())];
    int found = 0;
    for (int term = 0; term < terms(); term++) {
      float value = of(term, topic);
      if (found == best.length && value <= of(best[found - 1], topic)) {
        continue;
      }
      int at = found < best.length ? found++ : found - 1;
      while (at > 0 && of(best[at - 1], topic) < value) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = term;
    }
    return java.util.Arrays.copyOf(best, found);
  }

  /** These topics alone, in the given order. */
  TermWeights keep(int[] kept) {
    float[] out = new float[terms() * kept.length];
    for (int term = 0; term < terms(); term++) {
      for (int i = 0; i < kept.length; i++) {
        out[term * kept.length + i] = of(term, kept[i]);
      }
    }
    return new TermWeights(kept.length, out, background);
  }
}
