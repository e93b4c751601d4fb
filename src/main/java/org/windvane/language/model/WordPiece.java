package org.windvane.language.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * BERT's uncased tokeniser: clean, lower-case, strip accents, split at spaces and punctuation, then
 * the longest pieces of a fixed vocabulary from left to right. Gives the ids that the reference
 * implementation gives; tests pin them.
 */
final class WordPiece {
  private static final int LONGEST_WORD = 100;
  private static final int CACHED_WORDS = 100_000;

  private final Map<String, Integer> vocabulary;
  private final int unknown;
  private final Map<String, int[]> cache = new ConcurrentHashMap<>();

  private WordPiece(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = id("[UNK]");
  }

  /** Reads a vocabulary, one piece a line, the line number being the id. */
  static WordPiece read(Reader lines) throws IOException {
    Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
    BufferedReader reader = new BufferedReader(lines);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      vocabulary.put(line, vocabulary.size());
    }
    return new WordPiece(vocabulary);
  }

  /**
   * @throws IllegalArgumentException when the vocabulary lacks the piece
   */
  int id(String piece) {
    Integer id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("Cannot find a piece in the vocabulary: " + piece);
    }
    return id;
  }

  int size() {
    return vocabulary.size();
  }

  /** Ids of the text, without any special token. */
  int[] encode(String text) {
    Ids out = new Ids(text.length() / 3 + 4);
    String clean = normalise(text);
    int start = -1;
    for (int i = 0; i < clean.length(); ) {
      int c = clean.codePointAt(i);
      int width = Character.charCount(c);
      boolean space = c == ' ';
      boolean alone = !space && punctuation(c);
      if (space || alone) {
        if (start >= 0) {
          out.add(word(clean.substring(start, i)));
          start = -1;
        }
        if (alone) {
          out.add(word(clean.substring(i, i + width)));
        }
      } else if (start < 0) {
        start = i;
      }
      i += width;
    }
    if (start >= 0) {
      out.add(word(clean.substring(start)));
    }
    return out.toArray();
  }

  private int[] word(String word) {
    int[] known = cache.get(word);
    if (known != null) {
      return known;
    }
    int[] pieces = pieces(word);
    if (cache.size() < CACHED_WORDS) {
      cache.put(word, pieces);
    }
    return pieces;
  }

  private int[] pieces(String word) {
    int length = word.codePointCount(0, word.length());
    if (length > LONGEST_WORD) {
      return new int[] {unknown};
    }
    Ids out = new Ids(4);
    int start = 0;
    while (start < word.length()) {
      int end = word.length();
      Integer id = null;
      while (end > start) {
        String piece = word.substring(start, end);
        id = vocabulary.get(start == 0 ? piece : "##" + piece);
        if (id != null) {
          break;
        }
        end = word.offsetByCodePoints(end, -1);
      }
      if (id == null) {
        return new int[] {unknown};
      }
      out.add(id);
      start = end;
    }
    return out.toArray();
  }

  private static String normalise(String text) {
    StringBuilder clean = new StringBuilder(text.length() + 8);
    boolean ascii = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\t' || c == '\n' || c == '\r' || c == ' ') {
        clean.append(' ');
      } else if (c == 0xFFFD || control(c)) {
        continue;
      } else if (whitespace(c)) {
        clean.append(' ');
      } else if (ideograph(c)) {
        clean.append(' ').appendCodePoint(c).append(' ');
        ascii = false;
      } else {
        clean.appendCodePoint(c);
        ascii &= c < 128;
      }
    }
    if (ascii) {
      return clean.toString().toLowerCase(java.util.Locale.ROOT);
    }
    String apart = Normalizer.normalize(clean, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); ) {
      int c = apart.codePointAt(i);
      i += Character.charCount(c);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        lower(c, out);
      }
    }
    return out.toString();
  }

  /** Character by character, so that no rule of a language or of a final sigma applies. */
  private static void lower(int c, StringBuilder out) {
    if (c == 0x130) {
      out.append("i\u0307");
    } else {
      out.appendCodePoint(Character.toLowerCase(c));
    }
  }

  private static boolean control(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean whitespace(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean punctuation(int c) {
    if (c < 128) {
      return (c >= 33 && c <= 47)
          || (c >= 58 && c <= 64)
          || (c >= 91 && c <= 96)
          || (c >= 123 && c <= 126);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean ideograph(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B820 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  /** A growing list of ids. */
  static final class Ids {
    private int[] ids;
    private int size;

    Ids(int capacity) {
      ids = new int[Math.max(4, capacity)];
    }

    void add(int id) {
      if (size == ids.length) {
        ids = java.util.Arrays.copyOf(ids, size * 2);
      }
      ids[size++] = id;
    }

    void add(int[] more) {
      for (int id : more) {
        add(id);
      }
    }

    int[] toArray() {
      return java.util.Arrays.copyOf(ids, size);
    }
  }
}
