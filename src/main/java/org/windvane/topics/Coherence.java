package org.windvane.topics;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a topic's heaviest terms belong together: mean NPMI over their pairs, counted in stories
 * that the fit may not have seen (J. Lau, D. Newman, T. Baldwin, "Machine Reading Tea Leaves",
 * 2014).
 */
final class Coherence {
  /** Terms of a topic that are looked at. */
  static final int TERMS = 10;

  private Coherence() {}

  /**
   * @param tops term ids of each topic
   * @param stories where the terms are counted
   * @return one value a topic, -1 … 1; NaN for a topic of fewer than two terms
   */
  static double[] npmi(List<int[]> tops, List<Bag> stories) {
    Map<Integer, BitSet> where = new HashMap<>();
    for (int[] top : tops) {
      for (int term : top) {
        where.putIfAbsent(term, new BitSet(stories.size()));
      }
    }
    for (int s = 0; s < stories.size(); s++) {
      for (int term : stories.get(s).terms()) {
        BitSet set = where.get(term);
        if (set != null) {
          set.set(s);
        }
      }
    }
    double[] out = new double[tops.size()];
    for (int t = 0; t < out.length; t++) {
      out[t] = mean(tops.get(t), where, stories.size());
    }
    return out;
  }

  private static double mean(int[] top, Map<Integer, BitSet> where, int stories) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < top.length; i++) {
      BitSet a = where.get(top[i]);
      for (int j = i + 1; j < top.length; j++) {
        BitSet both = (BitSet) a.clone();
        both.and(where.get(top[j]));
        sum +=
            Cooccurrence.npmi(
                both.cardinality(), a.cardinality(), where.get(top[j]).cardinality(), stories);
        pairs++;
      }
    }
    return pairs == 0 ? Double.NaN : sum / pairs;
  }
}
