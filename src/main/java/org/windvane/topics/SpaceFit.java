package org.windvane.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a {@link TopicSpace} out of a bounded sample of stories, anew or out of the standing one.
 */
final class SpaceFit {
  static final int ITERATIONS = 3;

  /** A topic that is less like what it was, or has lost more of its terms, is another. */
  static final double STILL_ITSELF = 0.5;

  /** A topic that is less like every standing one is new. */
  private static final double UNHEARD_OF = 0.5;

  /** A refit looks for one new topic for so many standing ones, or as many as K leaves room for. */
  private static final int NEW_OF_STANDING = 4;

  /**
   * Candidates for new topics at least: what is common to all stories takes up the first places.
   */
  private static final int LOOKED_AT = 30;

  /** Share of the background in a standing topic that is fitted on. */
  private static final float SMOOTH = 0.01f;

  private final TopicOptions options;

  SpaceFit(TopicOptions options) {
    this.options = options;
  }

  /** Fits a first model: ids from 1 on, the largest topic first. */
  TopicSpace fit(List<String[]> texts, long archive, String version) {
    FitSample sample = FitSample.of(texts, options.terms());
    TermWeights weights =
        Focused.only(fitter(sample).fit(sample.fit(), sample.vocabulary().size()), sample.fit());
    int[] ids = new int[weights.topics()];
    return describe(sample, weights, ids, 0, archive, version);
  }

  /**
   * Fits anew from the standing topics, each taking up half of the fresh one that is most like it,
   * and from topics of what the standing ones leave unsaid. One that stays itself keeps its id; one
   * that has too few stories left, or has turned into something else, ends; what no standing topic
   * tells gets an id that none ever had.
   */
  TopicSpace refit(TopicSpace standing, List<String[]> texts, long archive, String version) {
    FitSample sample = FitSample.of(texts, options.terms());
    TopicFit fitter = fitter(sample);
    TermWeights seeds = fitter.seeds(sample.fit(), sample.vocabulary().size());
    TermWeights laid =
        standing.weights().onto(standing.vocabulary(), sample.vocabulary(), seeds.background());
    int[] living =
        IntStream.range(0, laid.topics()).filter(t -> laid.sum(t) >= STILL_ITSELF).toArray();
    TermWeights old = laid.keep(living);
    TermWeights still = old.smoothed(SMOOTH);
    int room =
        Math.max(
            options.topics(sample.fit().size()) - still.topics(), still.topics() / NEW_OF_STANDING);
    TermWeights unsaid = fitter.unsaid(still, sample.fit(), Math.max(LOOKED_AT, 3 * room));
    TermWeights known = still.mixed(seeds, matches(old, seeds));
    List<Integer> found = unheardOf(unsaid, old, sample);
    List<Integer> added = new Newcomers(standing, sample, room).choose(known, unsaid, found);
    TopicFit.Refined refined = fitter.refine(known.with(unsaid, added), sample.fit());
    int[] ids = new int[refined.weights().topics()];
    for (int t = 0; t < ids.length; t++) {
      int origin = refined.origin()[t];
      boolean same =
          origin < old.topics() && Similarity.of(refined.weights(), t, old, origin) >= STILL_ITSELF;
      ids[t] = same ? standing.topics().get(living[origin]).id() : 0;
    }
    return describe(sample, refined.weights(), ids, standing.lastId(), archive, version);
  }

  /**
   * Those, the most coherent first, that are like no standing topic and hang together better than
   * the worst quarter of the standing ones.
   */
  private static List<Integer> unheardOf(TermWeights found, TermWeights old, FitSample sample) {
    double[] ofOld = Coherence.npmi(tops(old), sample.fit());
    double[] ofFound = Coherence.npmi(tops(found), sample.fit());
    double[] sorted = Arrays.stream(ofOld).filter(c -> !Double.isNaN(c)).sorted().toArray();
    double least = sorted.length == 0 ? 0 : sorted[sorted.length / 4];
    return IntStream.range(0, found.topics())
        .filter(t -> ofFound[t] >= least && nearest(found, t, old) < UNHEARD_OF)
        .boxed()
        .sorted(Comparator.comparingDouble(t -> -ofFound[t]))
        .toList();
  }

  private static List<int[]> tops(TermWeights weights) {
    List<int[]> out = new ArrayList<>();
    for (int t = 0; t < weights.topics(); t++) {
      out.add(weights.top(t, Coherence.TERMS));
    }
    return out;
  }

  /**
   * For each standing topic the fresh one that is most like it, or -1; none is matched twice, and
   * the most alike go first.
   */
  private static int[] matches(TermWeights old, TermWeights seeds) {
    record Pair(int topic, int seed, double alike) {}
    List<Pair> pairs = new ArrayList<>();
    for (int t = 0; t < old.topics(); t++) {
      for (int s = 0; s < seeds.topics(); s++) {
        double alike = Similarity.of(old, t, seeds, s);
        if (alike >= STILL_ITSELF) {
          pairs.add(new Pair(t, s, alike));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(p -> -p.alike()));
    int[] match = new int[old.topics()];
    Arrays.fill(match, -1);
    boolean[] taken = new boolean[seeds.topics()];
    for (Pair p : pairs) {
      if (match[p.topic()] < 0 && !taken[p.seed()]) {
        match[p.topic()] = p.seed();
        taken[p.seed()] = true;
      }
    }
    return match;
  }

  private static double nearest(TermWeights a, int topic, TermWeights b) {
    return IntStream.range(0, b.topics())
        .mapToDouble(t -> Similarity.of(a, topic, b, t))
        .max()
        .orElse(0);
  }

  private TopicFit fitter(FitSample sample) {
    int n = sample.fit().size();
    return new TopicFit(
        new TopicFit.Options(options.topics(n), ITERATIONS, Math.max(4, n * 0.001)));
  }

  /**
   * @param ids of each topic; 0: it is new
   */
  private static TopicSpace describe(
      FitSample sample, TermWeights found, int[] ids, int lastId, long archive, String version) {
    FitSample.Measured measured = sample.measure(found);
    double[] mass = measured.mass();
    int[] order =
        IntStream.range(0, mass.length)
            .boxed()
            .sorted(Comparator.comparingDouble(t -> -mass[t]))
            .mapToInt(Integer::intValue)
            .toArray();
    TermWeights weights = found.keep(order);
    double[] coherence = Coherence.npmi(tops(weights), sample.judges());
    List<String> labels = Labels.of(weights, sample.vocabulary());
    boolean[] rote = sample.rote(weights);
    List<TopicSpace.Topic> topics = new ArrayList<>();
    int last = lastId;
    for (int t = 0; t < weights.topics(); t++) {
      int id = ids[order[t]] > 0 ? ids[order[t]] : ++last;
      topics.add(
          new TopicSpace.Topic(id, labels.get(t), null, coherence[t], mass[order[t]], rote[t]));
    }
    return new TopicSpace(
        version,
        sample.collocations(),
        sample.vocabulary(),
        weights,
        List.copyOf(topics),
        archive,
        last,
        measured.fitness(),
        Furniture.NONE);
  }
}
