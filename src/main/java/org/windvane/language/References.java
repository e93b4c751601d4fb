package org.windvane.language;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Phrases that refer back to an actor, and which actors each of them fits; from {@code lexicon/references-*.tsv}. */
final class References implements Serializable {
  private static final long serialVersionUID = 1L;

  enum Rule {
    /** The place spoken of last. */
    COUNTRY,
    /** A government of arms: fits states outside the great powers. */
    JUNTA,
    /** The two states spoken of last. */
    BOTH,
    /** The former ruler of the state spoken of. */
    COLONIAL
  }

  record Phrase(Rule rule, Set<String> fits) implements Serializable {}

  /** Regions whose states are not called a junta, the country on the Sahel, and the like. */
  private static final Set<String> POWERS =
      Set.of(
          "northern-america",
          "western-europe",
          "northern-europe",
          "southern-europe",
          "eastern-europe",
          "eastern-asia",
          "australia-and-new-zealand");

  private final List<Phrase> phrases = new ArrayList<>();
  private final Map<String, String> ruler = new HashMap<>();

  static References load(String language, Gazetteer gazetteer) {
    References out = new References();
    for (String[] row : Lexicons.rows("references-" + language + ".tsv")) {
      Rule rule = Rule.valueOf(row[1]);
      Set<String> fits = row.length > 2 && !row[2].isBlank() ? Set.of(row[2].split(",")) : Set.of();
      int number = out.phrases.size();
      out.phrases.add(new Phrase(rule, fits));
      for (String text : row[0].split("\\|")) {
        gazetteer.phrase(
            text,
            new Sense(
                -1, MentionKind.REFERENCE, Integer.MIN_VALUE, Integer.MAX_VALUE, number, 0));
      }
    }
    for (String[] row : Lexicons.rows("rulers.tsv")) {
      for (String ruled : row[1].split(",")) {
        out.ruler.put(ruled, row[0]);
      }
    }
    return out;
  }

  Phrase phrase(int number) {
    return phrases.get(number);
  }

  /** The former colonial power over a state, or null. */
  String rulerOf(String state) {
    return ruler.get(state);
  }

  static boolean fits(Phrase phrase, Actor actor) {
    if (!actor.isState()) {
      return false;
    }
    if (phrase.rule() == Rule.JUNTA && POWERS.contains(actor.region())) {
      return false;
    }
    return phrase.fits().isEmpty()
        || phrase.fits().contains(actor.region())
        || phrase.fits().contains(actor.code());
  }
}
