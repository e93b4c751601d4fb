package org.windvane.topics;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Writing conventions that two spellings of one word differ by. */
final class Fold {
  /** Words that only look like plurals. */
  private static final Set<String> SINGULAR =
      Set.of("series", "species", "christmas", "canvas", "atlas", "trans", "texas", "dallas");

  /** Plurals in -ies whose singular ends in -ie. */
  private static final Set<String> IE =
      Set.of(
          "movies",
          "cookies",
          "zombies",
          "rookies",
          "selfies",
          "calories",
          "hoodies",
          "veggies",
          "smoothies",
          "brownies",
          "hippies",
          "indies",
          "sorties",
          "eyries",
          "prairies",
          "genies");

  private Fold() {}

  /** Lower case without accents. */
  static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) > 127) {
        return unaccented(lower);
      }
    }
    return lower;
  }

  private static String unaccented(String lower) {
    String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      switch (c) {
        case 'œ' -> out.append("oe");
        case 'æ' -> out.append("ae");
        default -> {
          if (Character.getType(c) != Character.NON_SPACING_MARK) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /**
   * The singular of a regular plural, or the word itself. After D. Harman, "How effective is
   * suffixing?" (1991), the S stemmer, with the endings of French plurals.
   *
   * @param word lower case
   */
  static String singular(String word, String language) {
    int n = word.length();
    if (n < 5) {
      return word;
    }
    if (language.equals("fr")) {
      if (word.endsWith("aux") && !word.endsWith("eaux")) {
        return word;
      }
      boolean plural =
          word.endsWith("eux")
              ? false
              : word.endsWith("eaux")
                  || word.endsWith("s")
                      && !word.endsWith("ss")
                      && !word.endsWith("us")
                      && !word.endsWith("is")
                      && !word.endsWith("ais");
      return plural ? word.substring(0, n - 1) : word;
    }
    if (SINGULAR.contains(word)) {
      return word;
    }
    if (word.endsWith("ies") && n > 5) {
      return IE.contains(word) ? word.substring(0, n - 1) : word.substring(0, n - 3) + "y";
    }
    if (word.endsWith("sses")
        || word.endsWith("ches")
        || word.endsWith("shes")
        || word.endsWith("xes")
        || word.endsWith("ruses")
        || word.endsWith("nuses")
        || word.endsWith("puses")
        || word.endsWith("oes") && !word.endsWith("shoes") && !word.endsWith("canoes")) {
      return word.substring(0, n - 2);
    }
    if (word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("is")
        && !word.endsWith("ics")
        && !word.endsWith("ies")
        && !word.endsWith("ous")) {
      return word.substring(0, n - 1);
    }
    return word;
  }
}
