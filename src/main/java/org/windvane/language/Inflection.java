package org.windvane.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms of verbs and nouns, from their lemmas. */
public final class Inflection {
  public static final int BASE = 1;
  public static final int FINITE = 2;
  public static final int PARTICIPLE = 4;
  public static final int GERUND = 8;

  private final boolean french;
  private final List<String[]> irregular;

  public Inflection(String language) {
    this.french = language.equals("fr");
    this.irregular = Lexicons.rows("irregular-" + language + ".tsv");
  }

  /** Folded forms of a verb, each with the bits of what it can be. */
  public Map<String, Integer> verb(String lemma) {
    Map<String, Integer> forms = new LinkedHashMap<>();
    if (french) {
      frenchVerb(lemma, forms);
    } else {
      englishVerb(lemma, forms);
    }
    return forms;
  }

  private static void put(Map<String, Integer> forms, String form, int bits) {
    forms.merge(Folding.fold(form), bits, (a, b) -> a | b);
  }

  private String[] irregular(String lemma) {
    String[] best = null;
    for (String[] row : irregular) {
      boolean prefixed = french || lemma.length() == row[0].length() || row[0].length() > 3;
      if (lemma.endsWith(row[0])
          && prefixed
          && (best == null || row[0].length() > best[0].length())) {
        best = row;
      }
    }
    return best;
  }

  private void englishVerb(String lemma, Map<String, Integer> forms) {
    put(forms, lemma, BASE | FINITE);
    put(forms, plural(lemma), FINITE);
    String stem = lemma;
    boolean doubled = doubles(lemma);
    if (lemma.endsWith("ie")) {
      put(forms, lemma.substring(0, lemma.length() - 2) + "ying", GERUND);
    } else if (lemma.endsWith("e") && !lemma.endsWith("ee")) {
      put(forms, lemma.substring(0, lemma.length() - 1) + "ing", GERUND);
    } else {
      put(forms, (doubled ? stem + stem.charAt(stem.length() - 1) : stem) + "ing", GERUND);
    }
    String[] row = irregular(lemma);
    if (row != null
        && (row[0].equals(lemma)
            || isPrefix(lemma.substring(0, lemma.length() - row[0].length())))) {
      String prefix = lemma.substring(0, lemma.length() - row[0].length());
      for (String past : row[1].split(" ")) {
        put(forms, prefix + past, FINITE);
      }
      for (String participle : row[2].split(" ")) {
        put(forms, prefix + participle, PARTICIPLE);
      }
      return;
    }
    String past;
    if (lemma.endsWith("e")) {
      past = lemma + "d";
    } else if (lemma.endsWith("y") && !isVowel(lemma.charAt(lemma.length() - 2))) {
      past = lemma.substring(0, lemma.length() - 1) + "ied";
    } else {
      past = (doubled ? stem + stem.charAt(stem.length() - 1) : stem) + "ed";
    }
    put(forms, past, FINITE | PARTICIPLE);
  }

  private static boolean isPrefix(String s) {
    return s.isEmpty()
        || s.equals("re")
        || s.equals("under")
        || s.equals("over")
        || s.equals("mis")
        || s.equals("with")
        || s.equals("for")
        || s.equals("up");
  }

  private static boolean isVowel(char c) {
    return "aeiou".indexOf(c) >= 0;
  }

  private static boolean doubles(String lemma) {
    int n = lemma.length();
    if (n < 3) {
      return false;
    }
    char last = lemma.charAt(n - 1);
    boolean cvc =
        !isVowel(last)
            && "wxy".indexOf(last) < 0
            && isVowel(lemma.charAt(n - 2))
            && !isVowel(lemma.charAt(n - 3));
    if (!cvc) {
      return lemma.equals("quit");
    }
    long vowels = lemma.chars().filter(c -> "aeiouy".indexOf(c) >= 0).count();
    return vowels == 1
        || lemma.endsWith("pel")
        || lemma.endsWith("bel")
        || lemma.endsWith("vel")
        || lemma.endsWith("cel")
        || lemma.endsWith("mit")
        || lemma.endsWith("fer")
        || lemma.endsWith("cur")
        || lemma.endsWith("set");
  }

  /** Plural of a noun, and third person of an English verb. */
  public String plural(String word) {
    int n = word.length();
    if (french) {
      if (word.endsWith("al")) {
        return word.substring(0, n - 2) + "aux";
      }
      if (word.endsWith("eau") || word.endsWith("eu")) {
        return word + "x";
      }
      return word.endsWith("s") || word.endsWith("x") ? word : word + "s";
    }
    if (word.endsWith("y") && n > 1 && !isVowel(word.charAt(n - 2))) {
      return word.substring(0, n - 1) + "ies";
    }
    if (word.endsWith("man") && n > 4) {
      return word.substring(0, n - 2) + "en";
    }
    if (word.endsWith("s")
        || word.endsWith("x")
        || word.endsWith("sh")
        || word.endsWith("ch")
        || word.endsWith("z")
        || word.equals("go")
        || word.equals("do")
        || word.equals("veto")) {
      return word + "es";
    }
    return word + "s";
  }

  private void frenchVerb(String lemma, Map<String, Integer> forms) {
    put(forms, lemma, BASE);
    String[] row = irregular(lemma);
    if (row != null) {
      String prefix = lemma.substring(0, lemma.length() - row[0].length());
      String[] parts = row[1].split("\\|");
      for (String form : parts[0].trim().split(" ")) {
        put(forms, prefix + form, form.endsWith("ant") ? GERUND : FINITE);
      }
      for (String form : parts[1].trim().split(" ")) {
        put(forms, prefix + form, PARTICIPLE);
      }
    } else if (lemma.endsWith("er")) {
      firstGroup(lemma, forms);
    } else if (lemma.endsWith("ir")) {
      String stem = lemma.substring(0, lemma.length() - 2);
      for (String e :
          List.of(
              "it",
              "issent",
              "issons",
              "issait",
              "issaient",
              "ira",
              "iront",
              "irait",
              "iraient",
              "isse",
              "irent")) {
        put(forms, stem + e, FINITE);
      }
      put(forms, stem + "issant", GERUND);
      for (String e : List.of("i", "ie", "is", "ies")) {
        put(forms, stem + e, PARTICIPLE);
      }
    }
  }

  private static void firstGroup(String lemma, Map<String, Integer> forms) {
    String stem = lemma.substring(0, lemma.length() - 2);
    String soft = stem.endsWith("g") ? stem + "e" : stem;
    String silent = stem;
    if (stem.endsWith("oy") || stem.endsWith("uy")) {
      silent = stem.substring(0, stem.length() - 1) + "i";
    } else if (lemma.endsWith("ppeler") || lemma.endsWith("jeter")) {
      silent = stem + stem.charAt(stem.length() - 1);
    }
    String future =
        lemma.endsWith("envoyer") ? stem.substring(0, stem.length() - 3) + "verr" : silent + "er";
    put(forms, silent + "e", FINITE);
    put(forms, silent + "es", FINITE);
    put(forms, silent + "ent", FINITE);
    put(forms, soft + "ons", FINITE);
    put(forms, soft + "ait", FINITE);
    put(forms, soft + "aient", FINITE);
    put(forms, soft + "a", FINITE);
    put(forms, stem + "erent", FINITE);
    for (String e : List.of("a", "ont", "ait", "aient", "ons")) {
      put(forms, future + e, FINITE);
    }
    put(forms, soft + "ant", GERUND);
    for (String e : List.of("e", "ee", "es", "ees")) {
      put(forms, stem + e, PARTICIPLE);
    }
  }
}
