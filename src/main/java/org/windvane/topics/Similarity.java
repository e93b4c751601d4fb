package org.windvane.topics;

/** How alike two topics are. */
final class Similarity {
  private Similarity() {}

  /**
   * Bhattacharyya coefficient of two topics over one vocabulary: 0 without a common term, 1 for the
   * same topic.
   */
  static double of(TermWeights a, int topicA, TermWeights b, int topicB) {
    double sum = 0;
    for (int term = 0; term < a.terms(); term++) {
      sum += Math.sqrt((double) a.of(term, topicA) * b.of(term, topicB));
    }
    return sum;
  }
}
