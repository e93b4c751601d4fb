package org.windvane.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a person would call a topic: its terms that are both frequent in it and rare elsewhere
 * (class-based TF-IDF: M. Grootendorst, "BERTopic", 2022, with topics for classes).
 */
final class Labels {
  private static final int TERMS = 3;
  private static final int CANDIDATES = 30;

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
      score[i] = weights.of(top[i], topic) * Math.log1p(weights.of(top[i], topic) / mean);
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

  /** Whether two terms share a word, as "prime minister" and "minister" do. */
  private static boolean overlap(String a, String b) {
    List<String> words = Arrays.asList(a.split(" "));
    return Arrays.stream(b.split(" ")).anyMatch(words::contains);
  }
}
