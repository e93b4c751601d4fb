package org.windvane.corpus.reading;

import java.io.IOException;
import java.io.InputStream;

/** All members of a gzip file as one stream. */
final class GzipStream extends InputStream {
  private final GzipMembers members;
  private boolean ended;

  GzipStream(InputStream in) throws IOException {
    this.members = new GzipMembers(() -> in);
    this.ended = !members.next();
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
      int n = members.read(buffer, offset, length);
      if (n >= 0) {
        return n;
      }
      ended = !members.next();
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
