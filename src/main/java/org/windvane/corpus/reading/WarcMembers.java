package org.windvane.corpus.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/**
 * The stretches of a WARC file inside which one record ends where the next begins: the members of a
 * gzip file, or the whole of a plain one. A break in one stretch costs nothing in the next.
 */
final class WarcMembers implements Closeable {
  private static final byte[] BEGINNING = {'W', 'A', 'R', 'C', '/'};

  private final InputStream plain;
  private final GzipMembers members;
  private boolean first = true;

  WarcMembers(Source source) throws IOException {
    int first;
    int second;
    try (InputStream in = source.open()) {
      first = in.read();
      second = in.read();
    }
    // What begins like no file at all may be a gzip file with a damaged beginning.
    boolean zstd = first == 0x28 && second == 0xb5;
    boolean bzip2 = first == 'B' && second == 'Z';
    boolean plainText = (first == 'W' && second == 'A') || first < 0;
    this.members = zstd || bzip2 || plainText ? null : new GzipMembers(source);
    this.plain = members == null ? Unpacked.bytes(source) : null;
  }

  /** Whether the file is one stretch. */
  boolean isPlain() {
    return members == null;
  }

  /** Goes to the next stretch; false at the end of the file. */
  boolean next() throws IOException {
    if (members != null) {
      return members.next();
    }
    boolean begins = first;
    first = false;
    if (begins) {
      plain.mark(1);
      begins = plain.read() >= 0;
      plain.reset();
    }
    return begins;
  }

  /** After damage: goes to the next stretch that can be found; false when there is none. */
  boolean recover() throws IOException {
    return members != null && members.recover(BEGINNING);
  }

  /** Bytes of the stretch. */
  ReadableByteChannel channel() {
    if (members == null) {
      return Channels.newChannel(plain);
    }
    return new ReadableByteChannel() {
      private final byte[] bytes = new byte[1 << 13];

      @Override
      public int read(ByteBuffer into) throws IOException {
        int n = members.read(bytes, 0, Math.min(bytes.length, into.remaining()));
        if (n > 0) {
          into.put(bytes, 0, n);
        }
        return n;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    if (members != null) {
      members.close();
    } else {
      plain.close();
    }
  }
}
