package org.windvane.warehouse;

import static org.apache.spark.sql.functions.col;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import org.windvane.UsageException;
import org.windvane.WindvaneException;
import scala.Option;

/**
 * A directory on any Hadoop file system that holds the internal tables, the models and the
 * published versions.
 *
 * <p>A stage writes all rows of a batch with {@link #replaceBatches} (each table atomically, and
 * the same call repeated gives the same rows), then calls {@link #commit}: only then do {@link
 * #read(TableDef, Stage)} and {@link #pending} see them. A crash between the two leaves rows that
 * nobody reads and the next call replaces.
 */
public final class Warehouse {
  private final SparkSession spark;
  private final Path root;
  private final FileSystem fs;
  private Marks held;

  /** What the table of marks held as of a version of it. */
  private record Marks(long version, List<Row> rows) {}

  private Warehouse(SparkSession spark, Path root, FileSystem fs) {
    this.spark = spark;
    this.root = root;
    this.fs = fs;
  }

  /**
   * Opens a warehouse, creating it if the directory is absent or empty.
   *
   * @throws UsageException when the place exists but is no warehouse, or was made by a newer
   *     version
   * @throws WindvaneException when it cannot be read or written
   */
  public static Warehouse openOrCreate(SparkSession spark, String uri) {
    Warehouse warehouse = at(spark, uri);
    WarehouseFormat.checkOrCreate(warehouse.fs, warehouse.root);
    return warehouse;
  }

  /**
   * Opens a warehouse that must exist.
   *
   * @throws UsageException when there is none, or it was made by a newer version
   */
  public static Warehouse open(SparkSession spark, String uri) {
    Warehouse warehouse = at(spark, uri);
    WarehouseFormat.check(warehouse.fs, warehouse.root);
    return warehouse;
  }

  private static Warehouse at(SparkSession spark, String uri) {
    try {
      Path path = new Path(uri);
      FileSystem fs = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      return new Warehouse(spark, fs.makeQualified(path), fs);
    } catch (IllegalArgumentException | IOException e) {
      throw new UsageException("Cannot open warehouse: " + e.getMessage() + ", " + uri, e);
    }
  }

  public SparkSession spark() {
    return spark;
  }

  /** The warehouse's own directory. */
  public Path root() {
    return root;
  }

  public FileSystem fileSystem() {
    return fs;
  }

  /** Where a named part of the warehouse lives, for example {@code models/topics}. */
  public Path path(String relative) {
    return new Path(root, relative);
  }

  String location(TableDef table) {
    return path("tables/" + table.name()).toString();
  }

  /** Whether the table has ever been written. */
  public boolean exists(TableDef table) {
    try {
      return DeltaTable.isDeltaTable(spark, location(table));
    } catch (Exception e) {
      // Scala's exceptions are checked ones that no signature declares.
      throw damaged(table, e);
    }
  }

  /**
   * All rows of a table, committed or not; an empty frame with the right columns if it was never
   * written. A column that the table was written without, by a version before this, is null.
   */
  public Dataset<Row> readAll(TableDef table) {
    if (!exists(table)) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    try {
      return complete(table, spark.read().format("delta").load(location(table)));
    } catch (Exception e) {
      throw damaged(table, e);
    }
  }

  private static Dataset<Row> complete(TableDef table, Dataset<Row> rows) {
    List<String> present = Arrays.asList(rows.columns());
    Dataset<Row> out = rows;
    for (ColumnDef column : table.columns()) {
      if (!present.contains(column.name())) {
        out = out.withColumn(column.name(), functions.lit(null).cast(column.type()));
      }
    }
    return out;
  }

  /** A data file that a table's current state names. */
  record DataFile(String path, long size) {}

  /** The files of a table's current state, as its log tells them; paths are absolute. */
  List<DataFile> files(TableDef table) {
    Path folder = new Path(location(table));
    return snapshot(table).allFiles().select("path", "size").collectAsList().stream()
        .map(
            r -> {
              Path path = new Path(java.net.URI.create(r.getString(0)));
              return new DataFile(
                  (path.isAbsolute() ? path : new Path(folder, path)).toString(), r.getLong(1));
            })
        .toList();
  }

  private Snapshot snapshot(TableDef table) {
    return DeltaLog.forTable(spark, new Path(location(table)))
        .update(false, Option.empty(), Option.empty());
  }

  private WindvaneException damaged(TableDef table, Exception e) {
    return new WindvaneException(
        "Cannot read table "
            + table.name()
            + ": its log or its files are damaged (see windvane doctor), "
            + location(table),
        e);
  }

  /** The rows of those batches that have been wholly through the stage. */
  public Dataset<Row> read(TableDef table, Stage stage) {
    return readAll(table).where(col("batch").isInCollection(committed(stage)));
  }

  /** The rows of the named batches. */
  public Dataset<Row> read(TableDef table, List<String> batches) {
    return readAll(table).where(col("batch").isInCollection(batches));
  }

  /**
   * Batches that have been through the stage, oldest first. One short string a batch reaches the
   * driver.
   */
  public List<String> committed(Stage stage) {
    return marked(mark -> mark.getString(1).equals(stage.key()));
  }

  private List<String> marked(Predicate<Row> which) {
    return marks().stream().filter(which).map(r -> r.getString(0)).distinct().sorted().toList();
  }

  /** Every mark: batch, stage, version. Each stage asks several times, so they are held. */
  private List<Row> marks() {
    if (!exists(InternalTables.BATCHES)) {
      return List.of();
    }
    try {
      long version = snapshot(InternalTables.BATCHES).version();
      if (held == null || held.version() != version) {
        held =
            new Marks(
                version,
                readAll(InternalTables.BATCHES)
                    .select("batch", "stage", "version")
                    .collectAsList());
      }
      return held.rows();
    } catch (WindvaneException e) {
      throw e;
    } catch (Exception e) {
      // A broken entry of the log shows only when the files that it names are asked for.
      throw damaged(InternalTables.BATCHES, e);
    }
  }

  /** Batches that have been through the stage with another version than this, oldest first. */
  public List<String> committedWithOther(Stage stage, String version) {
    return marked(
        mark -> mark.getString(1).equals(stage.key()) && !version.equals(mark.getString(2)));
  }

  /**
   * Batches that have been through {@code upstream} but not through {@code stage}, oldest first.
   */
  public List<String> pending(Stage stage, Stage upstream) {
    List<String> done = committed(stage);
    return committed(upstream).stream().filter(b -> !done.contains(b)).toList();
  }

  /**
   * Writes the rows of the given batches in place of whatever the table held of them, in one atomic
   * Delta commit.
   *
   * @param rows must hold the table's columns; rows of other batches are refused by Delta
   */
  public void replaceBatches(TableDef table, List<String> batches, Dataset<Row> rows) {
    replace(table, "batch", batches, rows);
  }

  /**
   * Writes the rows in place of whatever the table held with one of the given values in a column,
   * in one atomic Delta commit.
   *
   * @param values free of quotes; rows with another value are refused by Delta
   */
  public void replace(TableDef table, String column, List<String> values, Dataset<Row> rows) {
    if (!exists(table)) {
      addBatches(table, rows);
      return;
    }
    String predicate =
        values.stream()
            .map(value -> "'" + value + "'")
            .collect(Collectors.joining(",", column + " IN (", ")"));
    writer(table, rows).mode("overwrite").option("replaceWhere", predicate).save(location(table));
  }

  /**
   * Writes the rows of batches that the table never held, in one atomic Delta commit: what it holds
   * need not be searched.
   */
  public void addBatches(TableDef table, Dataset<Row> rows) {
    writer(table, rows).mode("append").save(location(table));
  }

  private static DataFrameWriter<Row> writer(TableDef table, Dataset<Row> rows) {
    return table
        .conform(rows)
        .write()
        .format("delta")
        // As many tasks as coded the text would leave as many crumbs; articles come evened out.
        .option("optimizeWrite", String.valueOf(!table.equals(InternalTables.ARTICLES)));
  }

  /** Writes the rows in place of all that a table without batches held, in one Delta commit. */
  public void replaceAll(TableDef table, Dataset<Row> rows) {
    table
        .conform(rows)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("mergeSchema", "true")
        .save(location(table));
  }

  /** Adds rows in one atomic Delta commit. */
  public void append(TableDef table, Dataset<Row> rows) {
    table.conform(rows).coalesce(1).write().format("delta").mode("append").save(location(table));
  }

  /**
   * Marks batches as wholly through a stage.
   *
   * @param rows rows written for each batch
   * @param version hash of the settings and models that the stage used
   */
  public void commit(Stage stage, String run, Map<String, Long> rows, String version) {
    java.sql.Timestamp now = new java.sql.Timestamp(System.currentTimeMillis());
    List<Row> records =
        rows.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> RowFactory.create(e.getKey(), stage.key(), run, now, e.getValue(), version))
            .toList();
    append(InternalTables.BATCHES, spark.createDataFrame(records, InternalTables.BATCHES.schema()));
  }

  /**
   * Takes back the mark of {@link #commit}, so that the stage and all after it are done anew for
   * these batches.
   */
  public void uncommit(Stage stage, List<String> batches) {
    if (batches.isEmpty() || !exists(InternalTables.BATCHES)) {
      return;
    }
    List<String> undone =
        Arrays.stream(Stage.values()).filter(s -> s.compareTo(stage) >= 0).map(Stage::key).toList();
    DeltaTable.forPath(spark, location(InternalTables.BATCHES))
        .delete(col("stage").isInCollection(undone).and(col("batch").isInCollection(batches)));
  }

  /**
   * Removes the rows of batches that never were committed by {@link Stage#INGEST}: what a crash
   * left behind.
   */
  public void dropUncommitted(TableDef table) {
    List<String> left = uncommitted(table);
    if (!left.isEmpty()) {
      DeltaTable.forPath(spark, location(table)).delete(col("batch").isInCollection(left));
    }
  }

  /** Batches that have rows in the table and never were committed by {@link Stage#INGEST}. */
  List<String> uncommitted(TableDef table) {
    return readAll(table)
        .where(functions.not(col("batch").isInCollection(committed(Stage.INGEST))))
        .select("batch")
        .distinct()
        .as(Encoders.STRING())
        .collectAsList();
  }
}
