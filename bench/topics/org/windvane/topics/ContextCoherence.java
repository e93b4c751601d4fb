package org.windvane.topics;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * C_v with whole stories for windows (M. Röder, A. Both, A. Hinneburg, "Exploring the Space of Topic
 * Coherence Measures", 2015): each of a topic's ten terms is the vector of its NPMI with all ten, and
 * is held against the sum of the vectors by the cosine. Terms that meet in no story count 0.
 */
final class ContextCoherence {
  private ContextCoherence() {}

  static double mean(List<int[]> tops, List<Bag> stories) {
    Map<Integer, BitSet> where = new HashMap<>();
    tops.forEach(
        top -> {
          for (int term : top) {
            where.putIfAbsent(term, new BitSet(stories.size()));
          }
        });
    for (int s = 0; s < stories.size(); s++) {
      for (int term : stories.get(s).terms()) {
        BitSet set = where.get(term);
        if (set != null) {
          set.set(s);
        }
      }
    }
    return tops.stream().mapToDouble(top -> of(top, where, stories.size())).average().orElse(0);
  }

  private static double of(int[] top, Map<Integer, BitSet> where, int stories) {
    int n = top.length;
    double[][] vectors = new double[n][n];
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        BitSet both = (BitSet) where.get(top[i]).clone();
        both.and(where.get(top[j]));
        int a = where.get(top[i]).cardinality();
        int b = where.get(top[j]).cardinality();
        vectors[i][j] =
            both.isEmpty() ? 0 : Cooccurrence.npmi(both.cardinality(), a, b, stories);
        sum[j] += vectors[i][j];
      }
    }
    double total = 0;
    for (double[] vector : vectors) {
      total += cosine(vector, sum);
    }
    return total / n;
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squaresA += a[i] * a[i];
      squaresB += b[i] * b[i];
    }
    return squaresA == 0 || squaresB == 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
  }
}
