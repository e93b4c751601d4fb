package org.windvane.language;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Words of tone with their values, and the words that turn or strengthen them. */
public final class ToneLexicon implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Map<String, Set<String>> TURNING =
      Map.of(
          "en",
          Set.of(
              "not", "n't", "no", "never", "without", "neither", "nor", "hardly", "cannot",
              "denies", "denied", "deny", "end", "ended", "ends", "stop", "stopped", "avoid",
              "less", "against", "lifted", "lift", "prevent", "refuse", "refused", "refuses",
              "fail", "failed", "fails", "lack", "lacks"),
          "fr",
          Set.of(
              "ne",
              "n'",
              "pas",
              "jamais",
              "sans",
              "aucun",
              "aucune",
              "ni",
              "fin",
              "moins",
              "contre",
              "eviter",
              "cesser",
              "nie",
              "refuse",
              "empecher",
              "levee"));

  private static final Map<String, Set<String>> STRONG =
      Map.of(
          "en",
          Set.of(
              "very",
              "extremely",
              "deeply",
              "strongly",
              "highly",
              "utterly",
              "totally",
              "so",
              "too",
              "most",
              "severely",
              "absolutely"),
          "fr",
          Set.of(
              "tres",
              "extremement",
              "profondement",
              "fortement",
              "hautement",
              "totalement",
              "si",
              "trop",
              "vivement",
              "severement"));

  private final Map<String, Float> values = new HashMap<>();
  private final String language;

  private ToneLexicon(String language) {
    this.language = language;
  }

  /** Reads {@code lexicon/tone-<language>.tsv}. */
  public static ToneLexicon load(String language) {
    ToneLexicon out = new ToneLexicon(language);
    Inflection inflection = new Inflection(language);
    for (String[] row : Lexicons.rows("tone-" + language + ".tsv")) {
      float value = Float.parseFloat(row[0]);
      for (String word : row[2].split("\\|")) {
        out.put(word, value);
        switch (row[1]) {
          case "v" -> inflection.verb(word).keySet().forEach(form -> out.put(form, value));
          case "n" -> out.put(inflection.plural(word), value);
          case "a" -> out.adjective(word, value);
          default -> {}
        }
      }
    }
    return out;
  }

  private void adjective(String word, float value) {
    if (!language.equals("fr")) {
      put(word + "ly", value);
      return;
    }
    put(word + "s", value);
    if (word.endsWith("eux")) {
      put(word.substring(0, word.length() - 1) + "se", value);
      put(word.substring(0, word.length() - 1) + "ses", value);
    } else if (word.endsWith("if")) {
      put(word.substring(0, word.length() - 1) + "ve", value);
      put(word.substring(0, word.length() - 1) + "ves", value);
    } else if (word.endsWith("er")) {
      put(word.substring(0, word.length() - 2) + "ère", value);
      put(word.substring(0, word.length() - 2) + "ères", value);
    } else if (word.endsWith("el") || word.endsWith("en") || word.endsWith("on")) {
      put(word + word.charAt(word.length() - 1) + "e", value);
      put(word + word.charAt(word.length() - 1) + "es", value);
    } else if (!word.endsWith("e")) {
      put(word + "e", value);
      put(word + "es", value);
    }
    if (word.endsWith("al")) {
      put(word.substring(0, word.length() - 1) + "ux", value);
    }
  }

  private void put(String word, float value) {
    values.merge(Folding.fold(word), value, (a, b) -> Math.abs(a) >= Math.abs(b) ? a : b);
  }

  /** Value of a folded word, 0 if it bears no tone. */
  public float value(String folded) {
    return values.getOrDefault(folded, 0f);
  }

  boolean turns(String folded) {
    return TURNING.get(language).contains(folded);
  }

  boolean strengthens(String folded) {
    return STRONG.get(language).contains(folded);
  }

  /** How many forms are known. */
  public int size() {
    return values.size();
  }
}
