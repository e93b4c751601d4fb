package org.windvane.corpus;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.windvane.corpus.article.Article;
import org.windvane.corpus.article.ArticleMaker;
import org.windvane.corpus.reading.Fault;
import org.windvane.corpus.reading.Format;
import org.windvane.corpus.reading.HadoopSource;
import org.windvane.corpus.reading.RawRecord;
import org.windvane.corpus.reading.ReadOptions;
import org.windvane.corpus.reading.RecordReader;
import org.windvane.corpus.story.Sketch;
import org.windvane.job.Shipped;

/** A task's files as rows of {@link Staging#SCHEMA}, one a record; holds one record at a time. */
final class RecordRows implements FlatMapFunction<byte[], Row> {
  private static final long serialVersionUID = 1L;
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
    ReadTask task = Shipped.unpack(serializedTask, ReadTask.class);
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
    Object[] values = new Object[Staging.SCHEMA.length()];
    values[0] = file.path();
    values[1] = record.position();
    values[2] = fault.reason();
    values[3] = fault.detail();
    values[4] = record.rawText();
    values[5] = record.rawBytes();
    return RowFactory.create(values);
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
    Sketch sketch = Sketch.of(a.title(), a.body());
    return RowFactory.create(
        file.path(),
        record.position(),
        null,
        null,
        null,
        null,
        a.id(),
        a.url(),
        a.outlet().domain(),
        a.outlet().country(),
        a.outlet().perspective(),
        a.title(),
        a.body(),
        Timestamp.from(a.published()),
        a.language(),
        a.declaredLanguage(),
        a.speaker(),
        sketch.keys(),
        sketch.shingles(),
        sketch.smallest(),
        sketch.title());
  }
}
