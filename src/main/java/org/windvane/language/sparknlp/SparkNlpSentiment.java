package org.windvane.language.sparknlp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.windvane.language.model.Scores;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.model.TargetSentence;

/** Tone towards a mention by a Spark NLP classifier. */
final class SparkNlpSentiment implements SentimentModel {
  private static final long serialVersionUID = 1L;

  /** What a template may ask for; {@code marked} is the sentence with {@code <t>} around it. */
  static final Set<String> PLACES = Set.of("sentence", "target", "marked");

  static final List<String> CLASSES = List.of(POSITIVE, NEGATIVE, NEUTRAL);

  private final String name;
  private final String hash;
  private final Template template;
  private final SparkNlpClassifier classifier;

  SparkNlpSentiment(String name, String hash, Template template, SparkNlpClassifier classifier) {
    this.name = name;
    this.hash = hash;
    this.template = template;
    this.classifier = classifier;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public List<Scores> sentiment(List<TargetSentence> questions) {
    return classifier.classify(questions.stream().map(this::text).toList());
  }

  private String text(TargetSentence q) {
    String s = q.sentence();
    String marked = s.substring(0, q.from()) + "<t>" + q.target() + "</t>" + s.substring(q.to());
    return template.fill(Map.of("sentence", s, "target", q.target(), "marked", marked));
  }
}
