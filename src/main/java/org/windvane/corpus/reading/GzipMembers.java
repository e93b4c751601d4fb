package org.windvane.corpus.reading;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The members of a gzip file (RFC 1952), one after another.
 *
 * <p>Own code because others fall short where archives break: the JDK's stream ends without a word
 * at a damaged member, or where the file system has no bytes at hand, and that of commons-compress
 * drops what it had already unpacked when the file ends early. This one hands on every byte before
 * the break, then throws, and can go on at the next member.
 */
final class GzipMembers implements Closeable {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int TRAILER = 8;

  private final Source source;
  private InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] packed = new byte[1 << 15];
  private int at;
  private int end;
  // Bytes of the file that are in the buffer or behind it.
  private long taken;
  private long memberStart;
  private boolean inside;
  // Bytes that were read ahead to see how the member begins.
  private final byte[] first = new byte[16];
  private int ahead;

  GzipMembers(Source source) throws IOException {
    this.source = source;
    this.in = source.open();
  }

  /**
   * Begins the next member; what is left of the one before is passed over.
   *
   * @return false at the end of the file
   */
  boolean next() throws IOException {
    if (inside) {
      byte[] rest = new byte[1 << 13];
      while (read(rest, 0, rest.length) >= 0) {
        continue;
      }
    }
    int magic = take();
    // Some tools pad the end with zeros.
    while (magic == 0) {
      magic = take();
    }
    if (magic < 0) {
      return false;
    }
    memberStart = taken - (end - at) - 1;
    header(magic);
    begin();
    return true;
  }

  /**
   * After an exception: begins the next member whose bytes begin like this. The search starts
   * inside the damaged member, since an inflater on damaged data may have eaten several.
   *
   * @return false when there is none
   */
  boolean recover(byte[] beginning) throws IOException {
    long from = memberStart + 1;
    while (seek(from) && findMagic()) {
      from = memberStart + 1;
      try {
        flags();
        begin();
        if (startsWith(beginning)) {
          return true;
        }
      } catch (IOException e) {
        // Only looked like a member; search on behind its first byte.
        inside = false;
      }
    }
    inside = false;
    return false;
  }

  private boolean seek(long offset) throws IOException {
    in.close();
    in = source.open();
    inside = false;
    at = 0;
    end = 0;
    ahead = 0;
    taken = offset;
    inflater.reset();
    return in.skip(offset) == offset || skipSlowly(offset);
  }

  /** Some streams skip less than they could. */
  private boolean skipSlowly(long offset) throws IOException {
    in.close();
    in = source.open();
    try {
      in.skipNBytes(offset);
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  /** Reads past the next three bytes that begin every member. */
  private boolean findMagic() throws IOException {
    int a = take();
    int b = take();
    int c = take();
    while (c >= 0) {
      if (a == 0x1f && b == 0x8b && c == 8) {
        memberStart = taken - (end - at) - 3;
        return true;
      }
      a = b;
      b = c;
      c = take();
    }
    return false;
  }

  private boolean startsWith(byte[] beginning) throws IOException {
    int n = 0;
    while (n < beginning.length) {
      int more = read(first, n, beginning.length - n);
      if (more < 0) {
        break;
      }
      n += more;
    }
    ahead = n;
    return n == beginning.length && Arrays.equals(first, 0, n, beginning, 0, n);
  }

  private void begin() {
    crc.reset();
    inflater.reset();
    inside = true;
  }

  /** Bytes of the member; -1 at its end, once its checksum is known to be right. */
  int read(byte[] buffer, int offset, int length) throws IOException {
    if (ahead > 0) {
      int n = Math.min(ahead, length);
      System.arraycopy(first, 0, buffer, offset, n);
      System.arraycopy(first, n, first, 0, ahead - n);
      ahead -= n;
      return n;
    }
    while (inside) {
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
        finish();
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

  private void finish() throws IOException {
    at = end - inflater.getRemaining();
    inflater.reset();
    long[] trailer = new long[TRAILER];
    for (int i = 0; i < TRAILER; i++) {
      trailer[i] = need();
    }
    inside = false;
    long sum = trailer[0] | trailer[1] << 8 | trailer[2] << 16 | trailer[3] << 24;
    if (sum != crc.getValue()) {
      throw new IOException("gzip data is damaged: checksum differs");
    }
  }

  private void header(int magic) throws IOException {
    if (magic != 0x1f || need() != 0x8b || need() != 8) {
      throw new IOException("gzip data is damaged: no member where one should begin");
    }
    flags();
  }

  private void flags() throws IOException {
    int flags = need();
    if ((flags & RESERVED) != 0) {
      throw new IOException("gzip data is damaged: header flags " + flags);
    }
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
    int b = take();
    if (b < 0) {
      throw new EOFException("gzip member is cut short");
    }
    return b;
  }

  private int take() throws IOException {
    return at < end || fill() ? packed[at++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(packed, 0, packed.length));
    taken += end;
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
