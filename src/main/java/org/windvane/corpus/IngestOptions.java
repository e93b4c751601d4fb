package org.windvane.corpus;

import java.util.List;
import org.windvane.corpus.reading.Format;

/**
 * What to ingest.
 *
 * @param inputs files, directories and globs, as URIs of any Hadoop file system
 * @param format of all of them
 * @param mapping a name under {@code sources} in conf/; null for the article's own column names, or
 *     {@code text} when that is the format
 * @param published date of articles whose source gives none; null for none
 * @param seen what to do with files that an earlier batch holds unchanged
 * @param odd what to do with a batch that is past the limits of {@code windvane.corpus.quality}
 */
public record IngestOptions(
    List<String> inputs, Format format, String mapping, String published, Seen seen, Odd odd) {

  /** Files that were read before, by path, length and time of change. */
  public enum Seen {
    /** Read again; their articles come out as duplicates. */
    READ,
    /** Passed over. */
    SKIP
  }

  /** Batches that look like nothing that came before. */
  public enum Odd {
    /** Not kept; the run fails. */
    STOP,
    /** Kept, with a warning. */
    KEEP
  }

  public IngestOptions {
    inputs = List.copyOf(inputs);
  }

  /** All defaults. */
  public static IngestOptions of(List<String> inputs, Format format) {
    return new IngestOptions(inputs, format, null, null, Seen.READ, Odd.STOP);
  }

  /** The same with a mapping. */
  public IngestOptions withMapping(String name) {
    return new IngestOptions(inputs, format, name, published, seen, odd);
  }

  /** The same with a date for articles that have none. */
  public IngestOptions withPublished(String date) {
    return new IngestOptions(inputs, format, mapping, date, seen, odd);
  }

  /** The same, passing over files that were read before. */
  public IngestOptions onlyNew() {
    return new IngestOptions(inputs, format, mapping, published, Seen.SKIP, odd);
  }

  /** The same, keeping a batch that the limits of quality would stop. */
  public IngestOptions keepingOdd() {
    return new IngestOptions(inputs, format, mapping, published, seen, Odd.KEEP);
  }

  /** The mapping's name in conf/. */
  String mappingName() {
    if (mapping != null && !mapping.isBlank()) {
      return mapping;
    }
    return format == Format.TEXT ? "text" : null;
  }
}
