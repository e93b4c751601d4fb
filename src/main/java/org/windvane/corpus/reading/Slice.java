package org.windvane.corpus.reading;

import java.io.Serializable;

/**
 * The share of a file's records that one task handles.
 *
 * <p>A compressed file cannot be entered in the middle. Every task reads it from the start, which
 * is cheap, and hands on only runs of records that are its own, so that the dear work on them is
 * spread over all cores without a shuffle.
 *
 * @param index from 0
 * @param of how many tasks share the file
 */
public record Slice(int index, int of) implements Serializable {
  private static final long RUN = 64;

  /** The whole file. */
  public static final Slice WHOLE = new Slice(0, 1);

  /** Whether the record with this ordinal, from 0, belongs to the slice. */
  public boolean owns(long ordinal) {
    return (ordinal / RUN) % of == index;
  }

  /** Whether this slice speaks for the file as a whole, such as on its being cut short. */
  public boolean speaksForFile() {
    return index == 0;
  }
}
