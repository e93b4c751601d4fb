package org.windvane.alignment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.windvane.job.Job;
import org.windvane.settings.Settings;
import org.windvane.topics.ShiftTopics;
import org.windvane.warehouse.Announcement;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.PublishedTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.TableDef;
import org.windvane.warehouse.Warehouse;

/**
 * Works out every published table from all that is annotated, and publishes one version.
 *
 * <p>Two shuffles: relations by story, stories by country. A country is fitted whole inside one
 * task, from sums by outlet and day. On the driver: one short row a country and series, the changes
 * that may be announced, and a bounded list of sentences for those that are.
 */
public final class AggregateJob extends Job<AggregateJob.Result> {
  /**
   * @param stories values of a story for a country and a bloc
   * @param cells rows of the tables by period
   * @param shifts announced
   * @param version name of the published version
   */
  public record Result(long stories, long cells, long shifts, String version) {
    @Override
    public String toString() {
      return stories
          + " story values, "
          + cells
          + " cells, "
          + shifts
          + " shifts, published "
          + version;
    }
  }

  private final Warehouse warehouse;
  private final Settings settings;
  private final RunLog log;
  private final LocalDate until;

  public AggregateJob(SparkSession spark, Warehouse warehouse, Settings settings, RunLog log) {
    this(spark, warehouse, settings, log, null);
  }

  /**
   * @param until last day of news that counts; null for all. A version that ends early marks no
   *     batch as published, so that the next run publishes all again.
   */
  public AggregateJob(
      SparkSession spark, Warehouse warehouse, Settings settings, RunLog log, LocalDate until) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.log = log;
    this.until = until;
  }

  /** Hash of the settings that the published numbers depend on beside the coded news. */
  public static String version(Settings settings) {
    return settings.hash("windvane.alignment", "blocs", "axes");
  }

  @Override
  protected String name() {
    return "aggregate";
  }

  @Override
  protected String description() {
    return "aggregate what is annotated";
  }

  @Override
  protected Result doExecute() {
    if (until != null) {
      // Before the switch: killed after it, the next run must not take this version for a whole
      // one.
      warehouse.uncommit(Stage.PUBLISH, warehouse.committed(Stage.PUBLISH));
      log.warn("as of " + until + ": later news does not count");
    }
    List<String> told = until == null ? warehouse.pending(Stage.PUBLISH, Stage.TOPICS) : List.of();
    Blocs blocs = Blocs.read(settings.config());
    AlignmentOptions options = AlignmentOptions.read(settings.config());
    StoryEvidence.register(spark(), blocs);
    List<String> batches = warehouse.committed(Stage.ANNOTATE);
    Dataset<Row> relations = known(InternalTables.RELATIONS, batches);
    Dataset<Row> cells =
        StoryEvidence.cells(
                StoryEvidence.ofRelations(relations)
                    .unionByName(
                        StoryEvidence.ofTones(known(InternalTables.ARTICLE_COUNTRIES, batches))),
                new StoryValues(blocs, options.perspectives()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      step("one value a story");
      List<Priors.Moments> moments = StoryEvidence.moments(cells);
      long values = moments.stream().mapToLong(Priors.Moments::stories).sum();
      Dataset<Row> fits =
          CountryFits.of(cells, blocs, Priors.of(moments), options)
              .persist(StorageLevel.MEMORY_AND_DISK());
      try {
        return publish(relations, fits, blocs, options, values, told);
      } finally {
        fits.unpersist();
      }
    } finally {
      cells.unpersist();
    }
  }

  private Dataset<Row> known(TableDef table, List<String> batches) {
    Dataset<Row> rows = warehouse.read(table, batches);
    return until == null ? rows : rows.where(to_date(col("published")).leq(Date.valueOf(until)));
  }

  private Result publish(
      Dataset<Row> relations,
      Dataset<Row> fits,
      Blocs blocs,
      AlignmentOptions options,
      long values,
      List<String> told) {
    step("levels, intervals and changes by country");
    Row summary = fits.agg(sum("cells"), flatten(collect_list("changes"))).first();
    long cells = summary.isNullAt(0) ? 0 : summary.getLong(0);
    List<Candidate> candidates =
        summary.<Row>getList(1).stream().map(CountryFits::candidate).toList();
    List<Candidate> announced =
        FalseDiscovery.announce(candidates, options.minProbability(), options.falseDiscoveries());
    step("sentences of " + announced.size() + " shifts");
    ShiftTables shifts = new ShiftTables(spark(), blocs);
    Map<TableDef, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(PublishedTables.ALIGNMENT, alignment(fits));
    tables.put(PublishedTables.BLOC_STANCE, blocStance(fits));
    tables.put(PublishedTables.COUNTRY_SENTIMENT, sentiment(fits));
    tables.put(PublishedTables.TOPICS, topics(PublishedTables.TOPICS));
    tables.put(PublishedTables.COUNTRY_TOPICS, topics(PublishedTables.COUNTRY_TOPICS));
    tables.put(PublishedTables.SUBTOPICS, topics(PublishedTables.SUBTOPICS));
    tables.put(PublishedTables.COUNTRY_SUBTOPICS, topics(PublishedTables.COUNTRY_SUBTOPICS));
    tables.put(PublishedTables.SHIFTS, withTopics(shifts.shifts(announced)).coalesce(1));
    tables.put(PublishedTables.EVIDENCE, shifts.evidence(announced, relations).coalesce(1));
    tables.put(
        PublishedTables.RUNS,
        RunLog.read(warehouse).unionByName(log.preview(warehouse)).coalesce(1));
    step("publish");
    new Publication(warehouse)
        .publish(
            log.run(),
            tables,
            new Announcement(
                shifts.statements(log.run(), candidates, announced), told, version(settings)));
    return new Result(values, cells, announced.size(), log.run());
  }

  /** Without an announced shift or a topic there is nothing to look up. */
  private Dataset<Row> withTopics(Dataset<Row> shifts) {
    return shifts.isEmpty() || !warehouse.exists(InternalTables.TOPICS)
        ? shifts
        : ShiftTopics.fill(
            shifts,
            warehouse.read(InternalTables.TOPIC_DAYS, Stage.TOPICS),
            warehouse.readAll(InternalTables.TOPICS));
  }

  /** What the topics stage left, or an empty table before it ever ran. */
  private Dataset<Row> topics(TableDef published) {
    Dataset<Row> rows =
        warehouse.readAll(
            new TableDef(
                published.name(),
                TableDef.Kind.INTERNAL,
                published.comment(),
                published.columns()));
    return (until == null || !List.of(published.names()).contains("period")
            ? rows
            : rows.where(col("period").leq(Date.valueOf(until))))
        .coalesce(1);
  }

  private static Dataset<Row> alignment(Dataset<Row> fits) {
    return CountryFits.cells(fits, CellBlock.Table.ALIGNMENT)
        .withColumnRenamed("key", "axis")
        .withColumnRenamed("value", "alignment")
        .withColumn("status", when(col("alignment").isNull(), "insufficient").otherwise("ok"));
  }

  private static Dataset<Row> blocStance(Dataset<Row> fits) {
    return CountryFits.cells(fits, CellBlock.Table.BLOC_STANCE)
        .withColumnRenamed("key", "bloc")
        .withColumnRenamed("value", "stance")
        .withColumnRenamed("kind0", "verbal_cooperation")
        .withColumnRenamed("kind1", "material_cooperation")
        .withColumnRenamed("kind2", "verbal_conflict")
        .withColumnRenamed("kind3", "material_conflict");
  }

  private static Dataset<Row> sentiment(Dataset<Row> fits) {
    return CountryFits.cells(fits, CellBlock.Table.SENTIMENT)
        .withColumnRenamed("value", "sentiment")
        .withColumnRenamed("kind0", "positive")
        .withColumnRenamed("kind1", "neutral")
        .withColumnRenamed("kind2", "negative");
  }
}
