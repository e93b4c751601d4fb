package org.windvane.language;

import java.util.List;

/** How a sentence speaks of one of its mentions. One instance serves one thread. */
public interface SentimentScorer {
  /** Name and version. */
  String version();

  /**
   * Tone towards a mention.
   *
   * @return -1 … 1, or NaN where no word of the sentence bears on it
   */
  double score(Sentence sentence, int mention);

  /** A mention of a sentence of an article. */
  record Ask(Sentence sentence, int mention) {}

  /**
   * Tone towards the mentions of some articles, of each in the order of its sentences. A scorer to
   * which each question costs much may leave some open.
   *
   * @return for each article as many values as were asked, each as {@link #score} gives it; NaN too
   *     where a question was left open
   */
  default List<double[]> scores(List<List<Ask>> articles) {
    return articles.stream()
        .map(asks -> asks.stream().mapToDouble(a -> score(a.sentence(), a.mention())).toArray())
        .toList();
  }
}
