package org.windvane.corpus.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of all members of a gzip file (RFC 1952), one after another.
 *
 * <p>Own code because others fall short where archives break: the JDK's stream ends without a word
 * at a damaged member, or where the file system has no bytes at hand, and that of commons-compress
 * drops what it had already unpacked when the file ends early. This one hands on every byte before
 * the break, then throws.
 */
final class GzipMembers extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int TRAILER = 8;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] packed = new byte[1 << 15];
  private int at;
  private int end;
  private boolean ended;

  /** Reads the first member's header. */
  GzipMembers(InputStream in) throws IOException {
    this.in = in;
    header(need());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      try {
        int n = inflater.inflate(buffer, offset, length);
        if (n > 0) {
          crc.update(buffer, offset, n);
          return n;
        }
      } catch (DataFormatException e) {
        throw new IOException("gzip data is damaged: " + e.getMessage(), e);
      }
      if (inflater.finished()) {
        nextMember();
      } else if (inflater.needsDictionary()) {
        throw new IOException("gzip data is damaged: it wants a dictionary");
      } else {
        if (at == end && !fill()) {
          throw new EOFException("gzip member is cut short");
        }
        inflater.setInput(packed, at, end - at);
        at = end;
      }
    }
    return -1;
  }

  private void nextMember() throws IOException {
    at = end - inflater.getRemaining();
    long[] trailer = new long[TRAILER];
    for (int i = 0; i < TRAILER; i++) {
      trailer[i] = need();
    }
    long sum = trailer[0] | trailer[1] << 8 | trailer[2] << 16 | trailer[3] << 24;
    if (sum != crc.getValue()) {
      throw new IOException("gzip data is damaged: checksum differs");
    }
    crc.reset();
    inflater.reset();
    int first = next();
    // Some tools pad the end with zeros.
    while (first == 0) {
      first = next();
    }
    if (first < 0) {
      ended = true;
    } else {
      header(first);
    }
  }

  private void header(int first) throws IOException {
    if (first != 0x1f || need() != 0x8b || need() != 8) {
      throw new IOException("gzip data is damaged: no member where one should begin");
    }
    int flags = need();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(need() | need() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      need();
    }
  }

  private void skipText() throws IOException {
    int c = need();
    while (c != 0) {
      c = need();
    }
  }

  private int need() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException("gzip member is cut short");
    }
    return b;
  }

  private int next() throws IOException {
    return at < end || fill() ? packed[at++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(packed, 0, packed.length));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
