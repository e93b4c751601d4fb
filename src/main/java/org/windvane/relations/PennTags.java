package org.windvane.relations;

import java.util.Locale;
import java.util.Set;

/**
 * Tags of the Penn Treebank (Marcus et al. 1993, table 2) by the names of Universal Dependencies.
 */
final class PennTags {
  private static final Set<String> BE =
      Set.of("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m");
  private static final Set<String> HAVE_DO =
      Set.of("have", "has", "had", "having", "'ve", "do", "does", "did", "'d");
  private static final Set<String> SUBORDINATING =
      Set.of(
          "that",
          "because",
          "although",
          "though",
          "if",
          "whether",
          "unless",
          "while",
          "whereas",
          "lest");

  /** Prepositions that open a clause as well. */
  private static final Set<String> EITHER =
      Set.of("after", "before", "since", "until", "till", "as", "once", "so", "than", "like");

  private static final int CLAUSE = 8;
  private static final int VERB_GROUP = 5;

  private PennTags() {}

  /** The word with the apostrophe that taggers are trained on. */
  static String plain(String word) {
    return word.replace('\u2019', '\'');
  }

  /** The tags of a sentence's words, from their Penn tags. */
  static String[] universal(String[] words, String[] penn) {
    String[] out = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      out[i] = universal(plain(words[i]).toLowerCase(Locale.ROOT), penn, i);
    }
    return out;
  }

  private static String universal(String word, String[] penn, int i) {
    return switch (penn[i]) {
      case "NN", "NNS" -> "NOUN";
      case "NNP", "NNPS", "ADD" -> "PROPN";
      case "MD" -> "AUX";
      case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ" -> {
        boolean auxiliary = BE.contains(word) || HAVE_DO.contains(word) && verbFollows(penn, i);
        yield auxiliary ? "AUX" : "VERB";
      }
      case "JJ", "JJR", "JJS", "AFX" -> "ADJ";
      case "RB", "RBR", "RBS" -> word.equals("not") || word.equals("n't") ? "PART" : "ADV";
      case "WRB" -> "ADV";
      case "IN" -> {
        boolean clause =
            SUBORDINATING.contains(word) || EITHER.contains(word) && clauseFollows(penn, i);
        yield clause ? "SCONJ" : "ADP";
      }
      case "RP" -> "ADP";
      case "TO" -> infinitive(penn, i) ? "PART" : "ADP";
      case "CC" -> "CCONJ";
      case "DT", "PDT" -> "DET";
      case "PRP", "PRP$", "WDT", "WP", "WP$", "EX" -> "PRON";
      case "CD" -> "NUM";
      case "UH" -> "INTJ";
      case "POS" -> "PART";
      default -> Character.isLetterOrDigit(word.charAt(0)) ? "X" : "PUNCT";
    };
  }

  /** "Has not yet said": an auxiliary, which it is not in "has a base". */
  private static boolean verbFollows(String[] penn, int i) {
    for (int k = i + 1; k < Math.min(penn.length, i + VERB_GROUP); k++) {
      if (penn[k].startsWith("VB")) {
        return true;
      }
      if (!penn[k].startsWith("RB") && !penn[k].equals("PRP")) {
        return false;
      }
    }
    return false;
  }

  private static boolean infinitive(String[] penn, int i) {
    int k = i + 1;
    while (k < penn.length && penn[k].startsWith("RB")) {
      k++;
    }
    return k < penn.length && penn[k].startsWith("VB");
  }

  /** "After France left", not "after the attack that killed". */
  private static boolean clauseFollows(String[] penn, int i) {
    for (int k = i + 1; k < Math.min(penn.length, i + CLAUSE); k++) {
      switch (penn[k]) {
        case "VBD", "VBZ", "VBP", "MD" -> {
          return true;
        }
        case "WDT", "WP", "WRB", "IN", "TO", ",", ".", ":", "VBG", "CC" -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }
}
