package org.windvane.warehouse;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One run of a verb, noted in the {@code runs} table when it ends, whether well or badly. */
public final class RunLog {
  private final String run = RunId.next();
  private final Timestamp started = new Timestamp(System.currentTimeMillis());
  private final String verb;
  private final List<String> inputs = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> models = new TreeMap<>();
  private String conf = "";
  private long read;
  private long kept;
  private long duplicates;
  private long quarantined;

  public RunLog(String verb) {
    this.verb = verb;
  }

  /** The id of this run. */
  public String run() {
    return run;
  }

  public RunLog inputs(List<String> uris) {
    inputs.addAll(uris);
    return this;
  }

  public RunLog conf(String hash) {
    conf = hash;
    return this;
  }

  public RunLog model(String name, String hash) {
    models.put(name, hash);
    return this;
  }

  public RunLog warn(String warning) {
    warnings.add(warning);
    return this;
  }

  /** Adds to the counts of records. */
  public RunLog rows(long moreRead, long moreKept, long moreDuplicates, long moreQuarantined) {
    read += moreRead;
    kept += moreKept;
    duplicates += moreDuplicates;
    quarantined += moreQuarantined;
    return this;
  }

  /** Writes the run to the warehouse's {@code runs} table. */
  public void finish(Warehouse warehouse, boolean done) {
    warehouse.append(internal(), row(warehouse, done));
  }

  /** All runs of a warehouse. */
  public static Dataset<Row> read(Warehouse warehouse) {
    return warehouse.readAll(internal());
  }

  /**
   * This run as it would stand in the table if it ended well now, so that a version can hold its
   * own run.
   */
  public Dataset<Row> preview(Warehouse warehouse) {
    return row(warehouse, true);
  }

  private Dataset<Row> row(Warehouse warehouse, boolean done) {
    Row row =
        RowFactory.create(
            run,
            verb,
            done ? "done" : "failed",
            started,
            new Timestamp(System.currentTimeMillis()),
            inputs.toArray(new String[0]),
            read,
            kept,
            duplicates,
            quarantined,
            conf,
            models,
            codeVersion(),
            warnings.toArray(new String[0]));
    return warehouse.spark().createDataFrame(List.of(row), PublishedTables.RUNS.schema());
  }

  static TableDef internal() {
    TableDef runs = PublishedTables.RUNS;
    return new TableDef(runs.name(), TableDef.Kind.INTERNAL, runs.comment(), runs.columns());
  }

  private static String codeVersion() {
    String version = RunLog.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
