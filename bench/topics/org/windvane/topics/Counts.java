package org.windvane.topics;

/** How often a story says a term, out of the damped weight. */
final class Counts {
  private Counts() {}

  static int of(Bag bag, int i) {
    return (int) Math.round(Math.exp(bag.weights()[i] - 1));
  }
}
