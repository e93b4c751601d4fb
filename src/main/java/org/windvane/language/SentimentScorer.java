package org.windvane.language;

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
}
