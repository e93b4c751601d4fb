package org.windvane.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sample of stories as a fit sees it, and the part of it that the fit does not see.
 *
 * @param texts the stories' terms with breaks
 * @param unknown share of the held-out stories' terms that the vocabulary lacks
 */
record FitSample(
    Collocations collocations,
    Vocabulary vocabulary,
    List<Bag> fit,
    List<Bag> heldOut,
    List<String[]> texts,
    double unknown) {
  /** With fewer stories than this, a tenth held out is too small to measure anything on. */
  private static final int HOLD_OUT_FROM = 5000;

  private static final int HOLD_OUT = 10;
  private static final int JUDGES = 5000;
  private static final int MAX_PAIRS = 5000;

  /** A term in more of the stories than this tells none from another. */
  private static final double MAX_SHARE = 0.25;

  /**
   * @param texts the terms of each story with breaks, in an order that has nothing to do with time
   *     or place
   * @param terms size of the vocabulary, at most
   */
  static FitSample of(List<String[]> texts, int terms) {
    int n = texts.size();
    boolean apart = n >= HOLD_OUT_FROM;
    List<String[]> seen = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (!apart || i % HOLD_OUT != 0) {
        seen.add(texts.get(i));
      }
    }
    Collocations pairs = Collocations.learn(seen, Math.max(4, n / 5000), MAX_PAIRS);
    List<List<String>> joined = new ArrayList<>(seen.size());
    for (String[] text : seen) {
      joined.add(pairs.join(Arrays.asList(text)));
    }
    Vocabulary vocabulary = Vocabulary.learn(joined, Math.max(3, n / 20000), MAX_SHARE, terms);
    List<Bag> fit = new ArrayList<>();
    for (List<String> story : joined) {
      Bag bag = vocabulary.bag(story);
      if (bag.size() > 0) {
        fit.add(bag);
      }
    }
    List<Bag> heldOut = new ArrayList<>();
    long known = 0;
    long all = 0;
    for (int i = 0; i < n; i++) {
      if (apart && i % HOLD_OUT != 0) {
        continue;
      }
      List<String> story = pairs.join(Arrays.asList(texts.get(i)));
      Bag bag = vocabulary.bag(story);
      all += story.size();
      known += story.stream().filter(term -> vocabulary.id(term) >= 0).count();
      if (bag.size() > 0) {
        heldOut.add(bag);
      }
    }
    double unknown = all == 0 ? 0 : 1 - known / (double) all;
    return new FitSample(pairs, vocabulary, fit, heldOut, texts, unknown);
  }

  /**
   * Stories to count the company of terms in: those held out if they are enough for two rare terms
   * to meet, else all.
   */
  List<Bag> judges() {
    if (heldOut.size() >= JUDGES || !apart()) {
      return heldOut;
    }
    List<Bag> all = new ArrayList<>(fit);
    all.addAll(heldOut);
    return all;
  }

  /**
   * Which topics are said by rote. None where most of them would be: then the whole archive is
   * written so, and its topics are told all the same.
   */
  boolean[] rote(TermWeights weights) {
    boolean[] out = new boolean[weights.topics()];
    if (texts.size() < Rote.ENOUGH) {
      return out;
    }
    List<List<String>> tops = new ArrayList<>();
    for (int t = 0; t < weights.topics(); t++) {
      tops.add(Arrays.stream(weights.top(t, Coherence.TERMS)).mapToObj(vocabulary::term).toList());
    }
    double[] share = Rote.of(texts, collocations, tops);
    int found = 0;
    for (int t = 0; t < out.length; t++) {
      out[t] = share[t] >= Rote.LEAST;
      found += out[t] ? 1 : 0;
    }
    return 2 * found > out.length ? new boolean[out.length] : out;
  }

  private boolean apart() {
    return heldOut.size() < fit.size();
  }

  /** Share of each topic in the held-out stories, and how well they are told. */
  record Measured(double[] mass, Fitness fitness) {}

  Measured measure(TermWeights weights) {
    double[] mass = new double[weights.topics()];
    Inference inference = new Inference(weights);
    double likelihood = 0;
    for (Bag bag : heldOut) {
      inference.fit(bag);
      float[] shares = inference.shares();
      for (int t = 0; t < mass.length; t++) {
        mass[t] += shares[t] / heldOut.size();
      }
      likelihood += inference.logLikelihood(bag) / heldOut.size();
    }
    // Stories that the fit has seen say too well how well it does.
    long stories = apart() ? heldOut.size() * (long) HOLD_OUT : 0;
    return new Measured(mass, new Fitness(stories, likelihood, unknown));
  }
}
