package org.windvane.topics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Non-negative factorisation of TF-IDF rows of length one, by multiplicative updates (D. Lee, H.
 * Seung, "Algorithms for Non-negative Matrix Factorization", 2001). Settings by system property:
 * {@code rounds}.
 */
final class Nmf implements Engine {
  private static final int ROUNDS = Integer.getInteger("rounds", 60);

  @Override
  public Fitted fit(Stories stories, int terms, int k, long seed) {
    List<Bag> bags = stories.bags();
    int n = bags.size();
    double[] idf = idf(bags, terms);
    float[][] rows = new float[n][];
    Arrays.setAll(rows, d -> row(bags.get(d), idf));
    Random random = new Random(seed);
    float[][] w = start(n, k, random);
    float[][] h = start(terms, k, random);
    for (int round = 0; round < ROUNDS; round++) {
      float[][] hh = gram(h, k);
      IntStream.range(0, n)
          .parallel()
          .forEach(d -> update(w[d], pull(bags.get(d), rows[d], h, k), hh));
      float[][] ww = gram(w, k);
      float[][] pulls = new float[terms][k];
      for (int d = 0; d < n; d++) {
        Bag bag = bags.get(d);
        for (int i = 0; i < bag.size(); i++) {
          float[] pull = pulls[bag.terms()[i]];
          for (int t = 0; t < k; t++) {
            pull[t] += rows[d][i] * w[d][t];
          }
        }
      }
      IntStream.range(0, terms).parallel().forEach(term -> update(h[term], pulls[term], ww));
    }
    return fitted(h, idf, k);
  }

  private static Fitted fitted(float[][] h, double[] idf, int k) {
    return new Fitted() {
      @Override
      public List<int[]> tops() {
        return Tops.of(k, h.length, (term, t) -> h[term][t]);
      }

      @Override
      public void score(Stories others) {
        float[][] hh = gram(h, k);
        for (Bag bag : others.bags()) {
          float[] weights = new float[k];
          Arrays.fill(weights, 0.01f);
          float[] pull = pull(bag, row(bag, idf), h, k);
          for (int round = 0; round < 12; round++) {
            update(weights, pull, hh);
          }
        }
      }
    };
  }

  static double[] idf(List<Bag> bags, int terms) {
    double[] out = new double[terms];
    for (Bag bag : bags) {
      for (int term : bag.terms()) {
        out[term]++;
      }
    }
    for (int term = 0; term < terms; term++) {
      out[term] = Math.log(bags.size() / Math.max(1, out[term]));
    }
    return out;
  }

  static float[] row(Bag bag, double[] idf) {
    float[] out = new float[bag.size()];
    double squares = 1e-12;
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (bag.weights()[i] * idf[bag.terms()[i]]);
      squares += out[i] * out[i];
    }
    for (int i = 0; i < out.length; i++) {
      out[i] /= (float) Math.sqrt(squares);
    }
    return out;
  }

  private static float[][] start(int rows, int k, Random random) {
    float[][] out = new float[rows][k];
    for (float[] row : out) {
      for (int t = 0; t < k; t++) {
        row[t] = random.nextFloat() * 0.1f;
      }
    }
    return out;
  }

  private static float[] pull(Bag bag, float[] row, float[][] h, int k) {
    float[] out = new float[k];
    for (int i = 0; i < bag.size(); i++) {
      float[] term = h[bag.terms()[i]];
      for (int t = 0; t < k; t++) {
        out[t] += row[i] * term[t];
      }
    }
    return out;
  }

  private static void update(float[] row, float[] pull, float[][] gram) {
    float[] old = row.clone();
    for (int t = 0; t < row.length; t++) {
      float push = 1e-9f;
      for (int u = 0; u < row.length; u++) {
        push += old[u] * gram[u][t];
      }
      row[t] = old[t] * pull[t] / push;
    }
  }

  private static float[][] gram(float[][] w, int k) {
    float[][] out = new float[k][k];
    for (float[] row : w) {
      for (int t = 0; t < k; t++) {
        if (row[t] != 0) {
          for (int u = 0; u < k; u++) {
            out[t][u] += row[t] * row[u];
          }
        }
      }
    }
    return out;
  }
}
