package org.windvane.relations;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One way in which a verb is used.
 *
 * @param particle folded words that must follow, empty for none
 * @param frames where the other side stands: T, B, N, or prepositions
 */
record VerbSense(
    String lemma, List<String> particle, Set<String> frames, Op op, EventType type, double strength)
    implements Serializable {

  /** What a verb does with what it governs. */
  enum Op {
    ACT,
    DO,
    START,
    END,
    WANT,
    LIKE,
    BLAME,
    REFUSE,
    SAY,
    WILL,
    THREAT,
    STOP,
    ASK,
    ORDER,
    ORDERLESS,
    LET,
    ACCUSE,
    DENY,
    MOVE,
    GIVE,
    GET,
    DEPLOY,
    ARRIVE,
    TURN,
    MEET,
    VISIT,
    HIT,
    LABEL,
    JOIN,
    CLOSE,
    CAUSE,
    LIST,
    FLAG,
    JOINT,
    BUILD,
    CURB,
    N
  }

  /**
   * Whether the object of this verb is the one that does what an infinitive or gerund behind it
   * says.
   */
  boolean steersObject() {
    return switch (op) {
      case ASK, ORDER, LET, ACCUSE, BLAME, ORDERLESS -> true;
      default -> false;
    };
  }
}
