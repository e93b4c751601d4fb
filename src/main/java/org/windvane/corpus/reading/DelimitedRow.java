package org.windvane.corpus.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of one row of delimited text (RFC 4180), fed line by line until its quotes are closed.
 * What follows a closing quote in the same field belongs to the field, quotes included, as
 * spreadsheets read it.
 */
final class DelimitedRow {
  private final char delimiter;
  private final List<String> values = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private boolean quoted;

  DelimitedRow(char delimiter) {
    this.delimiter = delimiter;
  }

  /**
   * Takes the next line, without its line break.
   *
   * @return whether the row is complete; when not, the line break belongs to the value
   */
  boolean feed(String line) {
    boolean atStart = !quoted;
    if (quoted) {
      value.append('\n');
    }
    int i = 0;
    int n = line.length();
    while (i < n) {
      char c = line.charAt(i);
      if (quoted) {
        i = insideQuotes(line, i);
      } else if (c == delimiter) {
        flush();
        atStart = true;
        i++;
        continue;
      } else if (atStart && c == '"') {
        quoted = true;
        i++;
      } else {
        value.append(c);
        i++;
      }
      atStart = false;
    }
    if (!quoted) {
      flush();
    }
    return !quoted;
  }

  private int insideQuotes(String line, int i) {
    int close = line.indexOf('"', i);
    if (close < 0) {
      value.append(line, i, line.length());
      return line.length();
    }
    value.append(line, i, close);
    int after = close + 1;
    if (after < line.length() && line.charAt(after) == '"') {
      value.append('"');
      return after + 1;
    }
    quoted = false;
    if (after < line.length() && line.charAt(after) != delimiter) {
      value.insert(0, '"').append('"');
    }
    return after;
  }

  private void flush() {
    values.add(value.toString());
    value.setLength(0);
  }

  /** The values so far. */
  List<String> values() {
    return values;
  }

  /** A line's values when quotes are taken as they stand. */
  static List<String> literally(String line, char delimiter) {
    List<String> values = new ArrayList<>();
    int from = 0;
    for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, from)) {
      values.add(line.substring(from, at));
      from = at + 1;
    }
    values.add(line.substring(from));
    return values;
  }
}
