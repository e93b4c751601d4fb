package org.windvane.topics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The standing topic model: what turns words into terms, the terms, and the topics over them.
 *
 * @param version what this model is called in logs and commit records
 * @param collocations pairs of words that are read as one term
 * @param vocabulary the terms
 * @param weights the topics' terms; topic {@code i} there is {@code topics.get(i)}
 * @param topics what is told about each topic
 * @param stories how many stories the archive held when it was fitted
 * @param lastId the greatest id that a topic ever had here, dead ones too
 * @param fitness how well it tells stories like those it was fitted to
 * @param furniture runs of words that are left unread
 */
record TopicSpace(
    String version,
    Collocations collocations,
    Vocabulary vocabulary,
    TermWeights weights,
    List<Topic> topics,
    long stories,
    int lastId,
    Fitness fitness,
    Furniture furniture)
    implements Serializable {

  /**
   * One topic.
   *
   * @param id stable over refits
   * @param label two to four terms
   * @param coherence NPMI of its ten heaviest terms
   * @param mass share of the stories that it was fitted to, 0 … 1
   * @param headline a title that shows what it is about, null where no story of the fit does
   * @param rote whether it only takes up what outlets repeat ({@link Rote}): stories hold it, no
   *     table tells of it
   */
  record Topic(int id, String label, String headline, double coherence, double mass, boolean rote)
      implements Serializable {
    Topic titled(String title) {
      return new Topic(id, label, title, coherence, mass, rote);
    }
  }

  /** How many of the topics are told of. */
  int told() {
    return (int) topics.stream().filter(topic -> !topic.rote()).count();
  }

  /** The same model for stories that are read without this furniture. */
  TopicSpace without(Furniture unread) {
    return new TopicSpace(
        version, collocations, vocabulary, weights, topics, stories, lastId, fitness, unread);
  }

  /**
   * The same model with a headline for each topic.
   *
   * @param headlines one a topic, in the order of {@link #topics}; null where there is none
   */
  TopicSpace titled(List<String> headlines) {
    List<Topic> told = new ArrayList<>();
    for (int t = 0; t < topics.size(); t++) {
      told.add(topics.get(t).titled(headlines.get(t)));
    }
    return new TopicSpace(
        version,
        collocations,
        vocabulary,
        weights,
        List.copyOf(told),
        stories,
        lastId,
        fitness,
        furniture);
  }

  /** The story as the model reads it. */
  Bag bag(List<String> terms) {
    return vocabulary.bag(collocations.join(terms));
  }
}
