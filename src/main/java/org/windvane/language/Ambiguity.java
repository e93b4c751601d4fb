package org.windvane.language;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for and against a name that is also a person's, a federal state's or a plain word,
 * from {@code lexicon/ambiguity.tsv} and {@code lexicon/neutral-capitals.tsv}.
 */
final class Ambiguity implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Context sets above this number belong to names, not to conf's unsure entries. */
  private static final int BASE = 1 << 16;

  private final Map<Integer, Integer> pro = new HashMap<>();
  private final Map<Integer, Integer> contra = new HashMap<>();
  private final Set<String> neutral = new HashSet<>();

  static Ambiguity load(Gazetteer gazetteer) {
    Ambiguity out = new Ambiguity();
    int set = BASE;
    for (String[] row : Lexicons.rows("ambiguity.tsv")) {
      int actor = gazetteer.indexOf(row[0]);
      if (actor < 0) {
        continue;
      }
      (row[1].equals("+") ? out.pro : out.contra).put(actor, set);
      for (String word : row[2].split("\\|")) {
        gazetteer.context(word, set);
      }
      set++;
    }
    for (String[] row : Lexicons.rows("neutral-capitals.tsv")) {
      for (String word : row[0].split(" ")) {
        out.neutral.add(Folding.fold(word));
      }
    }
    return out;
  }

  boolean speaksFor(int actor, Set<Integer> contexts) {
    Integer set = pro.get(actor);
    return set != null && contexts.contains(set);
  }

  boolean speaksAgainst(int actor, Set<Integer> contexts) {
    Integer set = contra.get(actor);
    return set != null && contexts.contains(set);
  }

  /** Whether a capitalised word beside a name does not make it a person's. */
  boolean neutral(String folded) {
    return neutral.contains(folded);
  }
}
