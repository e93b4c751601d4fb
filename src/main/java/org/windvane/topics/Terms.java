package org.windvane.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.feature.StopWordsRemover;

/**
 * Text to the words that can carry a topic, in one pass: lower case, plural folded to singular,
 * stop words and names of states left out.
 *
 * <p>Where something was left out or a clause ends, the result holds {@link #BREAK}, so that two
 * words that did not stand side by side never look like a phrase.
 */
final class Terms implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands between words that are no neighbours. */
  static final String BREAK = "|";

  private static final int SHORTEST = 3;
  private static final int LONGEST = 30;
  private static final int LONGEST_NAME = 10;

  /** One word of a text, and whether only blanks or a hyphen part it from the word before. */
  record Word(String text, boolean joined) {}

  private final Map<String, Set<String>> stopWords = new HashMap<>();
  private final ActorMask mask;
  private final int limit;

  /**
   * @param mask names that are no topic words
   * @param limit how many words of one text are read; a report says what it is about at its head
   */
  Terms(ActorMask mask, int limit) {
    this.mask = mask;
    this.limit = limit;
    stopWords.put("en", stopWords("english", "en"));
    stopWords.put("fr", stopWords("french", "fr"));
  }

  /** Whether texts in this language can be read. */
  boolean speaks(String language) {
    return stopWords.containsKey(language);
  }

  private static Set<String> stopWords(String spark, String language) {
    Set<String> out = new HashSet<>();
    for (String word : StopWordsRemover.loadDefaultStopWords(spark)) {
      out.add(Fold.plain(word));
    }
    try (InputStream in = Terms.class.getResourceAsStream("/topics/stop-" + language + ".txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> Arrays.stream(line.split("\\s+")).map(Fold::plain).forEach(out::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }

  /**
   * The topic words of one story.
   *
   * @param language ISO 639-1; a text in a language without stop words has no topic words
   */
  List<String> of(String title, String body, String language) {
    return of(title, body, language, Furniture.NONE);
  }

  /** The same without the words that are furniture. */
  List<String> of(String title, String body, String language, Furniture furniture) {
    List<String> out = new ArrayList<>(64);
    Set<String> stop = stopWords.get(language);
    if (stop == null) {
      return out;
    }
    collect(title, language, stop, Furniture.NONE, out);
    breakAfter(out);
    collect(body, language, stop, furniture, out);
    return out;
  }

  /** The words of a body as {@link Furniture} compares them. */
  String[] plain(String body) {
    return body == null || body.isEmpty() ? new String[0] : plain(words(body));
  }

  private String[] plain(List<Word> words) {
    // A name may begin at the last word that is read and end after it.
    String[] plain = new String[Math.min(words.size(), limit + LONGEST_NAME)];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = Fold.plain(words.get(i).text());
    }
    return plain;
  }

  private void collect(
      String text, String language, Set<String> stop, Furniture furniture, List<String> out) {
    if (text == null || text.isEmpty()) {
      return;
    }
    List<Word> words = words(text);
    int n = Math.min(words.size(), limit);
    String[] plain = plain(words);
    boolean[] covered = furniture.covers(plain);
    int i = 0;
    while (i < n) {
      if (covered[i]) {
        breakAfter(out);
        i++;
        continue;
      }
      int named = mask.match(plain, words, i);
      if (named > 0) {
        breakAfter(out);
        i += named;
        continue;
      }
      Word word = words.get(i);
      if (!word.joined()) {
        breakAfter(out);
      }
      String term = term(word.text(), plain[i], language, stop);
      if (term == null) {
        breakAfter(out);
      } else {
        out.add(term);
      }
      i++;
    }
  }

  private static String term(String text, String plain, String language, Set<String> stop) {
    if (plain.length() < SHORTEST
        || plain.length() > LONGEST
        || !Character.isLetter(plain.charAt(0))
        || stop.contains(plain)) {
      return null;
    }
    String lower = language.equals("fr") ? text.toLowerCase(java.util.Locale.FRENCH) : plain;
    String singular = Fold.singular(lower, language);
    return stop.contains(Fold.plain(singular)) ? null : singular;
  }

  private static void breakAfter(List<String> out) {
    if (!out.isEmpty() && !out.get(out.size() - 1).equals(BREAK)) {
      out.add(BREAK);
    }
  }

  /** The words of a text: runs of letters and digits, with clitics cut off; no web addresses. */
  static List<Word> words(String text) {
    List<Word> out = new ArrayList<>();
    int n = text.length();
    int i = 0;
    boolean joined = false;
    while (i < n) {
      char c = text.charAt(i);
      if ((c == 'h' || c == 'w') && address(text, i)) {
        while (i < n && !Character.isWhitespace(text.charAt(i))) {
          i++;
        }
        joined = false;
        continue;
      }
      if (!Character.isLetterOrDigit(c)) {
        if (c != ' ' && c != '-' && c != '\'' && c != '’') {
          joined = false;
        }
        i++;
        continue;
      }
      int end = i + 1;
      while (end < n && inWord(text, end)) {
        end++;
      }
      joined = add(text.substring(i, end), joined, out);
      i = end;
    }
    return out;
  }

  private static boolean address(String text, int at) {
    return text.startsWith("http://", at)
        || text.startsWith("https://", at)
        || text.startsWith("www.", at);
  }

  private static boolean inWord(String text, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    boolean inner = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    return inner && (c == '\'' || c == '’');
  }

  /** Cuts {@code l'} and {@code 's} off; what is left joins the word after it. */
  private static boolean add(String raw, boolean joined, List<Word> out) {
    int cut = raw.replace('’', '\'').indexOf('\'');
    if (cut < 0) {
      out.add(new Word(raw, joined));
      return true;
    }
    String before = raw.substring(0, cut);
    String after = raw.substring(cut + 1);
    if (before.length() <= 2 && after.length() > 2 && !before.equals("O")) {
      return add(after, joined && !out.isEmpty(), out);
    }
    if (after.length() <= 2 && !after.equals("t")) {
      out.add(new Word(before, joined));
      return true;
    }
    if (after.equals("t")) {
      out.add(new Word("not", joined));
      return true;
    }
    out.add(new Word(raw.replace("'", "").replace("’", ""), joined));
    return true;
  }
}
