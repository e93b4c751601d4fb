package org.windvane.corpus.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A file that is one plain-text document: {@code title} is its first line if that reads like one,
 * {@code body} the rest. Text that is not UTF-8 is taken as windows-1252, in which every byte is
 * something.
 */
final class WholeTextReader extends RecordReader {
  private static final int TITLE_LIMIT = 150;

  private final InputStream in;
  private final int limit;
  private boolean done;

  WholeTextReader(Source source, Slice slice, ReadOptions options) throws IOException {
    super(slice);
    this.in = Unpacked.text(source, options.charset());
    this.limit = options.maxRecordBytes();
  }

  @Override
  protected RawRecord advance() throws IOException {
    if (done) {
      return null;
    }
    done = true;
    if (!mine()) {
      return null;
    }
    byte[] bytes = in.readNBytes(limit);
    long rest = bytes.length < limit ? 0 : in.transferTo(java.io.OutputStream.nullOutputStream());
    if (rest > 0) {
      long full = bytes.length + rest;
      return RawRecord.faulty(
          1,
          new Fault(Fault.TOO_LONG, "text of " + full + " bytes"),
          Arrays.copyOf(bytes, Math.min(bytes.length, RawRecord.RAW_LIMIT)),
          full);
    }
    for (byte b : bytes) {
      if (b == 0) {
        return RawRecord.faulty(
            1, new Fault(Fault.UNREADABLE, "binary, not text"), bytes, bytes.length);
      }
    }
    String text = Utf8.decode(bytes, bytes.length);
    return RawRecord.of(
        1,
        Fields.of(split(text == null ? new String(bytes, Charset.forName("windows-1252")) : text)),
        bytes);
  }

  /** A first line is a title when it is short, ends no sentence, and something follows it. */
  private static Map<String, String> split(String text) {
    Map<String, String> fields = new HashMap<>();
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    String first = end < 0 ? "" : stripped.substring(0, end).strip();
    boolean title =
        !first.isEmpty()
            && first.length() <= TITLE_LIMIT
            && ".;:,…".indexOf(first.charAt(first.length() - 1)) < 0;
    fields.put("title", title ? first : null);
    fields.put("body", title ? stripped.substring(end).strip() : stripped);
    return fields;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
