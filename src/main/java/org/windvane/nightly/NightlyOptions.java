package org.windvane.nightly;

import java.time.LocalDate;

/**
 * How a night's run differs from the plain one.
 *
 * @param redo what to do with news that was coded with other settings or models than now
 * @param asOf last day of news that counts in the published tables; null for all
 */
public record NightlyOptions(Redo redo, LocalDate asOf) {

  /** News that was coded with other settings or models. */
  public enum Redo {
    /** Said, and left as it is. */
    SAY,
    /** Coded again. */
    DO
  }

  /** The plain run. */
  public static NightlyOptions plain() {
    return new NightlyOptions(Redo.SAY, null);
  }
}
