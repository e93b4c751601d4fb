package org.windvane.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a {@link TopicSpace} out of a bounded sample of stories. */
final class SpaceFit {
  /** With fewer stories than this, a tenth held out is too small to measure anything on. */
  private static final int HOLD_OUT_FROM = 5000;

  private static final int HOLD_OUT = 10;
  private static final int MAX_PAIRS = 5000;
  private static final double MAX_SHARE = 0.25;
  private static final int ITERATIONS = 8;

  private final TopicOptions options;

  SpaceFit(TopicOptions options) {
    this.options = options;
  }

  /** The sample as the fit and the measure see it. */
  record Sample(
      Collocations collocations, Vocabulary vocabulary, List<Bag> fit, List<Bag> heldOut) {

    /**
     * @param texts the terms of each story with breaks, in an order that has nothing to do with
     *     time or place
     */
    static Sample of(List<String[]> texts, int terms) {
      int n = texts.size();
      int few = Math.max(3, n / 20000);
      Collocations collocations = Collocations.learn(texts, Math.max(4, n / 5000), MAX_PAIRS);
      List<List<String>> joined = new ArrayList<>(n);
      for (String[] text : texts) {
        joined.add(collocations.join(Arrays.asList(text)));
      }
      Vocabulary vocabulary = Vocabulary.learn(joined, few, MAX_SHARE, terms);
      List<Bag> fit = new ArrayList<>();
      List<Bag> heldOut = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        Bag bag = vocabulary.bag(joined.get(i));
        if (bag.size() > 0) {
          (n >= HOLD_OUT_FROM && i % HOLD_OUT == 0 ? heldOut : fit).add(bag);
        }
      }
      return new Sample(collocations, vocabulary, fit, heldOut.isEmpty() ? fit : heldOut);
    }
  }

  /** Fits a first model, with ids from 1 on, the largest topic first. */
  TopicSpace fit(List<String[]> texts, long archive, String version) {
    Sample sample = Sample.of(texts, options.terms());
    int n = sample.fit().size();
    TermWeights weights =
        new TopicFit(new TopicFit.Options(options.topics(n), ITERATIONS, minStories(n)))
            .fit(sample.fit(), sample.vocabulary().size());
    return describe(sample, weights, archive, version);
  }

  private static double minStories(int stories) {
    return Math.max(4, stories * 0.001);
  }

  private static TopicSpace describe(
      Sample sample, TermWeights found, long archive, String version) {
    double[] mass = new double[found.topics()];
    Inference inference = new Inference(found);
    double likelihood = 0;
    for (Bag bag : sample.heldOut()) {
      inference.fit(bag);
      float[] shares = inference.shares();
      for (int t = 0; t < mass.length; t++) {
        mass[t] += shares[t] / sample.heldOut().size();
      }
      likelihood += inference.logLikelihood(bag) / sample.heldOut().size();
    }
    Integer[] order = new Integer[mass.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(mass[b], mass[a]));
    TermWeights weights = found.keep(Arrays.stream(order).mapToInt(i -> i).toArray());
    List<int[]> tops = new ArrayList<>();
    for (int t = 0; t < weights.topics(); t++) {
      tops.add(weights.top(t, Coherence.TERMS));
    }
    double[] coherence = Coherence.npmi(tops, sample.heldOut());
    List<String> labels = Labels.of(weights, sample.vocabulary());
    List<TopicSpace.Topic> topics = new ArrayList<>();
    for (int t = 0; t < weights.topics(); t++) {
      topics.add(new TopicSpace.Topic(t + 1, labels.get(t), coherence[t], mass[order[t]]));
    }
    return new TopicSpace(
        version,
        sample.collocations(),
        sample.vocabulary(),
        weights,
        List.copyOf(topics),
        archive,
        likelihood);
  }
}
