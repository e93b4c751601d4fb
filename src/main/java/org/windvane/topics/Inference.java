package org.windvane.topics;

import java.util.Arrays;

/**
 * Which topics a story holds: a mixture of the topics and of the background, fitted to the story's
 * terms by expectation maximisation with a Dirichlet prior while the topics stand still. The last
 * rounds take away from every topic what a chance meeting of terms would give it (a prior under 1:
 * M. Larsson, J. Ugander, "A concave regularization technique for sparse mixture models", 2011): a
 * short story has one or two topics, not a little of ten.
 *
 * <p>Not safe for use by two threads at once: it keeps its scratch space.
 */
final class Inference {
  /** Rounds in which every topic may still gain. */
  private static final int OPEN_ROUNDS = 6;

  /** Rounds in which topics without evidence go. */
  private static final int SPARSE_ROUNDS = 6;

  /** Prior weight of all topics together in the open rounds, in terms. */
  private static final float TOPIC_PRIOR = 1f;

  /** Terms' worth that is taken from each topic in the sparse rounds. */
  private static final float DOUBT = 0.5f;

  /** Prior weight of the background, in terms. */
  private static final float BACKGROUND_PRIOR = 2f;

  private final TermWeights weights;
  private final int topics;
  private final float[] expected;
  private final float[] share;
  private final float[] next;

  /** The topics that still have a share; the first {@link #alive} count. */
  private final int[] living;

  private int alive;
  private float background;

  Inference(TermWeights weights) {
    this.weights = weights;
    this.topics = weights.topics();
    this.expected = new float[topics];
    this.share = new float[topics];
    this.next = new float[topics];
    this.living = new int[topics];
  }

  /** Fits the story; what the other methods then speak of. */
  void fit(Bag bag) {
    float total = TOPIC_PRIOR + BACKGROUND_PRIOR;
    for (float w : bag.weights()) {
      total += w;
    }
    Arrays.fill(share, 0.7f / topics);
    background = 0.3f;
    for (int round = 0; round < OPEN_ROUNDS; round++) {
      background = (expectAll(bag) + BACKGROUND_PRIOR) / total;
      for (int t = 0; t < topics; t++) {
        share[t] = (next[t] + TOPIC_PRIOR / topics) / total;
      }
    }
    alive = 0;
    for (int t = 0; t < topics; t++) {
      share[t] = Math.max(0, next[t] - DOUBT) / total;
      if (share[t] > 0) {
        living[alive++] = t;
      }
    }
    for (int round = 0; round < SPARSE_ROUNDS; round++) {
      background = (expectLiving(bag) + BACKGROUND_PRIOR) / total;
      int still = 0;
      for (int i = 0; i < alive; i++) {
        int t = living[i];
        share[t] = Math.max(0, next[t] - DOUBT) / total;
        if (share[t] > 0) {
          living[still++] = t;
        }
      }
      alive = still;
    }
    normalise();
  }

  /** Terms by topic under the present mixture, and the background's, which is returned. */
  private float expectAll(Bag bag) {
    float[] inTopic = weights.inTopic();
    float[] usual = weights.background();
    float common = 0;
    Arrays.fill(next, 0);
    for (int i = 0; i < bag.size(); i++) {
      int term = bag.terms()[i];
      int at = term * topics;
      float base = background * usual[term];
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
      common += base * scale;
      for (int t = 0; t < topics; t++) {
        next[t] += expected[t] * scale;
      }
    }
    return common;
  }

  /**
   * As {@link #expectAll}, over the topics that still have a share. Apart from it, because loops
   * over all topics run as vector instructions, which places looked up do not.
   */
  private float expectLiving(Bag bag) {
    float[] inTopic = weights.inTopic();
    float[] usual = weights.background();
    float common = 0;
    Arrays.fill(next, 0);
    for (int i = 0; i < bag.size(); i++) {
      int term = bag.terms()[i];
      int at = term * topics;
      float base = background * usual[term];
      float sum = base;
      for (int j = 0; j < alive; j++) {
        int t = living[j];
        expected[j] = share[t] * inTopic[at + t];
        sum += expected[j];
      }
      if (sum <= 0) {
        continue;
      }
      float scale = bag.weights()[i] / sum;
      common += base * scale;
      for (int j = 0; j < alive; j++) {
        next[living[j]] += expected[j] * scale;
      }
    }
    return common;
  }

  private void normalise() {
    float sum = background;
    for (int i = 0; i < alive; i++) {
      sum += share[living[i]];
    }
    background /= sum;
    for (int i = 0; i < alive; i++) {
      share[living[i]] /= sum;
    }
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
