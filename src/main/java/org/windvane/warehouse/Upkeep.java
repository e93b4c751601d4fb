package org.windvane.warehouse;

import com.typesafe.config.Config;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.windvane.WindvaneException;
import org.windvane.job.Job;

/**
 * Keeps the internal tables in few files: joins small ones and removes what no version of a table
 * needs any more.
 *
 * <p>Every night adds a few small files to every table, so without this the time to read them grows
 * with the number of nights. A table is touched only when its small files or those that no state
 * names have piled up, so that the cost of the work spreads over many nights. Rows never change.
 * Killed at any point, a table is as before or as after.
 */
public final class Upkeep extends Job<Upkeep.Result> {
  /**
   * What was done.
   *
   * @param joined files replaced by larger ones, by table; tables that were left alone are absent
   * @param removed needless files removed from tables where none were joined, likewise
   */
  public record Result(Map<String, Long> joined, Map<String, Long> removed) {
    @Override
    public String toString() {
      String told =
          (joined.isEmpty() ? "" : ", files joined: " + joined)
              + (removed.isEmpty() ? "" : ", files removed: " + removed);
      return told.isEmpty() ? "nothing to do" : told.substring(2);
    }
  }

  private static final String MIN_SIZE = "spark.databricks.delta.optimize.minFileSize";
  private static final String MAX_SIZE = "spark.databricks.delta.optimize.maxFileSize";
  private static final String CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

  // Tasks that list a table's folder; ten thousand unless told otherwise, where one would do.
  private static final String LISTING = "spark.sql.sources.parallelPartitionDiscovery.parallelism";

  private final Warehouse warehouse;
  private final int smallFiles;
  private final long smallBytes;
  private final long fileBytes;
  private final double keepHours;

  /**
   * @param config with {@code windvane.warehouse.upkeep}
   */
  public Upkeep(SparkSession spark, Warehouse warehouse, Config config) {
    super(spark);
    this.warehouse = warehouse;
    Config own = config.getConfig("windvane.warehouse.upkeep");
    this.smallFiles = own.getInt("small-files");
    this.smallBytes = own.getMemorySize("small").toBytes();
    this.fileBytes = own.getMemorySize("file").toBytes();
    this.keepHours = own.getDuration("keep-removed").toSeconds() / 3600.0;
  }

  @Override
  protected String name() {
    return "upkeep";
  }

  @Override
  protected String description() {
    return "join small files";
  }

  @Override
  protected Result doExecute() {
    Map<String, Long> joined = new TreeMap<>();
    Map<String, Long> removed = new TreeMap<>();
    for (TableDef table : everyTable()) {
      List<FileStatus> there = onDisk(table);
      if (there.size() < smallFiles) {
        continue;
      }
      List<Warehouse.DataFile> named = warehouse.files(table);
      DeltaTable delta = DeltaTable.forPath(spark(), warehouse.location(table));
      if (named.stream().filter(f -> f.size() < smallBytes).count() >= smallFiles) {
        step("join small files of " + table.name());
        joined.put(table.name(), join(delta));
        vacuum(delta);
      } else if (needless(there, named) >= smallFiles) {
        // A table that is replaced whole every night has few files and leaves many behind.
        step("remove needless files of " + table.name());
        vacuum(delta);
        removed.put(table.name(), there.size() - (long) onDisk(table).size());
      }
    }
    return new Result(joined, removed);
  }

  /** Tables that grow by batches, and the run log. */
  static List<TableDef> tables() {
    List<TableDef> all = new ArrayList<>(InternalTables.all());
    all.add(RunLog.internal());
    return all;
  }

  /** Those too that are written whole every night. */
  private static List<TableDef> everyTable() {
    List<TableDef> all = tables();
    all.addAll(
        List.of(
            InternalTables.TOPICS,
            InternalTables.COUNTRY_TOPICS,
            InternalTables.SUBTOPICS,
            InternalTables.COUNTRY_SUBTOPICS));
    return all;
  }

  /** Data files in the table's folder, needless ones too: a listing, where its log is a query. */
  private List<FileStatus> onDisk(TableDef table) {
    try {
      Path folder = new Path(warehouse.location(table));
      FileSystem fs = warehouse.fileSystem();
      return fs.exists(folder)
          ? Arrays.stream(fs.listStatus(folder)).filter(Upkeep::isData).toList()
          : List.of();
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot list table: " + Reason.of(e) + ", " + warehouse.location(table), e);
    }
  }

  private static boolean isData(FileStatus file) {
    return file.isFile() && !file.getPath().getName().startsWith(".");
  }

  /** Files that the table's current state does not name and that may be old enough to go. */
  private long needless(List<FileStatus> there, List<Warehouse.DataFile> named) {
    Set<String> live =
        named.stream().map(f -> new Path(f.path()).getName()).collect(Collectors.toSet());
    long before = System.currentTimeMillis() - Math.round(keepHours * 3_600_000);
    return there.stream()
        .filter(f -> f.getModificationTime() <= before && !live.contains(f.getPath().getName()))
        .count();
  }

  private long join(DeltaTable delta) {
    return with(
            Map.of(MIN_SIZE, String.valueOf(smallBytes), MAX_SIZE, String.valueOf(fileBytes)),
            () -> delta.optimize().executeCompaction())
        .select("metrics.numFilesRemoved")
        .first()
        .getLong(0);
  }

  private void vacuum(DeltaTable delta) {
    // Nobody writes beside us: the lock is ours. Readers of an older state get keepHours.
    with(
        Map.of(
            CHECK, "false", LISTING, String.valueOf(spark().sparkContext().defaultParallelism())),
        () -> delta.vacuum(keepHours));
  }

  private <T> T with(Map<String, String> settings, java.util.function.Supplier<T> work) {
    settings.forEach((key, value) -> spark().conf().set(key, value));
    try {
      return work.get();
    } finally {
      settings.keySet().forEach(key -> spark().conf().unset(key));
    }
  }
}
