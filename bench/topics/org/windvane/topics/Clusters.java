package org.windvane.topics;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Spherical k-means over sentence embeddings (all-MiniLM-L6-v2, quantised) of the stories' heads,
 * named by class-based TF-IDF (M. Grootendorst, "BERTopic", 2022).
 */
final class Clusters implements Engine {
  private static final int ROUNDS = 25;
  private final EmbeddingModel encoder = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

  /** Embeddings of the texts met so far: draws and numbers of topics share texts. */
  private final Map<String, float[]> kept = new HashMap<>();

  private double spent;
  private double spared;

  @Override
  public double spared() {
    double out = spared;
    spared = 0;
    return out;
  }

  @Override
  public Fitted fit(Stories stories, int terms, int k, long seed) {
    float[][] points = embed(stories.texts());
    int[] of = new int[points.length];
    float[][] centres = new float[k][];
    Random random = new Random(seed);
    seed(points, centres, random);
    for (int round = 0; round < ROUNDS; round++) {
      IntStream.range(0, points.length).parallel().forEach(i -> of[i] = nearest(points[i], centres));
      for (float[] centre : centres) {
        java.util.Arrays.fill(centre, 0);
      }
      for (int i = 0; i < points.length; i++) {
        for (int d = 0; d < points[i].length; d++) {
          centres[of[i]][d] += points[i][d];
        }
      }
      for (float[] centre : centres) {
        normalise(centre);
      }
    }
    double[][] counts = new double[terms][k];
    double[] all = new double[terms];
    double total = 0;
    for (int i = 0; i < points.length; i++) {
      Bag bag = stories.bags().get(i);
      for (int j = 0; j < bag.size(); j++) {
        counts[bag.terms()[j]][of[i]] += bag.weights()[j];
        all[bag.terms()[j]] += bag.weights()[j];
        total += bag.weights()[j];
      }
    }
    double mean = total / k;
    return new Fitted() {
      @Override
      public List<int[]> tops() {
        return Tops.of(
            k, terms, (term, t) -> counts[term][t] * Math.log1p(mean / Math.max(1e-9, all[term])));
      }

      @Override
      public void score(Stories others) {
        for (float[] point : embed(others.texts())) {
          nearest(point, centres);
        }
      }
    };
  }

  /** Points far from those before are likelier (D. Arthur, S. Vassilvitskii, "k-means++", 2007). */
  private static void seed(float[][] points, float[][] centres, Random random) {
    double[] far = new double[points.length];
    java.util.Arrays.fill(far, 1);
    for (int c = 0; c < centres.length; c++) {
      double left = random.nextDouble() * java.util.Arrays.stream(far).sum();
      int chosen = 0;
      while (chosen < points.length - 1 && (left -= far[chosen]) > 0) {
        chosen++;
      }
      centres[c] = points[chosen].clone();
      for (int i = 0; i < far.length; i++) {
        far[i] = Math.min(far[i], Math.max(0, 1 - dot(points[i], centres[c])));
      }
    }
  }

  private float[][] embed(List<String> texts) {
    float[][] out = new float[texts.size()][];
    int met = 0;
    double start = EngineTrial.cpu();
    for (int i = 0; i < out.length; i++) {
      String text = texts.get(i).isBlank() ? "-" : texts.get(i);
      out[i] = kept.get(text);
      if (out[i] != null) {
        met++;
        continue;
      }
      out[i] = encoder.embed(TextSegment.from(text)).content().vector();
      normalise(out[i]);
      kept.put(text, out[i]);
    }
    spent += EngineTrial.cpu() - start;
    // Each text costs what the texts embedded so far cost on average.
    spared += met * spent / kept.size();
    return out;
  }

  private static int nearest(float[] point, float[][] centres) {
    int best = 0;
    float most = -2;
    for (int c = 0; c < centres.length; c++) {
      float sum = dot(point, centres[c]);
      if (sum > most) {
        most = sum;
        best = c;
      }
    }
    return best;
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  private static void normalise(float[] v) {
    double squares = 1e-12;
    for (float x : v) {
      squares += x * x;
    }
    for (int d = 0; d < v.length; d++) {
      v[d] /= (float) Math.sqrt(squares);
    }
  }
}
