package org.windvane.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a person would call a topic: its terms that are both frequent in it and rare elsewhere
 * (class-based TF-IDF: M. Grootendorst, "BERTopic", 2022, with topics for classes), each word in
 * one form, things before what was done to them.
 */
final class Labels {
  private static final int TERMS = 3;
  private static final int CANDIDATES = 30;

  /** A participle needs so much more weight than a noun: this is what its own counts. */
  private static final double PARTICIPLE = 0.5;

  private static final int SHORTEST_STEM = 3;

  private static final Set<String> ENDINGS =
      Set.of("", "s", "es", "e", "ed", "d", "er", "ers", "r", "rs", "ing", "ings");

  private Labels() {}

  /** One label a topic: three terms, parted by commas. */
  static List<String> of(TermWeights weights, Vocabulary vocabulary) {
    List<String> out = new ArrayList<>();
    for (int t = 0; t < weights.topics(); t++) {
      out.add(label(weights, vocabulary, t));
    }
    return out;
  }

  private static String label(TermWeights weights, Vocabulary vocabulary, int topic) {
    int[] top = weights.top(topic, CANDIDATES);
    double[] score = new double[top.length];
    for (int i = 0; i < top.length; i++) {
      double everywhere = 0;
      for (int t = 0; t < weights.topics(); t++) {
        everywhere += weights.of(top[i], t);
      }
      double mean = everywhere / weights.topics();
      score[i] =
          weights.of(top[i], topic)
              * Math.log1p(weights.of(top[i], topic) / mean)
              * (participle(vocabulary.term(top[i])) ? PARTICIPLE : 1);
    }
    List<String> chosen = new ArrayList<>();
    IntStream.range(0, top.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -score[i]))
        .map(i -> vocabulary.term(top[i]))
        .forEach(
            term -> {
              if (chosen.size() < TERMS && chosen.stream().noneMatch(c -> overlap(c, term))) {
                chosen.add(term);
              }
            });
    return String.join(", ", chosen);
  }

  /** "forced", "arrested": says what was done, not what the topic is. */
  private static boolean participle(String term) {
    return term.length() >= 5 && term.endsWith("ed") && !term.endsWith("eed") && !isPair(term);
  }

  private static boolean isPair(String term) {
    return term.indexOf(' ') >= 0;
  }

  /**
   * Whether two terms share a word, as "prime minister" and "minister" do, or forms of one, as
   * "ban" and "banning" do.
   */
  private static boolean overlap(String a, String b) {
    for (String x : a.split(" ")) {
      for (String y : b.split(" ")) {
        if (sameWord(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean sameWord(String a, String b) {
    int common = 0;
    while (common < a.length() && common < b.length() && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    if (common == a.length() && common == b.length()) {
      return true;
    }
    return common >= SHORTEST_STEM && ending(a, common) && ending(b, common);
  }

  private static boolean ending(String word, int stem) {
    String rest = word.substring(stem);
    // "ban", "banning"
    boolean doubled = rest.length() > 2 && rest.charAt(0) == word.charAt(stem - 1);
    return ENDINGS.contains(rest) || doubled && ENDINGS.contains(rest.substring(1));
  }
}
