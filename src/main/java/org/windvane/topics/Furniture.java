package org.windvane.topics;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Runs of words that outlets print under one story after another: calls to subscribe, credits, the
 * frame of a link list. Two stories that are told apart have no run of six words in common but by
 * chance, so a run that one in a thousand stories repeats is no news, whoever prints it.
 *
 * <p>Figures and addresses are no words here: a frame whose numbers change is still the same.
 */
final class Furniture implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Words in a run. */
  static final int RUN = 6;

  /** Runs that are remembered, at most. */
  static final int MOST = 20_000;

  static final Furniture NONE = new Furniture(new long[0]);

  private final long[] runs;

  private Furniture(long[] runs) {
    this.runs = runs;
  }

  /** Those runs, each as the hash that {@link #runs(String[])} gives it. */
  static Furniture of(long[] hashes) {
    return new Furniture(Arrays.stream(hashes).sorted().distinct().toArray());
  }

  long[] hashes() {
    return runs.clone();
  }

  /** In how many of {@code stories} a run must stand to be furniture. */
  static long threshold(long stories) {
    return Math.max(20, stories / 1000);
  }

  /** The runs of a text, each once. */
  static long[] runs(String[] plain) {
    int[] words = letters(plain);
    long[] out = new long[Math.max(0, words.length - RUN + 1)];
    for (int i = 0; i < out.length; i++) {
      out[i] = hash(plain, words, i);
    }
    return Arrays.stream(out).distinct().toArray();
  }

  /** For every word whether it lies in a run that is furniture. */
  boolean[] covers(String[] plain) {
    boolean[] out = new boolean[plain.length];
    if (runs.length == 0) {
      return out;
    }
    int[] words = letters(plain);
    for (int i = 0; i + RUN <= words.length; i++) {
      if (Arrays.binarySearch(runs, hash(plain, words, i)) >= 0) {
        Arrays.fill(out, words[i], words[i + RUN - 1] + 1, true);
      }
    }
    return out;
  }

  private static int[] letters(String[] plain) {
    int[] out = new int[plain.length];
    int n = 0;
    for (int i = 0; i < plain.length; i++) {
      if (!plain[i].isEmpty() && Character.isLetter(plain[i].charAt(0))) {
        out[n++] = i;
      }
    }
    return Arrays.copyOf(out, n);
  }

  private static long hash(String[] plain, int[] words, int from) {
    long hash = 7;
    for (int i = from; i < from + RUN; i++) {
      hash = hash * 0x9E3779B97F4A7C15L + plain[words[i]].hashCode();
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
