package org.windvane.language.model;

import java.util.List;

/** Reads what the source does to the target of a marked sentence. */
public interface RelationModel extends Model {
  String NONE = "none";

  /**
   * Probabilities of the four quad classes and {@code none} for each question, in their order. An
   * answer does not depend on what else is asked.
   *
   * @throws org.windvane.WindvaneException when the model cannot be loaded or run
   */
  List<Scores> relations(List<MarkedSentence> questions);
}
