package org.windvane.corpus.story;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The words of a text as 64-bit hashes, in order: runs of letters and digits in lower case. In
 * scripts without blanks between words every character is a word.
 */
final class Words {
  private long[] hashes = new long[64];
  private final BitSet numbers = new BitSet();
  private int size;

  Words(String text) {
    long hash = 0;
    boolean inside = false;
    boolean digits = false;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
        if (inside) {
          add(hash, digits);
          inside = false;
        }
        continue;
      }
      if (unspaced(c)) {
        if (inside) {
          add(hash, digits);
          inside = false;
        }
        add(mix(c), false);
        continue;
      }
      digits = (inside && digits) || Character.isDigit(c);
      hash = mix((inside ? hash : 0) * 31 + Character.toLowerCase(c));
      inside = true;
    }
    if (inside) {
      add(hash, digits);
    }
  }

  private static boolean unspaced(int c) {
    return c >= 0x0E00
        && switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
          default -> false;
        };
  }

  private void add(long hash, boolean number) {
    numbers.set(size, number);
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash;
  }

  int size() {
    return size;
  }

  long get(int i) {
    return hashes[i];
  }

  /** Whether the word holds a digit. */
  boolean isNumber(int i) {
    return numbers.get(i);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014), a bijection that spreads every bit. */
  static long mix(long x) {
    long z = x + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
