package org.windvane.topics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much stories are about a topic that hold some of it: the mean share of the topic in a story,
 * every story weighted by that share. A topic that gathers a little of many stories and all of none
 * is made of words that go with anything.
 */
final class Focused {
  /** A topic is given up whose focus is under this part of the median topic's. */
  private static final double LEAST = 0.8;

  private Focused() {}

  /** One value a topic, 0 … 1; 0 for one that no story holds. */
  static double[] of(TermWeights weights, List<Bag> stories) {
    double[] squares = new double[weights.topics()];
    double[] sums = new double[weights.topics()];
    Inference inference = new Inference(weights);
    for (Bag bag : stories) {
      inference.fit(bag);
      float[] shares = inference.shares();
      for (int t = 0; t < shares.length; t++) {
        squares[t] += shares[t] * shares[t];
        sums[t] += shares[t];
      }
    }
    return IntStream.range(0, sums.length)
        .mapToDouble(t -> sums[t] > 0 ? squares[t] / sums[t] : 0)
        .toArray();
  }

  /** Those topics that stories are about, in the same order. */
  static TermWeights only(TermWeights weights, List<Bag> stories) {
    double[] focus = of(weights, stories);
    double[] sorted = Arrays.stream(focus).sorted().toArray();
    double least = sorted.length == 0 ? 0 : LEAST * sorted[sorted.length / 2];
    return weights.keep(IntStream.range(0, focus.length).filter(t -> focus[t] >= least).toArray());
  }
}
