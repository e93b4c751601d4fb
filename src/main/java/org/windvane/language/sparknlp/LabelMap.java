package org.windvane.language.sparknlp;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.windvane.language.model.Scores;

/**
 * Which of our classes the labels of somebody else's classifier mean. A label that is not mapped
 * means the last class, and so does the probability that the classifier gives to no label.
 *
 * <p>Labels match whatever their case, and whether their words are joined by spaces, hyphens or
 * underscores.
 */
final class LabelMap implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Numbers in metadata that are no label's probability. */
  private static final Set<String> NO_LABELS =
      Set.of("sentence", "confidence", "chunk", "token", "id", "begin", "end");

  private final List<String> classes;
  private final Map<String, Integer> classOf = new HashMap<>();

  /**
   * @param classes ours, the one for everything unmapped last
   * @param labels the classifier's labels of each of our classes
   * @throws IllegalArgumentException when a label stands for two classes, or for none of ours
   */
  LabelMap(List<String> classes, Map<String, List<String>> labels) {
    this.classes = List.copyOf(classes);
    labels.forEach(
        (name, of) -> {
          int place = this.classes.indexOf(name);
          if (place < 0) {
            throw new IllegalArgumentException(
                "no such class, " + name + " (known: " + classes + ")");
          }
          for (String label : of) {
            Integer before = classOf.put(fold(label), place);
            if (before != null && before != place) {
              throw new IllegalArgumentException(
                  "label " + label + " stands for both " + classes.get(before) + " and " + name);
            }
          }
        });
  }

  private static String fold(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=\\w)[\\s_-]+(?=\\w)", "_");
  }

  /** Whether a label means something by itself. */
  boolean maps(String label) {
    return classOf.containsKey(fold(label));
  }

  private int place(String label) {
    return classOf.getOrDefault(fold(label), classes.size() - 1);
  }

  /** The mean over what was said; wholly the last class where nothing was. */
  Scores scores(List<Said> said) {
    double[] sum = new double[classes.size()];
    if (said.isEmpty()) {
      sum[classes.size() - 1] = 1;
    }
    for (Said one : said) {
      double[] p = probabilities(one);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += p[i] / said.size();
      }
    }
    return Scores.of(classes, sum);
  }

  private double[] probabilities(Said said) {
    double[] out = new double[classes.size()];
    if (probability(said, said.label()).isPresent()) {
      for (String key : said.metadata().keySet()) {
        if (!NO_LABELS.contains(key)) {
          probability(said, key).ifPresent(p -> out[place(key)] += p);
        }
      }
    } else {
      out[place(said.label())] = probability(said, "confidence").orElse(1);
    }
    double sum = 0;
    for (double p : out) {
      sum += p;
    }
    // Labels that do not exclude one another sum to more than one.
    for (int i = 0; i < out.length && sum > 1; i++) {
      out[i] /= sum;
    }
    out[out.length - 1] += Math.max(0, 1 - sum);
    return out;
  }

  private static OptionalDouble probability(Said said, String key) {
    String text = said.metadata().get(key);
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      double p = Double.parseDouble(text);
      return p >= 0 && p <= 1 ? OptionalDouble.of(p) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Those of the labels that are mapped. */
  List<String> mapped(String[] labels) {
    List<String> out = new ArrayList<>();
    for (String label : labels) {
      if (maps(label)) {
        out.add(label);
      }
    }
    return out;
  }
}
