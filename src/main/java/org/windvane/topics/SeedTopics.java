package org.windvane.topics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * First topics out of the terms alone: a soft clustering of the graph in which two terms are as
 * close as their positive NPMI, by symmetric non-negative factorisation A ≈ WWᵀ (D. Kuang, C. Ding,
 * H. Park, "Symmetric Nonnegative Matrix Factorization for Graph Clustering", 2012; multiplicative
 * updates damped by one half).
 *
 * <p>Deterministic: it starts from the terms with the strongest neighbourhoods that lie apart.
 */
final class SeedTopics {
  private static final int ITERATIONS = 40;

  /** Pairs that met less often say nothing yet. */
  private static final int MIN_TOGETHER = 3;

  private static final float TINY = 1e-9f;

  private final int size;
  private final int[][] neighbours;
  private final float[][] closeness;

  private SeedTopics(int size, int[][] neighbours, float[][] closeness) {
    this.size = size;
    this.neighbours = neighbours;
    this.closeness = closeness;
  }

  /**
   * The weight of every term in each of {@code k} topics.
   *
   * @return one row a term, one column a topic; a column sums to 1
   */
  static float[][] find(Cooccurrence counts, int k) {
    return graph(counts).factorise(k);
  }

  private static SeedTopics graph(Cooccurrence counts) {
    int n = counts.size();
    int[][] neighbours = new int[n][];
    float[][] closeness = new float[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              int[] ids = new int[n];
              float[] values = new float[n];
              int found = 0;
              for (int j = 0; j < n; j++) {
                int both = i == j ? 0 : counts.together(i, j);
                if (both < MIN_TOGETHER) {
                  continue;
                }
                double npmi = counts.npmi(i, j);
                if (npmi > 0) {
                  ids[found] = j;
                  // Few meetings are discounted: P. Pantel, D. Lin, "Discovering word senses" 2002.
                  values[found++] = (float) (npmi * both / (both + 1.0));
                }
              }
              neighbours[i] = Arrays.copyOf(ids, found);
              closeness[i] = Arrays.copyOf(values, found);
            });
    SeedTopics graph = new SeedTopics(n, neighbours, closeness);
    for (int i = 0; i < n; i++) {
      double mass = Math.sqrt(Math.log1p(counts.stories(i)));
      for (int e = 0; e < closeness[i].length; e++) {
        double other = Math.sqrt(Math.log1p(counts.stories(neighbours[i][e])));
        closeness[i][e] *= (float) (mass * other);
      }
    }
    return graph;
  }

  private float[][] factorise(int k) {
    if (size == 0) {
      // So few stories that no term is frequent enough: no topic has a first term.
      return new float[0][k];
    }
    float[][] w = start(k);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      float[][] before = w;
      float[][] gram = gram(before, k);
      float[][] after = new float[size][];
      IntStream.range(0, size).parallel().forEach(i -> after[i] = update(before, gram, i, k));
      w = after;
    }
    float[] sums = new float[k];
    for (float[] row : w) {
      for (int t = 0; t < k; t++) {
        sums[t] += row[t];
      }
    }
    for (float[] row : w) {
      for (int t = 0; t < k; t++) {
        row[t] = sums[t] > 0 ? row[t] / sums[t] : 1f / size;
      }
    }
    return w;
  }

  private float[] update(float[][] w, float[][] gram, int i, int k) {
    float[] pull = new float[k];
    int[] ids = neighbours[i];
    float[] values = closeness[i];
    for (int e = 0; e < ids.length; e++) {
      float[] other = w[ids[e]];
      float value = values[e];
      for (int t = 0; t < k; t++) {
        pull[t] += value * other[t];
      }
    }
    float[] out = new float[k];
    float[] own = w[i];
    for (int t = 0; t < k; t++) {
      float push = TINY;
      for (int u = 0; u < k; u++) {
        push += own[u] * gram[u][t];
      }
      out[t] = own[t] * (0.5f + 0.5f * pull[t] / push);
    }
    return out;
  }

  private float[][] gram(float[][] w, int k) {
    float[][] gram = new float[k][k];
    for (float[] row : w) {
      for (int t = 0; t < k; t++) {
        float value = row[t];
        if (value == 0) {
          continue;
        }
        float[] line = gram[t];
        for (int u = 0; u < k; u++) {
          line[u] += value * row[u];
        }
      }
    }
    return gram;
  }

  /**
   * A term and its neighbours for every topic, each next one as far as can be from those before.
   */
  private float[][] start(int k) {
    float[][] w = new float[size][k];
    double[] free = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      free[i] = 1;
      for (float value : closeness[i]) {
        sum += value;
      }
    }
    float floor = (float) (1e-3 * Math.sqrt(sum / Math.max(1.0, (double) size * size) / k));
    for (float[] row : w) {
      Arrays.fill(row, Math.max(floor, 1e-6f));
    }
    for (int t = 0; t < k; t++) {
      int best = strongest(free);
      w[best][t] = 1;
      free[best] = 0;
      for (int e = 0; e < neighbours[best].length; e++) {
        int j = neighbours[best][e];
        w[j][t] = Math.max(w[j][t], closeness[best][e]);
        free[j] *= Math.max(0, 1 - closeness[best][e]);
      }
    }
    return w;
  }

  private int strongest(double[] free) {
    double[] score = new double[size];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            i -> {
              double s = 0;
              for (int e = 0; e < neighbours[i].length; e++) {
                double value = closeness[i][e];
                s += value * value * free[neighbours[i][e]];
              }
              score[i] = s * free[i];
            });
    int best = 0;
    for (int i = 1; i < size; i++) {
      if (score[i] > score[best]) {
        best = i;
      }
    }
    return best;
  }
}
