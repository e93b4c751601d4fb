package org.windvane.corpus.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a byte stream. A line over the limit is passed over with only its beginning held, so
 * that no line can fill the memory.
 */
final class Lines implements Closeable {
  private final InputStream in;
  private final int limit;
  private final byte[] chunk = new byte[1 << 16];
  private int at;
  private int end;

  private byte[] line = new byte[1 << 12];
  private int length;
  private long fullLength;
  private long number;
  private boolean terminated;

  Lines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Reads the next line; false at the end. A last line without a line break is a line. */
  boolean next() throws IOException {
    length = 0;
    fullLength = 0;
    terminated = false;
    boolean any = false;
    while (true) {
      if (at == end) {
        end = in.read(chunk, 0, chunk.length);
        at = 0;
        if (end <= 0) {
          end = 0;
          break;
        }
      }
      any = true;
      int stop = at;
      while (stop < end && chunk[stop] != '\n') {
        stop++;
      }
      take(at, stop);
      at = stop;
      if (stop < end) {
        at++;
        terminated = true;
        break;
      }
    }
    if (any) {
      number++;
    }
    return any;
  }

  private void take(int from, int to) {
    int n = to - from;
    fullLength += n;
    int room = Math.min(n, limit - length);
    if (fullLength > limit) {
      // Over the limit: what is kept is for quarantine only.
      length = Math.min(length, RawRecord.RAW_LIMIT);
      room = Math.max(0, Math.min(n, RawRecord.RAW_LIMIT - length));
      if (line.length > 1 << 20) {
        line = Arrays.copyOf(line, RawRecord.RAW_LIMIT);
      }
    }
    if (length + room > line.length) {
      line = Arrays.copyOf(line, Math.max(length + room, Math.min(limit, line.length * 2)));
    }
    System.arraycopy(chunk, from, line, length, room);
    length += room;
  }

  /** The line's bytes are {@code buffer()[0 .. length())}, without its line break. */
  byte[] buffer() {
    return line;
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(line, length);
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  /** Its full length in bytes, even when less was kept. */
  long fullLength() {
    return fullLength;
  }

  boolean tooLong() {
    return fullLength > limit;
  }

  /** Whether a line break ended it. */
  boolean terminated() {
    return terminated;
  }

  boolean blank() {
    for (int i = 0; i < length; i++) {
      byte b = line[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
