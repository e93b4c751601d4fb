package org.windvane.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A title for each topic that shows what it is about: of the stories that are mostly about it, the
 * one whose title says most of its terms in the fewest words.
 */
final class Headlines {
  /** A story that is less about a topic does not show it. */
  private static final double PLAIN = 0.5;

  /** Shorter titles name a column, not an event; longer ones list several. */
  private static final int FEWEST_WORDS = 5;

  private static final int MOST_WORDS = 18;

  /** A title is asked for so many of a topic's heaviest terms. */
  private static final int TERMS = 20;

  private final TopicSpace space;
  private final double[] everywhere;
  private final List<Set<Integer>> heaviest = new ArrayList<>();

  private Headlines(TopicSpace space) {
    this.space = space;
    TermWeights weights = space.weights();
    for (int t = 0; t < weights.topics(); t++) {
      heaviest.add(Arrays.stream(weights.top(t, TERMS)).boxed().collect(Collectors.toSet()));
    }
    this.everywhere = new double[weights.terms()];
    for (int term = 0; term < everywhere.length; term++) {
      for (int t = 0; t < weights.topics(); t++) {
        everywhere[term] += weights.of(term, t) / weights.topics();
      }
    }
  }

  /**
   * One title a topic, in the order of the space's topics; null where no story is plainly about it
   * and says so. The same stories give the same titles.
   */
  static List<String> of(TopicSpace space, List<StorySample.Story> stories, Terms reader) {
    return new Headlines(space).choose(stories, reader);
  }

  private List<String> choose(List<StorySample.Story> stories, Terms reader) {
    int k = space.topics().size();
    String[] best = new String[k];
    double[] most = new double[k];
    Inference inference = new Inference(space.weights());
    for (StorySample.Story story : stories) {
      String title = story.title().strip();
      int words = title.isEmpty() ? 0 : title.split("\\s+").length;
      if (words < FEWEST_WORDS || words > MOST_WORDS) {
        continue;
      }
      Bag bag = space.bag(Arrays.asList(story.terms()));
      if (bag.size() == 0) {
        continue;
      }
      inference.fit(bag);
      float[] shares = inference.shares();
      for (int t = 0; t < k; t++) {
        if (shares[t] >= PLAIN) {
          double says = shares[t] * says(reader, title, story.language(), t) / Math.sqrt(words);
          if (says > most[t] || (says == most[t] && says > 0 && title.compareTo(best[t]) < 0)) {
            most[t] = says;
            best[t] = title;
          }
        }
      }
    }
    return Arrays.asList(best);
  }

  /** How much of a topic a title tells, by class-based TF-IDF of its distinct terms. */
  private double says(Terms reader, String title, String language, int topic) {
    Set<String> distinct =
        new HashSet<>(space.collocations().join(reader.of(title, "", language, space.furniture())));
    double sum = 0;
    for (String term : distinct) {
      int id = space.vocabulary().id(term);
      if (heaviest.get(topic).contains(id)) {
        double weight = space.weights().of(id, topic);
        sum += weight * Math.log1p(weight / everywhere[id]);
      }
    }
    return sum;
  }
}
