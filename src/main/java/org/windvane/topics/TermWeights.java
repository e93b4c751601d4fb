package org.windvane.topics;

import java.io.Serializable;
import java.util.List;

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

  /**
   * The same topics over another vocabulary, as they are: what a topic gave to terms that the other
   * lacks is missing from its sum, and terms that are new have nothing.
   */
  TermWeights onto(Vocabulary from, Vocabulary to, float[] newBackground) {
    float[] out = new float[to.size() * topics];
    for (int term = 0; term < to.size(); term++) {
      int old = from.id(to.term(term));
      for (int t = 0; t < topics && old >= 0; t++) {
        out[term * topics + t] = of(old, t);
      }
    }
    return new TermWeights(topics, out, newBackground);
  }

  /** Sum of a topic's values. */
  double sum(int topic) {
    double sum = 0;
    for (int term = 0; term < terms(); term++) {
      sum += of(term, topic);
    }
    return sum;
  }

  /** The same topics with a little of the background, so that no term is impossible; sums are 1. */
  TermWeights smoothed(float background) {
    float[] out = new float[inTopic.length];
    for (int t = 0; t < topics; t++) {
      double sum = sum(t);
      for (int term = 0; term < terms(); term++) {
        out[term * topics + t] =
            (float) ((1 - background) * of(term, t) / sum) + background * background()[term];
      }
    }
    return new TermWeights(topics, out, background());
  }

  /** Each topic halfway to its match in another's topics over the same vocabulary; -1: as it is. */
  TermWeights mixed(TermWeights other, int[] match) {
    float[] out = inTopic.clone();
    for (int term = 0; term < terms(); term++) {
      for (int t = 0; t < topics; t++) {
        if (match[t] >= 0) {
          out[term * topics + t] = (of(term, t) + other.of(term, match[t])) / 2;
        }
      }
    }
    return new TermWeights(topics, out, background);
  }

  /** These topics and, after them, some of another's over the same vocabulary. */
  TermWeights with(TermWeights other, List<Integer> added) {
    int k = topics + added.size();
    float[] out = new float[terms() * k];
    for (int term = 0; term < terms(); term++) {
      System.arraycopy(inTopic, term * topics, out, term * k, topics);
      for (int i = 0; i < added.size(); i++) {
        out[term * k + topics + i] = other.of(term, added.get(i));
      }
    }
    return new TermWeights(k, out, background);
  }
}
