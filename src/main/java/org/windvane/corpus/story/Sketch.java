package org.windvane.corpus.story;

import java.util.Arrays;

/**
 * What is kept of a text to find and to check reprints of it, at most about a kilobyte.
 *
 * @param keys texts that share one are candidates: bands of a MinHash (Broder 1997) over the
 *     opening of the text and over all of it, and one of the headline
 * @param shingles how many different runs of {@link #SHINGLE} words the text has
 * @param smallest the smallest {@link #SIZE} of their 32-bit hashes, ascending (a bottom-k sketch,
 *     Cohen and Kaplan 2007); all of them when there are no more
 * @param title hashes of the headline's words, ascending, each once; odd if the word holds a digit
 */
public record Sketch(long[] keys, int shingles, int[] smallest, int[] title) {
  static final int SHINGLE = 4;
  static final int SIZE = 128;

  // Bands of three rows: a pair of resemblance 0.5 shares one of ten with probability 0.74, of 0.7
  // with 0.98, of 0.05 with 0.001. Copies of a story are rarely only two, and any link is enough.
  private static final int ROWS = 3;
  private static final int BANDS = 10;
  private static final long[] SEEDS = seeds(ROWS * BANDS);

  // What an editor cuts, he cuts from the end: openings are compared by themselves.
  private static final int OPENING = 80;
  // A summary shorter than this says too little without its headline.
  private static final int SUMMARY = 12;
  private static final int TITLE_WORDS = 4;
  private static final int TITLE_LIMIT = 40;

  private static final long OPENING_SALT = Words.mix(1);
  private static final long WHOLE_SALT = Words.mix(2);
  private static final long TITLE_SALT = Words.mix(3);

  private static long[] seeds(int n) {
    long[] seeds = new long[n];
    for (int i = 0; i < n; i++) {
      seeds[i] = Words.mix(1000 + i);
    }
    return seeds;
  }

  /**
   * Sketches a text; either part may be null.
   *
   * <p>The headline counts as text only where the body is shorter than {@value #SUMMARY} words:
   * reprints carry other headlines.
   */
  public static Sketch of(String title, String body) {
    Words head = new Words(title == null ? "" : title);
    Words words = new Words(body == null ? "" : body);
    if (words.size() < SUMMARY) {
      words = new Words((title == null ? "" : title) + "\n" + (body == null ? "" : body));
    }
    long[] shingles = shingles(words);
    long[] keys = new long[2 * BANDS + 1];
    int used = 0;
    if (shingles.length > 0) {
      int opening = Math.min(shingles.length, OPENING);
      used = bands(shingles, opening, OPENING_SALT, keys, used);
      if (shingles.length > OPENING + OPENING / 2) {
        used = bands(shingles, shingles.length, WHOLE_SALT, keys, used);
      }
    }
    int[] titleWords = distinct(head);
    if (head.size() >= TITLE_WORDS) {
      long key = TITLE_SALT;
      for (int i = 0; i < head.size(); i++) {
        key = Words.mix(key ^ head.get(i));
      }
      keys[used++] = key;
    }
    int[] sorted = smallest(shingles);
    return new Sketch(
        Arrays.copyOf(keys, used),
        sorted.length,
        Arrays.copyOf(sorted, Math.min(SIZE, sorted.length)),
        titleWords);
  }

  /** Hashes of all runs of words, in order, repeats included; a shorter text is one run. */
  private static long[] shingles(Words words) {
    if (words.size() == 0) {
      return new long[0];
    }
    int n = Math.max(1, words.size() - SHINGLE + 1);
    long[] shingles = new long[n];
    for (int i = 0; i < n; i++) {
      long hash = 0;
      for (int k = i; k < Math.min(i + SHINGLE, words.size()); k++) {
        hash = Words.mix(hash ^ words.get(k));
      }
      shingles[i] = hash;
    }
    return shingles;
  }

  private static int bands(long[] shingles, int count, long salt, long[] keys, int from) {
    int used = from;
    for (int band = 0; band < BANDS; band++) {
      long key = salt + band;
      for (int row = 0; row < ROWS; row++) {
        long seed = SEEDS[band * ROWS + row];
        long least = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
          long mixed = (shingles[i] ^ seed) * 0x9E3779B97F4A7C15L;
          least = Math.min(least, (mixed ^ mixed >>> 32) >>> 1);
        }
        key = Words.mix(key ^ least);
      }
      keys[used++] = key;
    }
    return used;
  }

  /** All different 32-bit hashes, ascending. */
  private static int[] smallest(long[] shingles) {
    int[] hashes = new int[shingles.length];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = (int) (shingles[i] >>> 32);
    }
    return sortedOnce(hashes);
  }

  private static int[] distinct(Words words) {
    int[] hashes = new int[Math.min(words.size(), TITLE_LIMIT)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = (int) words.get(i) & ~1 | (words.isNumber(i) ? 1 : 0);
    }
    return sortedOnce(hashes);
  }

  private static int[] sortedOnce(int[] values) {
    Arrays.sort(values);
    int used = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[used++] = values[i];
      }
    }
    return Arrays.copyOf(values, used);
  }
}
