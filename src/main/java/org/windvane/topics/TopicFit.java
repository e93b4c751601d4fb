package org.windvane.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits topics to stories: first topics out of the terms' company ({@link SeedTopics}), then a few
 * passes of expectation maximisation over the stories that are held close to them, while topics
 * that hold too few stories or say what another says are given up.
 *
 * <p>Deterministic for the same stories in the same order. Runs on as many threads as there are
 * cores; memory grows with {@code terms × topics} and the stories given.
 */
final class TopicFit {
  /** Terms whose company is counted: a square of ints of this side is held. */
  private static final int SEED_TERMS = 4000;

  /** What a term that seeds no topic starts with, as a share of its frequency. */
  private static final float SMOOTH = 0.1f;

  /**
   * Share of what a topic began as in what it becomes. Left to the stories alone, topics of short
   * texts drift apart into whatever stands beside their terms; see the table in docs/topics.md.
   */
  private static final double TETHER = 0.9;

  private static final int CHUNKS = 8;
  private static final double SAME = 0.75;

  /** How topics are fitted. */
  record Options(int topics, int iterations, double minStories) {}

  private final Options options;

  TopicFit(Options options) {
    this.options = options;
  }

  /**
   * Fits anew.
   *
   * @param stories the bags
   * @param terms size of the vocabulary
   */
  TermWeights fit(List<Bag> stories, int terms) {
    return refine(seeds(stories, terms), stories).weights();
  }

  /** First topics, before any look at the stories as wholes. */
  TermWeights seeds(List<Bag> stories, int terms) {
    return seeds(stories, background(stories, terms), options.topics());
  }

  /**
   * First topics of what standing ones leave unsaid: of the terms that, story by story, the
   * background explains better than they do. News of a kind that was not there before stands out
   * here, however small its part in the whole.
   *
   * @param standing over the stories' vocabulary, every term possible
   * @param topics how many
   */
  TermWeights unsaid(TermWeights standing, List<Bag> stories, int topics) {
    Inference inference = new Inference(standing);
    List<Bag> left = new ArrayList<>(stories.size());
    for (Bag bag : stories) {
      inference.fit(bag);
      left.add(unsaid(standing, inference, bag));
    }
    return seeds(left, standing.background(), topics);
  }

  private static Bag unsaid(TermWeights standing, Inference inference, Bag bag) {
    int k = standing.topics();
    float[] mixture = inference.mixture();
    int[] terms = new int[bag.size()];
    float[] weights = new float[bag.size()];
    int n = 0;
    for (int i = 0; i < bag.size(); i++) {
      int term = bag.terms()[i];
      float said = 0;
      for (int t = 0; t < k; t++) {
        said += mixture[t] * standing.inTopic()[term * k + t];
      }
      if (said < inference.background() * standing.background()[term]) {
        terms[n] = term;
        weights[n++] = bag.weights()[i];
      }
    }
    return new Bag(Arrays.copyOf(terms, n), Arrays.copyOf(weights, n));
  }

  private static TermWeights seeds(List<Bag> stories, float[] background, int topics) {
    int terms = background.length;
    int side = Math.min(SEED_TERMS, terms);
    int k = Math.max(2, Math.min(topics, side / 4));
    float[][] seeds = SeedTopics.find(Cooccurrence.of(stories, side), k);
    float[] inTopic = new float[terms * k];
    for (int term = 0; term < terms; term++) {
      for (int t = 0; t < k; t++) {
        float seed = term < side ? seeds[term][t] : 0;
        inTopic[term * k + t] = SMOOTH * background[term] + (1 - SMOOTH) * seed;
      }
    }
    return new TermWeights(k, inTopic, background);
  }

  /**
   * Topics after some passes.
   *
   * @param origin for each topic, its place among those that the passes began with
   */
  record Refined(TermWeights weights, int[] origin) {}

  /**
   * Fits on from given topics; some may be given up. Of two that have become the same, the one that
   * stood first in {@code start} stays.
   */
  Refined refine(TermWeights start, List<Bag> stories) {
    TermWeights weights = start;
    TermWeights anchor = start;
    int[] origin = IntStream.range(0, start.topics()).toArray();
    for (int i = 0; i < options.iterations(); i++) {
      Step step = step(weights, anchor, stories);
      weights = step.weights();
      if (i >= 1) {
        int[] kept = lasting(weights, step.mass());
        if (kept.length < weights.topics()) {
          weights = weights.keep(kept);
          anchor = anchor.keep(kept);
          int[] before = origin;
          origin = Arrays.stream(kept).map(t -> before[t]).toArray();
        }
      }
    }
    return new Refined(weights, origin);
  }

  /** Share of each term in all stories. */
  static float[] background(List<Bag> stories, int terms) {
    double[] counts = new double[terms];
    double total = 0;
    for (Bag bag : stories) {
      for (int i = 0; i < bag.size(); i++) {
        counts[bag.terms()[i]] += bag.weights()[i];
        total += bag.weights()[i];
      }
    }
    float[] out = new float[terms];
    for (int i = 0; i < terms; i++) {
      out[i] = (float) ((counts[i] + 0.01) / (total + 0.01 * terms));
    }
    return out;
  }

  /** Topics after one pass, and the stories' worth that each one holds. */
  private record Step(TermWeights weights, double[] mass) {}

  private static Step step(TermWeights weights, TermWeights anchor, List<Bag> stories) {
    int k = weights.topics();
    int chunks = Math.max(1, Math.min(CHUNKS, stories.size() / 50));
    float[][] counts = new float[chunks][];
    double[][] masses = new double[chunks][k];
    IntStream.range(0, chunks)
        .parallel()
        .forEach(
            c -> {
              int from = (int) ((long) stories.size() * c / chunks);
              int to = (int) ((long) stories.size() * (c + 1) / chunks);
              counts[c] = new float[weights.terms() * k];
              expect(weights, stories.subList(from, to), counts[c], masses[c]);
            });
    float[] sum = counts[0];
    double[] mass = masses[0];
    for (int c = 1; c < chunks; c++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += counts[c][i];
      }
      for (int t = 0; t < k; t++) {
        mass[t] += masses[c][t];
      }
    }
    return new Step(maximise(anchor, sum), mass);
  }

  private static void expect(
      TermWeights weights, List<Bag> stories, float[] counts, double[] mass) {
    int k = weights.topics();
    Inference inference = new Inference(weights);
    float[] part = new float[k];
    for (Bag bag : stories) {
      inference.fit(bag);
      float[] mixture = inference.mixture();
      for (int i = 0; i < bag.size(); i++) {
        int term = bag.terms()[i];
        int at = term * k;
        float sum = inference.background() * weights.background()[term];
        for (int t = 0; t < k; t++) {
          part[t] = mixture[t] * weights.inTopic()[at + t];
          sum += part[t];
        }
        float scale = sum > 0 ? bag.weights()[i] / sum : 0;
        for (int t = 0; t < k; t++) {
          counts[at + t] += part[t] * scale;
        }
      }
      float[] shares = inference.shares();
      for (int t = 0; t < k; t++) {
        mass[t] += shares[t];
      }
    }
  }

  /** What the stories say of each topic, held to what it began as. */
  private static TermWeights maximise(TermWeights anchor, float[] counts) {
    int k = anchor.topics();
    double[] totals = new double[k];
    for (int term = 0; term < anchor.terms(); term++) {
      for (int t = 0; t < k; t++) {
        totals[t] += counts[term * k + t];
      }
    }
    float[] out = new float[counts.length];
    for (int term = 0; term < anchor.terms(); term++) {
      for (int t = 0; t < k; t++) {
        double told = totals[t] > 0 ? counts[term * k + t] / totals[t] : 0;
        double held = totals[t] > 0 ? TETHER : 1;
        out[term * k + t] = (float) ((1 - held) * told + held * anchor.of(term, t));
      }
    }
    return new TermWeights(k, out, anchor.background());
  }

  private int[] lasting(TermWeights weights, double[] mass) {
    List<Integer> kept = new ArrayList<>();
    for (int t = 0; t < weights.topics(); t++) {
      int topic = t;
      if (mass[t] >= options.minStories()
          && kept.stream().noneMatch(u -> Similarity.of(weights, topic, weights, u) > SAME)) {
        kept.add(t);
      }
    }
    return kept.size() < 2
        ? IntStream.range(0, weights.topics()).toArray()
        : kept.stream().mapToInt(Integer::intValue).toArray();
  }
}
