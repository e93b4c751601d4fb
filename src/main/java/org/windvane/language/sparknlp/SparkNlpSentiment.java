package org.windvane.language.sparknlp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.windvane.language.model.Scores;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.model.TargetSentence;

/** Tone towards a mention by a Spark NLP classifier. */
final class SparkNlpSentiment extends SparkNlpModel implements SentimentModel {
  private static final long serialVersionUID = 1L;

  /** What a template may ask for; {@code marked} is the sentence with {@code <t>} around it. */
  static final Set<String> PLACES = Set.of("sentence", "target", "marked");

  static final List<String> CLASSES = List.of(POSITIVE, NEGATIVE, NEUTRAL);

  SparkNlpSentiment(String name, String hash, Template template, SparkNlpClassifier classifier) {
    super(name, hash, template, classifier);
  }

  @Override
  public List<Scores> sentiment(List<TargetSentence> questions) {
    return classify(questions.stream().map(SparkNlpSentiment::places).toList());
  }

  private static Map<String, String> places(TargetSentence q) {
    String s = q.sentence();
    String marked = s.substring(0, q.from()) + "<t>" + q.target() + "</t>" + s.substring(q.to());
    return Map.of("sentence", s, "target", q.target(), "marked", marked);
  }
}
