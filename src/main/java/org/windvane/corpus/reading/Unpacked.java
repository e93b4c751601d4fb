package org.windvane.corpus.reading;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * A file's bytes without compression and byte order mark. What the first bytes say counts, not the
 * file's name: archives are full of files with the wrong ending.
 */
final class Unpacked {
  private static final int BUFFER = 1 << 16;

  private Unpacked() {}

  /** Opens the decompressed bytes. */
  static InputStream bytes(Source source) throws IOException {
    InputStream in = new BufferedInputStream(source.open(), BUFFER);
    try {
      return decompress(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Opens the decompressed text as UTF-8.
   *
   * @param charset what the file is written in; a byte order mark overrides it
   */
  static InputStream text(Source source, Charset charset) throws IOException {
    InputStream in = bytes(source);
    in = in.markSupported() ? in : new BufferedInputStream(in, BUFFER);
    in.mark(4);
    int a = in.read();
    int b = in.read();
    int c = in.read();
    in.reset();
    Charset actual = charset;
    if (a == 0xEF && b == 0xBB && c == 0xBF) {
      in.skipNBytes(3);
      actual = StandardCharsets.UTF_8;
    } else if ((a == 0xFF && b == 0xFE) || (a == 0xFE && b == 0xFF)) {
      in.skipNBytes(2);
      actual = a == 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    if (actual.equals(StandardCharsets.UTF_8)) {
      return in;
    }
    return ReaderInputStream.builder()
        .setReader(new java.io.InputStreamReader(in, actual))
        .setCharset(StandardCharsets.UTF_8)
        .setBufferSize(BUFFER)
        .get();
  }

  private static InputStream decompress(InputStream in) throws IOException {
    in.mark(4);
    int a = in.read();
    int b = in.read();
    int c = in.read();
    int d = in.read();
    in.reset();
    if (a == 0x1f && b == 0x8b) {
      return new BufferedInputStream(new GzipStream(in), BUFFER);
    }
    if (a == 0x28 && b == 0xb5 && c == 0x2f && d == 0xfd) {
      return new BufferedInputStream(new ZstdInputStream(in), BUFFER);
    }
    if (a == 'B' && b == 'Z' && c == 'h' && d >= '1' && d <= '9') {
      return new BufferedInputStream(new BZip2CompressorInputStream(in, true), BUFFER);
    }
    return in;
  }
}
