package org.windvane.warehouse;

import static org.apache.spark.sql.functions.col;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.windvane.UsageException;
import org.windvane.WindvaneException;

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

  private String location(TableDef table) {
    return path("tables/" + table.name()).toString();
  }

  /** Whether the table has ever been written. */
  public boolean exists(TableDef table) {
    return DeltaTable.isDeltaTable(spark, location(table));
  }

  /**
   * All rows of a table, committed or not; an empty frame with the right columns if it was never
   * written.
   */
  public Dataset<Row> readAll(TableDef table) {
    if (!exists(table)) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    return spark.read().format("delta").load(location(table));
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
    return readAll(InternalTables.BATCHES)
        .where(col("stage").equalTo(stage.key()))
        .select("batch")
        .distinct()
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .sorted()
        .toList();
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
    Dataset<Row> conformed = table.conform(rows);
    if (!exists(table)) {
      conformed.write().format("delta").mode("append").partitionBy("batch").save(location(table));
      return;
    }
    String predicate =
        batches.stream()
            .map(b -> "'" + b + "'")
            .collect(Collectors.joining(",", "batch IN (", ")"));
    conformed
        .write()
        .format("delta")
        .mode("overwrite")
        .option("replaceWhere", predicate)
        .save(location(table));
  }

  /** Writes the rows in place of all that a table without batches held, in one Delta commit. */
  public void replaceAll(TableDef table, Dataset<Row> rows) {
    table.conform(rows).write().format("delta").mode("overwrite").save(location(table));
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
    if (exists(table)) {
      List<String> kept = committed(Stage.INGEST);
      DeltaTable.forPath(spark, location(table))
          .delete(functions.not(col("batch").isInCollection(kept)));
    }
  }
}
