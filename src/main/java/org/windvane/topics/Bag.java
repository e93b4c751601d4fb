package org.windvane.topics;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One story as the terms it holds.
 *
 * @param terms ids in ascending order, each once
 * @param weights 1 + ln(count) of each
 */
record Bag(int[] terms, float[] weights) implements Serializable {

  /** Counts the first {@code n} of the given ids, which it sorts. */
  static Bag of(int[] ids, int n) {
    Arrays.sort(ids, 0, n);
    int[] terms = new int[n];
    float[] weights = new float[n];
    int size = 0;
    int i = 0;
    while (i < n) {
      int j = i;
      while (j < n && ids[j] == ids[i]) {
        j++;
      }
      terms[size] = ids[i];
      weights[size++] = j - i == 1 ? 1f : (float) (1 + Math.log(j - i));
      i = j;
    }
    return new Bag(Arrays.copyOf(terms, size), Arrays.copyOf(weights, size));
  }

  int size() {
    return terms.length;
  }
}
