package org.windvane.topics;

import java.util.Arrays;

/**
 * Which topics a story holds: a mixture of the topics and of the background, fitted to the story's
 * terms by expectation maximisation with a Dirichlet prior while the topics stand still.
 *
 * <p>Not safe for use by two threads at once: it keeps its scratch space.
 */
final class Inference {
  private static final int ITERATIONS = 12;

  /** Prior weight of all topics together, in terms. */
  private static final float TOPIC_PRIOR = 1f;

  /** Prior weight of the background, in terms. */
  private static final float BACKGROUND_PRIOR = 2f;

  private final TermWeights weights;
  private final int topics;
  private final float[] expected;
  private final float[] share;
  private final float[] next;
  private float background;

  Inference(TermWeights weights) {
    this.weights = weights;
    this.topics = weights.topics();
    this.expected = new float[topics];
    this.share = new float[topics];
    this.next = new float[topics];
  }

  /** Fits the story; what the other methods then speak of. */
  void fit(Bag bag) {
    float prior = TOPIC_PRIOR / topics;
    float total = TOPIC_PRIOR + BACKGROUND_PRIOR;
    for (float w : bag.weights()) {
      total += w;
    }
    Arrays.fill(share, 0.7f / topics);
    float common = 0.3f;
    float[] inTopic = weights.inTopic();
    float[] usual = weights.background();
    float commonCount = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      Arrays.fill(next, 0);
      commonCount = 0;
      for (int i = 0; i < bag.size(); i++) {
        int term = bag.terms()[i];
        int at = term * topics;
        float base = common * usual[term];
        float sum = base;
        for (int t = 0; t < topics; t++) {
          float part = share[t] * inTopic[at + t];
          expected[t] = part;
          sum += part;
        }
        if (sum <= 0) {
          continue;
        }
        float scale = bag.weights()[i] / sum;
        commonCount += base * scale;
        for (int t = 0; t < topics; t++) {
          next[t] += expected[t] * scale;
        }
      }
      for (int t = 0; t < topics; t++) {
        share[t] = (next[t] + prior) / total;
      }
      common = (commonCount + BACKGROUND_PRIOR) / total;
    }
    background = common;
  }

  /**
   * The story's terms by topic: how many of them the topic accounts for. What the background
   * accounts for is missing from the sum.
   */
  float[] counts() {
    return next;
  }

  /** Share of each topic in the mixture; with {@link #background()} they sum to 1. */
  float[] mixture() {
    return share;
  }

  float background() {
    return background;
  }

  /**
   * Share of each topic among the story's topical terms, 0 … 1. With little evidence the shares sum
   * to less than 1: half a term's weight stays with no topic.
   */
  float[] shares() {
    float sum = 0.5f;
    for (float c : next) {
      sum += c;
    }
    float[] out = new float[topics];
    for (int t = 0; t < topics; t++) {
      out[t] = next[t] / sum;
    }
    return out;
  }

  /** Mean natural logarithm of a term's probability under the fitted mixture; NaN without terms. */
  double logLikelihood(Bag bag) {
    double sum = 0;
    double n = 0;
    for (int i = 0; i < bag.size(); i++) {
      int term = bag.terms()[i];
      double p = background * weights.background()[term];
      for (int t = 0; t < topics; t++) {
        p += share[t] * weights.inTopic()[term * topics + t];
      }
      sum += bag.weights()[i] * Math.log(Math.max(p, 1e-30));
      n += bag.weights()[i];
    }
    return sum / n;
  }
}
