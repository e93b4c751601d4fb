package org.windvane.corpus.reading;

import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The records of one file, one by one.
 *
 * <p>Guarantees: never throws on what a file holds; a break in the file ends the iteration with one
 * record that says so; the slices of a file together give every record once.
 */
public abstract class RecordReader implements Iterator<RawRecord>, Closeable {
  private static final byte[] NOTHING = {};

  private final Slice slice;
  private long ordinal;
  private RawRecord next;
  private boolean ended;

  protected RecordReader(Slice slice) {
    this.slice = slice;
  }

  /**
   * The next record of this slice, or null at the end. Skips, without parsing them, records for
   * which {@link #mine()} is false.
   */
  protected abstract RawRecord advance() throws IOException;

  /** Counts a record and says whether this slice hands it on. */
  protected final boolean mine() {
    return slice.owns(ordinal++);
  }

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      try {
        next = advance();
        ended = next == null;
      } catch (SourceLostException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        ended = true;
        next = slice.speaksForFile() ? broken(e) : null;
      }
    }
    return next != null;
  }

  @Override
  public final RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RawRecord record = next;
    next = null;
    return record;
  }

  private RawRecord broken(Exception e) {
    boolean cut =
        e instanceof EOFException
            || e instanceof JsonEOFException
            || String.valueOf(e.getMessage()).contains("runcated");
    return fileFault(cut ? Fault.TRUNCATED_FILE : Fault.UNREADABLE, e);
  }

  /** A record that stands for the whole file. */
  static RawRecord fileFault(String reason, Exception e) {
    String message =
        e.getMessage() == null ? "no message" : e.getMessage().lines().findFirst().orElse("");
    return RawRecord.faulty(
        0, new Fault(reason, e.getClass().getSimpleName() + ": " + message), NOTHING, 0);
  }
}
