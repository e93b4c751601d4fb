package org.windvane.corpus.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Comma- or tab-separated rows under a header; a quoted value may hold line breaks.
 *
 * <p>Own code because no CSV library says at which line a row began, or goes on after a quote that
 * is never closed: here that row alone is set aside and reading resumes on the next line.
 */
final class DelimitedReader extends RecordReader {
  private static final String CANDIDATES = ",;\t|";
  private static final int LEAST_LOOKAHEAD = 1 << 16;

  private record Line(long number, byte[] bytes, long fullLength, boolean tooLong) {
    boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\r') {
          return false;
        }
      }
      return true;
    }

    String text() {
      String text = Utf8.decode(bytes, bytes.length);
      return text != null && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
  }

  private final Lines lines;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private char delimiter;
  private List<String> header;
  // Halved after every quote that was never closed, so that a file full of them stays linear.
  private int lookahead;

  /**
   * @param delimiter 0 to take it from the header
   */
  DelimitedReader(Source source, Slice slice, ReadOptions options, char delimiter)
      throws IOException {
    super(slice);
    this.lines = new Lines(Unpacked.text(source, options.charset()), options.maxRecordBytes());
    this.delimiter = delimiter;
    this.lookahead = options.maxRecordBytes();
  }

  @Override
  protected RawRecord advance() throws IOException {
    while (true) {
      Line line = take();
      if (line == null) {
        return null;
      }
      if (!line.tooLong() && line.isBlank()) {
        continue;
      }
      if (header == null) {
        RawRecord bad = readHeader(line);
        if (bad != null) {
          return bad;
        }
        continue;
      }
      RawRecord record = row(line);
      if (mine()) {
        return record;
      }
    }
  }

  private RawRecord readHeader(Line first) throws IOException {
    String text = first.tooLong() ? null : first.text();
    if (text == null) {
      header = List.of();
      return mine() ? faulty(first, Fault.UNREADABLE, "the header is no text") : null;
    }
    if (delimiter == 0) {
      delimiter = mostFrequent(text);
    }
    DelimitedRow row = new DelimitedRow(delimiter);
    List<String> names = row.feed(text) ? row.values() : DelimitedRow.literally(text, delimiter);
    header = names.stream().map(String::strip).toList();
    return null;
  }

  private static char mostFrequent(String text) {
    char best = ',';
    long most = 0;
    for (char c : CANDIDATES.toCharArray()) {
      long count = text.chars().filter(x -> x == c).count();
      if (count > most) {
        most = count;
        best = c;
      }
    }
    return best;
  }

  private RawRecord row(Line first) throws IOException {
    if (first.tooLong()) {
      return faulty(first, Fault.TOO_LONG, "line of " + first.fullLength() + " bytes");
    }
    String text = first.text();
    if (text == null) {
      return faulty(first, Fault.UNREADABLE, "not UTF-8");
    }
    DelimitedRow row = new DelimitedRow(delimiter);
    if (row.feed(text)) {
      return record(first, row.values(), first.bytes());
    }
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.write(first.bytes());
    List<Line> taken = new ArrayList<>();
    String broken = "a quote opened here is never closed";
    while (raw.size() <= lookahead) {
      Line more = take();
      if (more == null) {
        break;
      }
      taken.add(more);
      String moreText = more.tooLong() ? null : more.text();
      if (moreText == null) {
        broken = "a quote opened here runs into what is no text";
        break;
      }
      raw.write('\n');
      raw.write(more.bytes());
      if (row.feed(moreText)) {
        return record(first, row.values(), raw.toByteArray());
      }
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      ahead.addFirst(taken.get(i));
    }
    lookahead = Math.max(LEAST_LOOKAHEAD, lookahead / 2);
    List<String> literal = DelimitedRow.literally(text, delimiter);
    return literal.size() == header.size() && header.size() > 1
        ? record(first, literal, first.bytes())
        : faulty(first, Fault.UNREADABLE, broken);
  }

  private RawRecord record(Line first, List<String> values, byte[] raw) {
    int surplus = values.size() - header.size();
    boolean emptyTail = surplus == 1 && values.get(values.size() - 1).isEmpty();
    if (surplus != 0 && !emptyTail) {
      return RawRecord.faulty(
          first.number(),
          new Fault(Fault.UNREADABLE, values.size() + " values, the header has " + header.size()),
          raw,
          raw.length);
    }
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      named.putIfAbsent(header.get(i), values.get(i));
      named.putIfAbsent(header.get(i).toLowerCase(Locale.ROOT), values.get(i));
    }
    return RawRecord.of(first.number(), Fields.of(named), raw);
  }

  private static RawRecord faulty(Line line, String reason, String detail) {
    return RawRecord.faulty(
        line.number(), new Fault(reason, detail), line.bytes(), line.fullLength());
  }

  private Line take() throws IOException {
    Line held = ahead.pollFirst();
    if (held != null) {
      return held;
    }
    if (!lines.next()) {
      return null;
    }
    return new Line(lines.number(), lines.copy(), lines.fullLength(), lines.tooLong());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
