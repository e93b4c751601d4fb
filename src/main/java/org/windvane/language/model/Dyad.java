package org.windvane.language.model;

/**
 * What passes between the two mentions of a question.
 *
 * @param forth what the source does to the target
 * @param back what the target does to the source; null where that was not asked
 */
public record Dyad(Scores forth, Scores back) {
  /** The same, seen from the other of the two. */
  Dyad swapped() {
    return new Dyad(back, forth);
  }
}
