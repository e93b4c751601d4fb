package org.windvane.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of the topics that the standing ones leave unsaid a refit takes in. News that was not there
 * before gets its topics at once. What was there all along and merely had no topic of its own comes
 * in slowly: it takes its mass from standing topics, whose series are read on.
 */
final class Newcomers {
  /** The terms of a topic of new news have become so much more frequent, by natural logarithm. */
  static final double NEW_NEWS = Math.log(4);

  /** Share of the news that topics of what was there before take in one refit, at most. */
  static final double SLOWLY = 0.05;

  /** A model of fewer stories is a sketch: what it leaves unsaid comes in as there is room. */
  static final int SKETCH = 5000;

  private final TopicSpace standing;
  private final FitSample sample;
  private final int room;

  /**
   * @param sample the stories of the refit
   * @param room for so many new topics
   */
  Newcomers(TopicSpace standing, FitSample sample, int room) {
    this.standing = standing;
    this.sample = sample;
    this.room = room;
  }

  /**
   * @param known the standing topics as the refit begins with them
   * @param found topics of what they leave unsaid, over the same vocabulary
   * @param candidates topics of {@code found}, the best first
   * @return those that are taken in, the ones of new news first
   */
  List<Integer> choose(TermWeights known, TermWeights found, List<Integer> candidates) {
    if (candidates.isEmpty()) {
      return candidates;
    }
    List<Integer> out = new ArrayList<>();
    List<Integer> unseen = new ArrayList<>();
    for (int candidate : candidates) {
      (growth(found, candidate) >= NEW_NEWS ? out : unseen).add(candidate);
    }
    double[] mass = mass(known.with(found, unseen));
    double left = standing.stories() < SKETCH ? 1 : SLOWLY;
    for (int i = 0; i < unseen.size(); i++) {
      double share = mass[known.topics() + i];
      if (share <= left) {
        out.add(unseen.get(i));
        left -= share;
      }
    }
    return out.subList(0, Math.min(room, out.size()));
  }

  /** Share of each topic in what the topics hold of the stories. */
  private double[] mass(TermWeights weights) {
    double[] out = new double[weights.topics()];
    double all = 0;
    Inference inference = new Inference(weights);
    for (Bag bag : sample.fit()) {
      inference.fit(bag);
      float[] shares = inference.shares();
      for (int t = 0; t < out.length; t++) {
        out[t] += shares[t];
        all += shares[t];
      }
    }
    for (int t = 0; t < out.length; t++) {
      out[t] /= Math.max(1e-9, all);
    }
    return out;
  }

  /**
   * How much more frequent the ten heaviest terms of a topic are among the refit's stories than
   * among those of the standing model: mean natural logarithm of the ratio, weighted by the topic.
   */
  private double growth(TermWeights found, int topic) {
    float[] before = standing.weights().background();
    double rarest =
        IntStream.range(0, before.length).mapToDouble(term -> before[term]).min().orElse(1);
    double sum = 0;
    double weights = 0;
    for (int term : found.top(topic, Coherence.TERMS)) {
      int id = standing.vocabulary().id(sample.vocabulary().term(term));
      double then = id >= 0 ? before[id] : rarest;
      sum += found.of(term, topic) * Math.log(found.background()[term] / then);
      weights += found.of(term, topic);
    }
    return weights > 0 ? sum / weights : 0;
  }
}
