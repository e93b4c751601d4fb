package org.windvane.topics;

import java.util.List;

/**
 * In how many stories two terms meet, for the {@code size} most frequent terms.
 *
 * <p>Memory: {@code size²} ints, whatever the number of stories.
 */
final class Cooccurrence {
  private final int size;
  private final int[] counts;
  private final int[] stories;
  private final int total;

  private Cooccurrence(int size, int[] counts, int[] stories, int total) {
    this.size = size;
    this.counts = counts;
    this.stories = stories;
    this.total = total;
  }

  /** Counts over the given stories; terms with an id of {@code size} or more are passed over. */
  static Cooccurrence of(List<Bag> bags, int size) {
    int[] counts = new int[size * size];
    int[] stories = new int[size];
    for (Bag bag : bags) {
      int[] terms = bag.terms();
      for (int i = 0; i < terms.length && terms[i] < size; i++) {
        stories[terms[i]]++;
        int row = terms[i] * size;
        for (int j = i + 1; j < terms.length && terms[j] < size; j++) {
          counts[row + terms[j]]++;
        }
      }
    }
    return new Cooccurrence(size, counts, stories, bags.size());
  }

  int size() {
    return size;
  }

  /** Stories that hold the term. */
  int stories(int term) {
    return stories[term];
  }

  /** Stories that hold both terms. */
  int together(int a, int b) {
    return a < b ? counts[a * size + b] : counts[b * size + a];
  }

  /** Normalised pointwise mutual information, -1 (never meet) … 1 (never apart). */
  double npmi(int a, int b) {
    return npmi(together(a, b), stories[a], stories[b], total);
  }

  /**
   * Normalised pointwise mutual information (G. Bouma, 2009).
   *
   * @param both stories that hold both terms
   * @param total all stories
   */
  static double npmi(long both, long a, long b, long total) {
    if (both == 0 || a == 0 || b == 0) {
      return -1;
    }
    if (both == total) {
      return 1;
    }
    double joint = (double) both / total;
    return Math.log((double) both * total / ((double) a * b)) / -Math.log(joint);
  }
}
