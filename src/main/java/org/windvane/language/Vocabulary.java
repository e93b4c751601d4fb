package org.windvane.language;

import java.io.Serializable;
import java.util.Arrays;

/** Folded words by number, looked up from a character buffer without making strings. */
final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The number of every word that was never added. */
  static final int UNKNOWN = 0;

  private char[] pool = new char[1 << 16];
  private int[] offsets = new int[1 << 13];
  private int[] table = new int[1 << 14];
  private int size = 1;

  /** The number of a word, adding it if it is new. */
  int add(String folded) {
    char[] word = folded.toCharArray();
    int present = find(word, word.length);
    if (present != UNKNOWN) {
      return present;
    }
    if (size + 2 >= offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    int begin = offsets[size];
    while (begin + word.length >= pool.length) {
      pool = Arrays.copyOf(pool, pool.length * 2);
    }
    System.arraycopy(word, 0, pool, begin, word.length);
    offsets[size + 1] = begin + word.length;
    int number = size++;
    if (size * 2 > table.length) {
      table = new int[table.length * 2];
      for (int i = 1; i < size; i++) {
        place(i);
      }
    } else {
      place(number);
    }
    return number;
  }

  private void place(int number) {
    int mask = table.length - 1;
    int slot = hash(pool, offsets[number], offsets[number + 1]) & mask;
    while (table[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = number;
  }

  /** The number of the word in {@code buffer[0, length)}, or {@link #UNKNOWN}. */
  int find(char[] buffer, int length) {
    int mask = table.length - 1;
    int slot = hash(buffer, 0, length) & mask;
    while (table[slot] != 0) {
      int number = table[slot];
      if (Arrays.equals(pool, offsets[number], offsets[number + 1], buffer, 0, length)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return UNKNOWN;
  }

  private static int hash(char[] chars, int from, int to) {
    int h = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      h = (h ^ chars[i]) * 0x01000193;
    }
    return h ^ (h >>> 15);
  }
}
