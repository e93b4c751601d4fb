package org.windvane.language.model;

import java.util.List;

/** Hears the tone of a sentence towards a mention in it. */
public interface SentimentModel extends Model {
  String POSITIVE = "positive";
  String NEUTRAL = "neutral";
  String NEGATIVE = "negative";

  /**
   * Probabilities of {@code positive}, {@code neutral} and {@code negative} for each question, in
   * their order. An answer does not depend on what else is asked.
   *
   * @throws org.windvane.WindvaneException when the model cannot be loaded or run
   */
  List<Scores> sentiment(List<TargetSentence> questions);
}
