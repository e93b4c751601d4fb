package org.windvane.corpus.reading;

import java.io.IOException;
import java.util.Locale;

/** What a file holds, as {@code --format} names it; compression is found out by itself. */
public enum Format {
  /** One JSON object a line. */
  JSONL,
  /** Rows separated by comma, semicolon, bar or tab, whichever the header has most of. */
  CSV,
  /** Rows separated by tabs. */
  TSV,
  /** Parquet files. */
  PARQUET,
  /** One file, one document. */
  TEXT,
  /** JSON documents: an object, an array, or an array inside an object. */
  JSON,
  /** Saved RSS and Atom feeds. */
  FEED,
  /** Web archives. */
  WARC;

  /**
   * Opens a file.
   *
   * @return never null; a file that cannot even be opened as this format gives one record that says
   *     why
   */
  public RecordReader open(Source source, Slice slice, ReadOptions options) {
    try {
      return reader(source, slice, options);
    } catch (SourceLostException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return new BrokenFile(slice, e);
    }
  }

  private RecordReader reader(Source source, Slice slice, ReadOptions options) throws IOException {
    return switch (this) {
      case JSONL -> new JsonLinesReader(source, slice, options);
      case CSV -> new DelimitedReader(source, slice, options, (char) 0);
      case TSV -> new DelimitedReader(source, slice, options, '\t');
      case PARQUET -> new ParquetRowReader(source, slice);
      case TEXT -> new WholeTextReader(source, slice, options);
      case JSON -> new JsonDocumentReader(source, slice, options);
      case FEED -> new FeedReader(source, slice, options);
      case WARC -> new WarcRecordReader(source, slice, options);
    };
  }

  /** As it stands in {@code inputs.format}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A file that gives nothing but its fault. */
  private static final class BrokenFile extends RecordReader {
    private final Exception cause;

    BrokenFile(Slice slice, Exception cause) {
      super(slice);
      this.cause = cause;
    }

    @Override
    protected RawRecord advance() throws IOException {
      if (cause instanceof IOException e) {
        throw e;
      }
      throw (RuntimeException) cause;
    }

    @Override
    public void close() {}
  }
}
