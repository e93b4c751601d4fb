package org.windvane.corpus;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.windvane.WindvaneException;
import org.windvane.warehouse.Warehouse;

/**
 * Records between reading and writing: a Parquet folder inside the warehouse that one ingest writes
 * and removes. It exists so that the text is read once and every count is a count of what was
 * written, which a task that ran twice cannot falsify.
 */
final class Staging implements AutoCloseable {
  /** An article, or (when {@code reason} is not null) a record for quarantine. */
  static final StructType SCHEMA =
      new StructType()
          .add("source_file", DataTypes.StringType)
          .add("position", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("detail", DataTypes.StringType)
          .add("raw", DataTypes.StringType)
          .add("raw_bytes", DataTypes.LongType)
          .add("article_id", DataTypes.StringType)
          .add("url", DataTypes.StringType)
          .add("outlet", DataTypes.StringType)
          .add("outlet_country", DataTypes.StringType)
          .add("perspective", DataTypes.StringType)
          .add("title", DataTypes.StringType)
          .add("body", DataTypes.StringType)
          .add("published", DataTypes.TimestampType)
          .add("language", DataTypes.StringType)
          .add("declared_language", DataTypes.StringType)
          .add("speaker", DataTypes.StringType)
          .add("keys", DataTypes.createArrayType(DataTypes.LongType))
          .add("shingles", DataTypes.IntegerType)
          .add("smallest", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("title_words", DataTypes.createArrayType(DataTypes.IntegerType));

  private static final String MARK = "_UNFINISHED";

  private final Warehouse warehouse;
  private final Path root;
  private final Path folder;

  Staging(Warehouse warehouse, String batch) {
    this.warehouse = warehouse;
    this.root = warehouse.path("staging");
    this.folder = new Path(root, batch);
  }

  /**
   * Marks the beginning of an ingest.
   *
   * @return whether an earlier one died or failed, so that uncommitted rows may lie in the tables;
   *     the warehouse's lock says that it is not still at work
   */
  boolean begin() {
    try {
      FileSystem fs = warehouse.fileSystem();
      boolean left = fs.exists(root) && fs.delete(root, true);
      fs.create(new Path(root, MARK)).close();
      return left;
    } catch (IOException e) {
      throw new WindvaneException("Cannot write staging: " + e.getMessage() + ", " + root, e);
    }
  }

  /** Writes the records and reads them back from disk. */
  Dataset<Row> write(Dataset<Row> records) {
    records.write().parquet(folder.toString());
    return warehouse.spark().read().schema(SCHEMA).parquet(folder.toString());
  }

  /** Bytes on disk. */
  long bytes() {
    try {
      return warehouse.fileSystem().getContentSummary(folder).getLength();
    } catch (IOException e) {
      throw new WindvaneException("Cannot read staging: " + e.getMessage() + ", " + folder, e);
    }
  }

  /** Removes everything: the batch is committed. */
  void done() {
    delete(root);
  }

  /** Removes the records; the mark stays unless {@link #done()} was called. */
  @Override
  public void close() {
    delete(folder);
  }

  private void delete(Path path) {
    try {
      warehouse.fileSystem().delete(path, true);
    } catch (IOException e) {
      throw new WindvaneException("Cannot remove staging: " + e.getMessage() + ", " + path, e);
    }
  }
}
