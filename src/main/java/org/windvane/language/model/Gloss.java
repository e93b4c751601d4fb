package org.windvane.language.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.windvane.language.Lexicons;

/**
 * Puts the English word in the place of each word of another language, so that an encoder whose
 * vocabulary is English can read it: word order stays, and words without a gloss stay as they are.
 *
 * <p>The glosses stand in {@code lexicon/gloss-LANGUAGE.tsv}: a form, or up to four words, in lower
 * case, and what is put in its place; {@code -} puts nothing. The longest entry at a place counts.
 * The same rules stand in training/gloss.py; the two must stay alike.
 */
public final class Gloss {
  private static final int LONGEST = 4;
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*['’]?");

  private static final Gloss NONE = new Gloss(Map.of());
  private static final Map<String, Gloss> LOADED = new HashMap<>();

  private final Map<String, String> entries;

  private Gloss(Map<String, String> entries) {
    this.entries = entries;
  }

  /** The glosses of a language; for English, and a language without a file, one changes nothing. */
  public static synchronized Gloss of(String language) {
    return LOADED.computeIfAbsent(language, Gloss::load);
  }

  private static Gloss load(String language) {
    String file = "gloss-" + language + ".tsv";
    if (!Lexicons.holds(file)) {
      return NONE;
    }
    Map<String, String> entries = new HashMap<>();
    for (String[] row : Lexicons.rows(file)) {
      entries.put(row[0], row[1].equals("-") ? "" : row[1]);
    }
    return new Gloss(entries);
  }

  /** The question with its sentence glossed and the same mentions marked. */
  public MarkedSentence apply(MarkedSentence q) {
    if (entries.isEmpty()) {
      return q;
    }
    int[] places = {q.sourceFrom(), q.sourceTo(), q.targetFrom(), q.targetTo()};
    String text = apply(q.sentence(), places);
    return new MarkedSentence(text, places[0], places[1], places[2], places[3]);
  }

  /** The question with its sentence glossed and the same mention marked. */
  public TargetSentence apply(TargetSentence q) {
    if (entries.isEmpty()) {
      return q;
    }
    int[] places = {q.from(), q.to()};
    String text = apply(q.sentence(), places);
    return new TargetSentence(text, places[0], places[1]);
  }

  /** The text glossed piece by piece between the places, which are moved along. */
  private String apply(String text, int[] places) {
    int[] cuts = Arrays.stream(places).sorted().distinct().toArray();
    StringBuilder out = new StringBuilder(text.length() + 16);
    int[] moved = places.clone();
    int from = 0;
    for (int cut : cuts) {
      apply(text.substring(from, cut), out);
      for (int i = 0; i < places.length; i++) {
        if (places[i] == cut) {
          moved[i] = out.length();
        }
      }
      from = cut;
    }
    apply(text.substring(from), out);
    System.arraycopy(moved, 0, places, 0, places.length);
    return out.toString();
  }

  private void apply(String text, StringBuilder out) {
    String folded = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (folded.length() != text.length()) {
      // A letter whose lower case is longer: no place would fit.
      out.append(text);
      return;
    }
    int[][] words = words(text);
    int at = 0;
    for (int i = 0; i < words.length; ) {
      int n = Math.min(LONGEST, words.length - i);
      String gloss = null;
      for (; n > 0 && gloss == null; n--) {
        gloss = entries.get(folded.substring(words[i][0], words[i + n - 1][1]));
      }
      if (gloss == null) {
        i++;
        continue;
      }
      n++;
      out.append(text, at, words[i][0]).append(gloss);
      at = words[i + n - 1][1];
      // What was elided ran on into the next word; its gloss does not.
      if (text.charAt(at - 1) == '\'' || text.charAt(at - 1) == '’') {
        out.append(' ');
      }
      i += n;
    }
    out.append(text, at, text.length());
  }

  private static int[][] words(String text) {
    Matcher m = WORD.matcher(text);
    List<int[]> words = new ArrayList<>();
    while (m.find()) {
      words.add(new int[] {m.start(), m.end()});
    }
    return words.toArray(new int[0][]);
  }
}
