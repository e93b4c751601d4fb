package org.windvane.corpus;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.windvane.corpus.article.Article;
import org.windvane.corpus.article.ArticleMaker;
import org.windvane.corpus.article.Fingerprint;
import org.windvane.corpus.reading.Fault;
import org.windvane.corpus.reading.Format;
import org.windvane.corpus.reading.HadoopSource;
import org.windvane.corpus.reading.RawRecord;
import org.windvane.corpus.reading.ReadOptions;
import org.windvane.corpus.reading.RecordReader;

/** A task's files as rows of {@link Staging#SCHEMA}, one a record; holds one record at a time. */
final class RecordRows implements FlatMapFunction<byte[], Row> {
  private static final long serialVersionUID = 1L;
  // A text as short as a bare headline ("Live updates") comes back with other news another day.
  private static final int SHORT_TEXT = 100;

  private final Format format;
  private final ReadOptions options;
  private final ArticleMaker maker;
  private final SerializableConfiguration hadoop;

  RecordRows(
      Format format, ReadOptions options, ArticleMaker maker, SerializableConfiguration hadoop) {
    this.format = format;
    this.options = options;
    this.maker = maker;
    this.hadoop = hadoop;
  }

  @Override
  public Iterator<Row> call(byte[] serializedTask) {
    ReadTask task = SerializationUtils.deserialize(serializedTask);
    return new Rows(task.parts().iterator());
  }

  private final class Rows implements Iterator<Row> {
    private final Iterator<ReadTask.Part> parts;
    private ReadTask.Part part;
    private Iterator<RawRecord> records = Collections.emptyIterator();
    private RecordReader open;

    Rows(Iterator<ReadTask.Part> parts) {
      this.parts = parts;
    }

    @Override
    public boolean hasNext() {
      while (!records.hasNext()) {
        close();
        if (!parts.hasNext()) {
          return false;
        }
        part = parts.next();
        Path path = new Path(java.net.URI.create(part.file().path()));
        open = format.open(new HadoopSource(path, hadoop.value()), part.slice(), options);
        records = open;
      }
      return true;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return row(part.file(), records.next());
    }

    private void close() {
      if (open != null) {
        try {
          open.close();
        } catch (java.io.IOException | RuntimeException e) {
          // Every record of the file is already handed on; a broken file may also break in closing.
          records = Collections.emptyIterator();
        }
        open = null;
      }
    }
  }

  private Row row(InputFile file, RawRecord record) {
    Fault fault = record.fault();
    if (fault == null) {
      ArticleMaker.Outcome outcome = make(file, record);
      if (outcome.fault() == null) {
        return article(file, record, outcome.article());
      }
      fault = outcome.fault();
    }
    return RowFactory.create(
        file.path(),
        record.position(),
        fault.reason(),
        fault.detail(),
        record.rawText(),
        record.rawBytes(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Text made to break a parser costs its own record, not the run. */
  private ArticleMaker.Outcome make(InputFile file, RawRecord record) {
    try {
      return maker.make(record.fields(), Instant.ofEpochMilli(file.modified()));
    } catch (RuntimeException | StackOverflowError e) {
      return new ArticleMaker.Outcome(
          null,
          new Fault(
              Fault.UNREADABLE,
              "text breaks its parser: " + e.getClass().getSimpleName() + ", " + e.getMessage()));
    }
  }

  private static Row article(InputFile file, RawRecord record, Article a) {
    return RowFactory.create(
        file.path(),
        record.position(),
        null,
        null,
        null,
        null,
        a.id(),
        story(a),
        a.url(),
        a.outlet().domain(),
        a.outlet().country(),
        a.outlet().perspective(),
        a.title(),
        a.body(),
        Timestamp.from(a.published()),
        a.language(),
        a.declaredLanguage(),
        a.speaker());
  }

  private static String story(Article a) {
    int length =
        (a.title() == null ? 0 : a.title().length()) + (a.body() == null ? 0 : a.body().length());
    return length < SHORT_TEXT
        ? Fingerprint.id(
            Long.toHexString(a.textHash()),
            a.published().atZone(ZoneOffset.UTC).toLocalDate().toString())
        : Fingerprint.id(Long.toHexString(a.textHash()));
  }
}
