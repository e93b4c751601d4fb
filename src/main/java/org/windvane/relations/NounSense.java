package org.windvane.relations;

import java.io.Serializable;
import java.util.Set;

/**
 * What a noun names between two sides.
 *
 * @param kind an {@link EventType}, or RELATION, NEUTRAL, MOVE, ARRIVE, CARRY, ENDING, BUILDING,
 *     ALLY, FOE
 * @param sign +1, -1, or 0 for what is neither until a verb builds it up or ends it
 * @param acting prepositions (and {@code poss}) of the acting side
 * @param other prepositions of the other side
 * @param mutual whether both sides act alike
 */
record NounSense(
    String kind, double strength, int sign, Set<String> acting, Set<String> other, boolean mutual)
    implements Serializable {

  boolean is(String name) {
    return kind.equals(name);
  }

  /** The event type, or null for the other kinds. */
  EventType type() {
    return switch (kind) {
      case "RELATION", "NEUTRAL", "MOVE", "ARRIVE", "CARRY", "ENDING", "BUILDING", "ALLY", "FOE" ->
          null;
      default -> EventType.valueOf(kind);
    };
  }
}
