package org.windvane.language;

import java.io.Serializable;

/**
 * One thing that a phrase can mean.
 *
 * @param actor index of the actor, or -1 where the phrase is only swallowed
 * @param from first epoch day of validity
 * @param to last epoch day of validity
 * @param context index of the words one of which the article must hold, or -1
 * @param flags of {@link #WEAK} and the others
 */
record Sense(int actor, MentionKind kind, int from, int to, int context, int flags)
    implements Serializable {
  /** A surname or word that counts only after the full name was read in the article. */
  static final int WEAK = 1;

  /** Only in capitals: US, CAR. */
  static final int ALL_CAPS = 2;

  /** Only capitalised. */
  static final int CAPITALISED = 4;

  /** Full name of a person, as against a short form. */
  static final int FULL = 8;

  static final int PERSON = 16;
  static final int US_STATE = 32;
  static final int WORD = 64;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean swallows() {
    return actor < 0;
  }
}
