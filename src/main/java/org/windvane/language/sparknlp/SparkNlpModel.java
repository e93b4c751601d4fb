package org.windvane.language.sparknlp;

import java.util.List;
import java.util.Map;
import org.windvane.language.model.Model;
import org.windvane.language.model.Scores;

/** A classifier of texts that a template makes of questions. */
abstract class SparkNlpModel implements Model {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String hash;
  private final Template template;
  private final SparkNlpClassifier classifier;

  SparkNlpModel(String name, String hash, Template template, SparkNlpClassifier classifier) {
    this.name = name;
    this.hash = hash;
    this.template = template;
    this.classifier = classifier;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String hash() {
    return hash;
  }

  /** What is said of each question, given as what stands in the template's places. */
  final List<Scores> classify(List<Map<String, String>> questions) {
    return classifier.classify(questions.stream().map(template::fill).toList());
  }
}
