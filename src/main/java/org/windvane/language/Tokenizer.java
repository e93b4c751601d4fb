package org.windvane.language;

/** Cuts a sentence into {@link Tokens}. Not thread-safe: it owns a buffer. */
final class Tokenizer {
  private static final int LONGEST = 128;

  private final Vocabulary vocabulary;
  private final char[] buffer = new char[2 * LONGEST + 2];

  Tokenizer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Tokens cut(String text) {
    Tokens out = new Tokens(text);
    int n = text.length();
    int i = 0;
    boolean joined = false;
    while (i < n) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(text, i, n);
        emit(out, text, i, end, joined);
        i = end;
        joined = false;
        if (i + 1 < n
            && isHyphen(text.charAt(i))
            && Character.isLetterOrDigit(text.charAt(i + 1))) {
          joined = true;
          i++;
        }
      } else if (isApostrophe(c)) {
        int end = suffixEnd(text, i, n);
        emit(out, text, i, end, false);
        i = end;
        joined = false;
      } else {
        joined = false;
        if (!isBlank(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
          int length = Character.isSurrogatePair(c, i + 1 < n ? text.charAt(i + 1) : ' ') ? 2 : 1;
          add(out, text, i, i + length, Tokens.MARK);
          i += length;
        } else {
          i++;
        }
      }
    }
    return out;
  }

  /**
   * End of the word that begins at i; an elision keeps its apostrophe, an abbreviation its dots.
   */
  private static int wordEnd(String text, int i, int n) {
    int abbreviation = dottedEnd(text, i, n);
    if (abbreviation > i) {
      return abbreviation;
    }
    // The first half of "didn't" has been cut off; what is left is "n't".
    if (i + 1 < n
        && Character.toLowerCase(text.charAt(i)) == 'n'
        && i + 2 < n
        && isApostrophe(text.charAt(i + 1))
        && Character.toLowerCase(text.charAt(i + 2)) == 't'
        && i > 0
        && Character.isLetter(text.charAt(i - 1))) {
      return i + 3;
    }
    int j = i;
    boolean digits = Character.isDigit(text.charAt(i));
    while (j < n) {
      char c = text.charAt(j);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        j++;
      } else if (digits
          && (c == '.' || c == ',')
          && j + 1 < n
          && Character.isDigit(text.charAt(j + 1))) {
        j++;
      } else {
        break;
      }
    }
    if (j < n
        && isApostrophe(text.charAt(j))
        && j + 1 < n
        && Character.isLetter(text.charAt(j + 1))) {
      boolean english = j > i + 1 && isContraction(text, j, n);
      if (!english) {
        return j + 1;
      }
      // "didn't" is "did" and "n't".
      char next = Character.toLowerCase(text.charAt(j + 1));
      if (next == 't' && Character.toLowerCase(text.charAt(j - 1)) == 'n' && j - 1 > i) {
        return j - 1;
      }
    } else if (j < n
        && isApostrophe(text.charAt(j))
        && j - i <= 2
        && Character.toLowerCase(text.charAt(j - 1)) != 's'
        && j + 1 < n
        && !Character.isWhitespace(text.charAt(j + 1))) {
      return j + 1;
    }
    return j;
  }

  /** "U.S.", "U.N", "D.C.": single letters with dots between. */
  private static int dottedEnd(String text, int i, int n) {
    int j = i;
    int letters = 0;
    while (j + 1 < n && Character.isUpperCase(text.charAt(j)) && text.charAt(j + 1) == '.') {
      letters++;
      j += 2;
    }
    boolean last = j < n && Character.isUpperCase(text.charAt(j)) && letters > 0;
    if (last && (j + 1 >= n || !Character.isLetterOrDigit(text.charAt(j + 1)))) {
      return j + 1;
    }
    return letters >= 2 ? j : i;
  }

  private static boolean isContraction(String text, int apostrophe, int n) {
    int j = apostrophe + 1;
    while (j < n && Character.isLetter(text.charAt(j))) {
      j++;
    }
    String tail =
        text.substring(apostrophe + 1, Math.min(j, apostrophe + 4))
            .toLowerCase(java.util.Locale.ROOT);
    return switch (tail) {
      case "s", "re", "ve", "ll", "d", "m" -> true;
      case "t" -> Character.toLowerCase(text.charAt(apostrophe - 1)) == 'n';
      default -> false;
    };
  }

  private static int suffixEnd(String text, int i, int n) {
    if (i > 0 && Character.isLetterOrDigit(text.charAt(i - 1)) && isContraction(text, i, n)) {
      int j = i + 1;
      while (j < n && Character.isLetter(text.charAt(j))) {
        j++;
      }
      return j;
    }
    return i + 1;
  }

  private void emit(Tokens out, String text, int from, int to, boolean joined) {
    int letters = 0;
    int uppers = 0;
    boolean dots = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        if (Character.isUpperCase(c)) {
          uppers++;
        }
      } else if (c == '.') {
        dots = true;
      }
    }
    int flags = 0;
    char first = text.charAt(from);
    if (Character.isUpperCase(first)) {
      flags |= Tokens.CAPITAL;
    }
    if (letters > 0 && letters == uppers) {
      flags |= Tokens.UPPER;
    }
    if (Character.isDigit(first)) {
      flags |= Tokens.NUMBER;
    }
    if (joined) {
      flags |= Tokens.JOINED;
    }
    if (dots && letters > 1) {
      flags |= Tokens.DOTTED;
    }
    if (letters == 0 && !Character.isDigit(first)) {
      flags |= Tokens.MARK;
    }
    add(out, text, from, to, flags);
  }

  private void add(Tokens out, String text, int from, int to, int flags) {
    int n = Folding.fold(text, from, Math.min(to, from + LONGEST), buffer);
    if ((flags & Tokens.DOTTED) != 0) {
      int kept = 0;
      for (int i = 0; i < n; i++) {
        if (buffer[i] != '.') {
          buffer[kept++] = buffer[i];
        }
      }
      n = kept;
    }
    out.add(from, to, vocabulary.find(buffer, n), flags);
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f' || Character.isISOControl(c);
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc';
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011';
  }
}
