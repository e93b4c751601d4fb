package org.windvane.language;

import java.util.Arrays;

/**
 * The words and marks of one sentence as parallel arrays.
 *
 * <p>A hyphen inside a word parts it without a token of its own (the second part is {@link
 * #joined}); {@code 's} and {@code n't} are tokens, and so is a French elision with its apostrophe
 * ({@code l'}); {@code U.S.} is one token.
 */
public final class Tokens {
  static final byte CAPITAL = 1;
  static final byte UPPER = 2;
  static final byte NUMBER = 4;
  static final byte MARK = 8;
  static final byte JOINED = 16;
  static final byte DOTTED = 32;

  private final String text;
  private int size;
  private int[] start = new int[32];
  private int[] end = new int[32];
  private int[] word = new int[32];
  private byte[] shape = new byte[32];

  Tokens(String text) {
    this.text = text;
  }

  void add(int from, int to, int number, int flags) {
    if (size == start.length) {
      int bigger = size * 2;
      start = Arrays.copyOf(start, bigger);
      end = Arrays.copyOf(end, bigger);
      word = Arrays.copyOf(word, bigger);
      shape = Arrays.copyOf(shape, bigger);
    }
    start[size] = from;
    end[size] = to;
    word[size] = number;
    shape[size++] = (byte) flags;
  }

  public String text() {
    return text;
  }

  public int size() {
    return size;
  }

  /** Offset of the token's first character. */
  public int start(int i) {
    return start[i];
  }

  /** Offset behind the token's last character. */
  public int end(int i) {
    return end[i];
  }

  int word(int i) {
    return word[i];
  }

  /** The token as it stands in the text. */
  public String form(int i) {
    return text.substring(start[i], end[i]);
  }

  public boolean capital(int i) {
    return (shape[i] & CAPITAL) != 0;
  }

  /** Whether the token has letters, and all of them are capitals. */
  public boolean upper(int i) {
    return (shape[i] & UPPER) != 0;
  }

  public boolean number(int i) {
    return (shape[i] & NUMBER) != 0;
  }

  /** Whether it is punctuation or a symbol. */
  public boolean mark(int i) {
    return (shape[i] & MARK) != 0;
  }

  /** Whether a hyphen ties it to the token before. */
  public boolean joined(int i) {
    return (shape[i] & JOINED) != 0;
  }

  /** Whether it is an abbreviation with dots, such as {@code U.S.} */
  public boolean dotted(int i) {
    return (shape[i] & DOTTED) != 0;
  }

  /** First token that ends behind the offset; {@link #size()} if there is none. */
  public int at(int offset) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end[middle] > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
