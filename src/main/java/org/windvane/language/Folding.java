package org.windvane.language;

import java.text.Normalizer;
import java.util.Locale;

/** Lower case without accents: the form in which names and words are compared. */
public final class Folding {
  private static final int TABLE = 0x250;
  private static final char[] SIMPLE = new char[TABLE];

  static {
    for (char c = 0; c < TABLE; c++) {
      String base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      SIMPLE[c] = Character.toLowerCase(base.charAt(0));
    }
    SIMPLE['ø'] = 'o';
    SIMPLE['Ø'] = 'o';
    SIMPLE['ł'] = 'l';
    SIMPLE['Ł'] = 'l';
    SIMPLE['đ'] = 'd';
    SIMPLE['Đ'] = 'd';
    SIMPLE['ı'] = 'i';
  }

  private Folding() {}

  /**
   * One character folded; ligatures fold to their first letter here, and to both in {@link
   * #fold(CharSequence)}.
   */
  static char fold(char c) {
    if (c < TABLE) {
      return SIMPLE[c];
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u02bc', '\u02bb', '\u2032' -> '\'';
      case '\u201c', '\u201d', '\u00ab', '\u00bb', '\u201e' -> '"';
      case '\u2013', '\u2014', '\u2212' -> '-';
      default -> Character.toLowerCase(c);
    };
  }

  /** Writes the folded form of {@code text[from, to)} and returns its length. */
  static int fold(CharSequence text, int from, int to, char[] out) {
    int n = 0;
    for (int i = from; i < to && n < out.length - 1; i++) {
      char c = text.charAt(i);
      switch (c) {
        case 'œ', 'Œ' -> {
          out[n++] = 'o';
          out[n++] = 'e';
        }
        case 'æ', 'Æ' -> {
          out[n++] = 'a';
          out[n++] = 'e';
        }
        case 'ß' -> {
          out[n++] = 's';
          out[n++] = 's';
        }
        case '\u00ab', '\u00bb' -> out[n++] = '"';
        default -> {
          // Combining accents of decomposed text carry nothing here.
          if (Character.getType(c) != Character.NON_SPACING_MARK) {
            out[n++] = fold(c);
          }
        }
      }
    }
    return n;
  }

  /** A whole text folded. */
  public static String fold(CharSequence text) {
    char[] out = new char[text.length() * 2 + 1];
    int n = fold(text, 0, text.length(), out);
    return new String(out, 0, n).toLowerCase(Locale.ROOT);
  }
}
