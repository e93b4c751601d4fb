package org.windvane.topics;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits one engine to several draws of the same stories and prints one row of the table in {@code
 * docs/topics.md}: medians over the draws.
 *
 * <p>Seconds are of processor time, all threads together: they do not hang on what else the machine
 * does.
 */
public final class EngineTrial {
  private static final int PAIRS = 5000;
  private static final int TERMS = 20000;
  private static final double MAX_SHARE = 0.25;
  private static final int SCORED = 2000;

  /** Rarer terms are too rare to meet in the stories held out: they would punish who ranks by IDF. */
  private static final int MIN_STORIES = 10;

  private EngineTrial() {}

  /**
   * Arguments: file of {@link StoryDraw}, engine, topics (several numbers parted by commas), stories
   * a fit, stories held out, seeds.
   */
  public static void main(String[] args) throws Exception {
    System.setProperty("windvane.ui", "false");
    List<String[]> terms = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String[] parts = line.split("\t", -1);
      texts.add(parts[0]);
      terms.add(Arrays.copyOfRange(parts, 1, parts.length));
    }
    String name = args[1];
    int[] ks = Arrays.stream(args[2].split(",")).mapToInt(Integer::parseInt).toArray();
    int stories = Integer.parseInt(args[3]);
    int heldOut = Integer.parseInt(args[4]);
    Engine engine = engine(name);
    Map<Integer, List<Score>> scores = new TreeMap<>();
    Map<Integer, List<List<Set<String>>>> tops = new TreeMap<>();
    int first = Integer.getInteger("first", 1);
    for (int seed = first; seed < first + Integer.parseInt(args[5]); seed++) {
      Draw draw = Draw.of(terms, texts, stories, heldOut, seed);
      for (int k : ks) {
        List<List<Set<String>>> before = tops.computeIfAbsent(k, x -> new ArrayList<>());
        Score score = score(engine, draw, k, seed, before);
        scores.computeIfAbsent(k, x -> new ArrayList<>()).add(score);
        System.err.println(name + " " + k + " seed " + seed + ": " + score);
      }
    }
    scores.forEach((k, all) -> System.out.println(row(name, k, all)));
    System.exit(0);
  }

  /**
   * @param before the terms of the topics that other draws gave; those of this one are added
   */
  private static Score score(
      Engine engine, Draw draw, int k, int seed, List<List<Set<String>>> before) throws Exception {
    double start = cpu();
    Engine.Fitted fitted = engine.fit(draw.fit(), draw.vocabulary().size(), k, seed);
    double fitSeconds = cpu() - start + engine.spared();
    // The first pass lets the compiler settle.
    Engine.Stories scored = draw.heldOut().first(SCORED);
    fitted.score(scored.first(SCORED / 4));
    engine.spared();
    start = cpu();
    fitted.score(scored);
    double rate = scored.bags().size() / (cpu() - start + engine.spared());
    List<Set<String>> words = words(fitted.tops(), draw.vocabulary());
    double stability =
        before.stream().mapToDouble(other -> alike(words, other)).average().orElse(Double.NaN);
    before.add(words);
    if (Boolean.getBoolean("show")) {
      words.forEach(System.err::println);
    }
    return new Score(
        fitted.tops().size(),
        mean(Coherence.npmi(fitted.tops(), draw.heldOut().bags())),
        ContextCoherence.mean(fitted.tops(), draw.heldOut().bags()),
        diversity(words),
        stability,
        fitSeconds,
        rate);
  }

  private static String row(String name, int k, List<Score> scores) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.0f | %.3f | %.2f | %.2f | %.2f | %.1f | %.0f |",
        name,
        k,
        scores.size(),
        median(scores.stream().map(s -> (double) s.topics()).toList()),
        median(scores.stream().map(Score::npmi).toList()),
        median(scores.stream().map(Score::cv).toList()),
        median(scores.stream().map(Score::diversity).toList()),
        median(scores.stream().map(Score::stability).toList()),
        median(scores.stream().map(Score::fitSeconds).toList()),
        median(scores.stream().map(Score::rate).toList()));
  }

  /** What is measured of one fit. */
  private record Score(
      int topics,
      double npmi,
      double cv,
      double diversity,
      double stability,
      double fitSeconds,
      double rate) {}

  /** One draw, read the way {@link FitSample} reads a sample. */
  private record Draw(Vocabulary vocabulary, Engine.Stories fit, Engine.Stories heldOut) {

    /** The last {@code heldOut} stories are never fitted; the draws differ in the others. */
    static Draw of(List<String[]> terms, List<String> texts, int stories, int heldOut, int seed) {
      int pool = terms.size() - heldOut;
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < pool; i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(seed));
      List<Integer> drawn = order.subList(0, Math.min(stories, pool));
      List<String[]> read = drawn.stream().map(terms::get).toList();
      Collocations pairs = Collocations.learn(read, Math.max(4, read.size() / 5000), PAIRS);
      List<List<String>> joined = read.stream().map(t -> pairs.join(Arrays.asList(t))).toList();
      Vocabulary vocabulary = Vocabulary.learn(joined, MIN_STORIES, MAX_SHARE, TERMS);
      List<Integer> others = new ArrayList<>();
      for (int i = pool; i < terms.size(); i++) {
        others.add(i);
      }
      return new Draw(
          vocabulary,
          stories(drawn, terms, texts, pairs, vocabulary),
          stories(others, terms, texts, pairs, vocabulary));
    }

    private static Engine.Stories stories(
        List<Integer> which,
        List<String[]> terms,
        List<String> texts,
        Collocations pairs,
        Vocabulary vocabulary) {
      List<Bag> bags = new ArrayList<>();
      List<String> heads = new ArrayList<>();
      for (int i : which) {
        Bag bag = vocabulary.bag(pairs.join(Arrays.asList(terms.get(i))));
        if (bag.size() > 1) {
          bags.add(bag);
          heads.add(texts.get(i));
        }
      }
      return new Engine.Stories(bags, heads);
    }
  }

  private static Engine engine(String name) {
    return switch (name) {
      case "own" -> new Own();
      case "nmf" -> new Nmf();
      case "mllib-online" -> new Mllib("online");
      case "mllib-em" -> new Mllib("em");
      case "mallet" -> new Mallet();
      case "clusters" -> new Clusters();
      default -> throw new IllegalArgumentException("Cannot try engine: unknown, " + name);
    };
  }

  static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static List<Set<String>> words(List<int[]> tops, Vocabulary vocabulary) {
    List<Set<String>> out = new ArrayList<>();
    for (int[] top : tops) {
      Set<String> words = new java.util.LinkedHashSet<>();
      for (int term : top) {
        words.add(vocabulary.term(term));
      }
      out.add(words);
    }
    return out;
  }

  /** Mean over topics of the greatest Jaccard index of the ten terms with a topic of the other. */
  private static double alike(List<Set<String>> a, List<Set<String>> b) {
    double sum = 0;
    for (Set<String> x : a) {
      double best = 0;
      for (Set<String> y : b) {
        Set<String> both = new HashSet<>(x);
        both.retainAll(y);
        best = Math.max(best, both.size() / (double) (x.size() + y.size() - both.size()));
      }
      sum += best;
    }
    return sum / a.size();
  }

  /** Share of different terms among the ten of every topic. */
  private static double diversity(List<Set<String>> tops) {
    Set<String> all = new HashSet<>();
    tops.forEach(all::addAll);
    return all.size() / (double) tops.stream().mapToInt(Set::size).sum();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

  private static double median(List<Double> values) {
    List<Double> known = values.stream().filter(v -> !v.isNaN()).sorted().toList();
    int n = known.size();
    return n == 0 ? Double.NaN : (known.get(n / 2) + known.get((n - 1) / 2)) / 2;
  }
}
