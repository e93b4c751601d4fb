package org.windvane.language.sparknlp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.Scores;

/** Relations of ordered pairs by a Spark NLP classifier. */
final class SparkNlpRelations extends SparkNlpModel implements RelationModel {
  private static final long serialVersionUID = 1L;

  /**
   * What a template may ask for; {@code marked} is the sentence with {@code <s>} and {@code <t>}
   * around source and target.
   */
  static final Set<String> PLACES = Set.of("sentence", "source", "target", "marked");

  static final List<String> CLASSES =
      List.of(
          "verbal_cooperation",
          "material_cooperation",
          "verbal_conflict",
          "material_conflict",
          NONE);

  SparkNlpRelations(String name, String hash, Template template, SparkNlpClassifier classifier) {
    super(name, hash, template, classifier);
  }

  @Override
  public List<Scores> relations(List<MarkedSentence> questions) {
    return classify(questions.stream().map(SparkNlpRelations::places).toList());
  }

  private static Map<String, String> places(MarkedSentence q) {
    return Map.of(
        "sentence", q.sentence(),
        "source", q.source(),
        "target", q.target(),
        "marked", q.marked());
  }
}
