package org.windvane.warehouse;

import static org.apache.spark.sql.functions.col;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a verb, noted in the {@code runs} table when it ends, whether well or badly; one that
 * was killed is noted by the next.
 */
public final class RunLog {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private final String run;
  private final Timestamp started;
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
    this(RunId.next(), verb, now());
  }

  private RunLog(String run, String verb, Timestamp started) {
    this.run = run;
    this.verb = verb;
    this.started = started;
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

  /**
   * Marks that this run is at work, and notes the one before it as killed if it left no end.
   *
   * <p>Only the holder of the warehouse's lock may call this.
   */
  public void begin(Warehouse warehouse) {
    Begun.left(warehouse).ifPresent(before -> noteKilled(warehouse, before));
    new Begun(run, verb, started.getTime(), conf).put(warehouse);
  }

  private void noteKilled(Warehouse warehouse, Begun before) {
    // One that died between its note and the removal of its mark stands there already.
    if (!read(warehouse).where(col("run").equalTo(before.run())).isEmpty()) {
      return;
    }
    LOG.warn("The run before was killed: {}, {}", before.verb(), before.run());
    RunLog killed = new RunLog(before.run(), before.verb(), new Timestamp(before.started()));
    killed
        .conf(before.conf())
        .warn("killed: the stages that it had finished stand, the next run did the rest");
    warehouse.append(internal(), killed.row(warehouse, "killed", null));
  }

  /** Writes the run to the warehouse's {@code runs} table. */
  public void finish(Warehouse warehouse, boolean done) {
    warehouse.append(internal(), row(warehouse, done ? "done" : "failed", now()));
    Begun.remove(warehouse);
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
    return row(warehouse, "done", now());
  }

  private static Timestamp now() {
    return new Timestamp(System.currentTimeMillis());
  }

  private Dataset<Row> row(Warehouse warehouse, String status, Timestamp finished) {
    Row row =
        RowFactory.create(
            run,
            verb,
            status,
            started,
            finished,
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
