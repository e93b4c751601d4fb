package org.windvane.corpus;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.to_date;

import com.typesafe.config.Config;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.util.SerializableConfiguration;
import org.windvane.WindvaneException;
import org.windvane.corpus.article.ArticleMaker;
import org.windvane.corpus.article.Mapping;
import org.windvane.corpus.quality.Gate;
import org.windvane.corpus.quality.Limits;
import org.windvane.corpus.quality.Profile;
import org.windvane.corpus.reading.ReadOptions;
import org.windvane.corpus.story.Stories;
import org.windvane.job.Job;
import org.windvane.job.Shipped;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.RunId;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.TableDef;
import org.windvane.warehouse.Warehouse;

/**
 * Raw news into {@code articles}, as one batch; what cannot be read into {@code quarantine}.
 *
 * <p>Guarantees: rows read = kept + duplicates + quarantined, checked before the batch is
 * committed; a run that dies leaves the warehouse as it was; of several records of one article the
 * one published first is kept, whatever the order of the files.
 *
 * <p>The text is read once, on the executors, a record at a time. What shuffles: ids, to find
 * duplicates, and then the kept articles once into files of even size. What the driver holds: the
 * list of files.
 */
public final class IngestJob extends Job<IngestResult> {
  // Of compressed Parquet; about four times as much as plain text.
  private static final long FILE_BYTES = 24L << 20;

  /** Ids of so many articles are sent to every executor; about 100 bytes each. */
  private static final long MOST_SENT = 500_000;

  private final Warehouse warehouse;
  private final Settings settings;
  private final IngestOptions options;

  public IngestJob(
      SparkSession spark, Warehouse warehouse, Settings settings, IngestOptions options) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.options = options;
  }

  /**
   * Refuses a call that cannot succeed, before a warehouse is made for it.
   *
   * @throws org.windvane.UsageException when an input or the mapping does not exist, or the given
   *     date is none
   */
  public static void checkCall(SparkSession spark, Settings settings, IngestOptions options) {
    Mapping mapping = Mapping.of(settings, options.mappingName());
    new ArticleMaker(settings, mapping, Instant.now(), options.published());
    InputFiles.list(options.inputs(), spark.sparkContext().hadoopConfiguration());
  }

  @Override
  protected String name() {
    return "ingest";
  }

  @Override
  protected String description() {
    return "read " + String.join(", ", options.inputs());
  }

  @Override
  protected IngestResult doExecute() {
    Mapping mapping = Mapping.of(settings, options.mappingName());
    Instant now = Instant.now();
    ArticleMaker maker = new ArticleMaker(settings, mapping, now, options.published());
    Configuration hadoop = spark().sparkContext().hadoopConfiguration();
    List<InputFile> files = unseen(InputFiles.list(options.inputs(), hadoop));

    if (files.isEmpty() && options.seen() == IngestOptions.Seen.SKIP) {
      return new IngestResult("", 0, 0, 0, 0, Map.of(), List.of());
    }
    String batch = RunId.next();
    try (Staging staging = new Staging(warehouse, batch)) {
      if (staging.begin()) {
        warehouse.dropUncommitted(InternalTables.ARTICLES);
        warehouse.dropUncommitted(InternalTables.QUARANTINE);
        warehouse.dropUncommitted(InternalTables.INPUTS);
        warehouse.dropUncommitted(InternalTables.STORY_SKETCHES);
      }
      Dataset<Row> staged = staging.write(read(files, mapping, maker, hadoop));
      IngestResult result = keep(batch, files, staged, staging.bytes());
      staging.done();
      return result;
    }
  }

  /** Those of the files that no batch read as they are now; none of the others leaves the table. */
  private List<InputFile> unseen(List<InputFile> files) {
    if (options.seen() == IngestOptions.Seen.READ) {
      return files;
    }
    String[] what = {"path", "length", "modified"};
    Dataset<Row> listed = inputs("", files).select("path", "length", "modified");
    Set<InputFile> before = new HashSet<>();
    for (Row row :
        warehouse
            .read(InternalTables.INPUTS, Stage.INGEST)
            .join(listed, what, "left_semi")
            .select("path", "length", "modified")
            .collectAsList()) {
      before.add(new InputFile(row.getString(0), row.getLong(1), row.getTimestamp(2).getTime()));
    }
    return files.stream().filter(f -> !before.contains(f)).toList();
  }

  private Dataset<Row> read(
      List<InputFile> files, Mapping mapping, ArticleMaker maker, Configuration hadoop) {
    ReadOptions reading =
        new ReadOptions(
            settings.at("windvane.corpus").getInt("max-record-bytes"),
            mapping.charset(),
            mapping.records());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    List<ReadTask> tasks = ReadTask.plan(files, context.defaultParallelism());
    JavaRDD<Row> rows =
        context
            // As bytes: Spark's serializer for data cannot rebuild records.
            .parallelize(tasks.stream().map(Shipped::pack).toList(), Math.max(1, tasks.size()))
            .flatMap(
                new RecordRows(
                    options.format(), reading, maker, new SerializableConfiguration(hadoop)));
    return spark().createDataFrame(rows, Staging.SCHEMA);
  }

  private IngestResult keep(
      String batch, List<InputFile> files, Dataset<Row> staged, long stagedBytes) {
    Dataset<Row> bad = staged.where(col("reason").isNotNull());
    Map<String, Long> reasons = new HashMap<>();
    long read = 0;
    for (Row row : staged.groupBy("reason").agg(count(lit(1))).collectAsList()) {
      read += row.getLong(1);
      if (!row.isNullAt(0)) {
        reasons.put(row.getString(0), row.getLong(1));
      }
    }

    if (read == 0) {
      return nothing(batch, files);
    }

    step("find duplicates");
    long good = read - reasons.values().stream().mapToLong(Long::longValue).sum();
    Dataset<Row> losers = duplicates(staged, good).persist();
    long duplicates = losers.count();

    Dataset<Row> places =
        losers.select(col("lost_file").as("source_file"), col("lost_position").as("position"));
    Dataset<Row> kept =
        staged
            .where(col("reason").isNull())
            .join(places, new String[] {"source_file", "position"}, "left_anti");

    step("compare with the recent past");
    List<String> warnings = judged(read, reasons, kept);

    step("find stories");
    Dataset<Row> sketches =
        kept.select(
            "article_id", "outlet", "published", "keys", "shingles", "smallest", "title_words");
    Dataset<Row> assigned =
        stories()
            .assign(
                sketches,
                good - duplicates,
                warehouse.read(InternalTables.STORY_SKETCHES, Stage.INGEST));

    step("write articles");
    List<String> batches = List.of(batch);
    int parts = (int) Math.max(1, (stagedBytes + FILE_BYTES - 1) / FILE_BYTES);
    warehouse.addBatches(InternalTables.ARTICLES, named(kept, assigned, batch).repartition(parts));
    warehouse.addBatches(
        InternalTables.STORY_SKETCHES, named(sketches, assigned, batch).coalesce(parts));
    if (!reasons.isEmpty()) {
      warehouse.addBatches(
          InternalTables.QUARANTINE, bad.withColumn("batch", lit(batch)).coalesce(1));
    }
    warehouse.addBatches(InternalTables.INPUTS, inputs(batch, files));
    losers.unpersist();

    long written = written(InternalTables.ARTICLES, batches);
    long setAside = reasons.isEmpty() ? 0 : written(InternalTables.QUARANTINE, batches);
    if (read != written + duplicates + setAside) {
      throw new WindvaneException(
          "Cannot commit ingest: "
              + read
              + " records read, but "
              + written
              + " kept, "
              + duplicates
              + " duplicates and "
              + setAside
              + " quarantined, "
              + batch);
    }
    commit(batch, written);
    return new IngestResult(batch, files.size(), read, written, duplicates, reasons, warnings);
  }

  /** Files without a record, or no files: a batch that the later stages have nothing to do with. */
  private IngestResult nothing(String batch, List<InputFile> files) {
    if (!files.isEmpty()) {
      warehouse.addBatches(InternalTables.INPUTS, inputs(batch, files));
    }
    commit(batch, 0);
    return new IngestResult(batch, files.size(), 0, 0, 0, Map.of(), List.of());
  }

  private void commit(String batch, long written) {
    warehouse.commit(
        Stage.INGEST,
        batch,
        Map.of(batch, written),
        settings.hash("windvane.corpus", "sources", "outlets", "tlds"));
  }

  /**
   * Holds the batch against the recent past.
   *
   * @return warnings
   * @throws WindvaneException when the batch is past a limit and such batches are not to be kept
   */
  private List<String> judged(long read, Map<String, Long> reasons, Dataset<Row> kept) {
    Limits limits = Limits.of(settings.at("windvane.corpus.quality"));
    NavigableMap<LocalDate, Long> days = new TreeMap<>();
    for (Row row : kept.groupBy(to_date(col("published"))).agg(count(lit(1))).collectAsList()) {
      days.put(row.getDate(0).toLocalDate(), row.getLong(1));
    }
    Profile batch = Profile.empty();
    Profile past = Profile.empty();
    if (!days.isEmpty() && !warehouse.committed(Stage.INGEST).isEmpty()) {
      Column recent =
          to_date(col("published"))
              .between(
                  lit(Date.valueOf(days.lastKey().minusDays(limits.pastDays()))),
                  lit(Date.valueOf(days.lastKey())));
      past = Profile.of(warehouse.read(InternalTables.ARTICLES, Stage.INGEST).where(recent));
      if (past.articles() > 0) {
        batch = Profile.of(kept.where(recent));
      }
    }
    Gate.Verdict verdict = new Gate(limits).judge(read, reasons, days, batch, past);
    if (verdict.stop() != null && options.odd() == IngestOptions.Odd.STOP) {
      throw new WindvaneException(
          "Cannot keep batch: " + verdict.stop() + " (keep it with --accept), " + options.inputs());
    }
    return verdict.warnings();
  }

  private Stories stories() {
    Config stories = settings.at("windvane.corpus.stories");
    Duration window = Duration.ofDays(stories.getLong("window-days"));
    return new Stories(spark(), window, stories.getInt("held-by-driver"));
  }

  /** The rows with their story: the one that was found, or one of their own. */
  private static Dataset<Row> named(Dataset<Row> rows, Dataset<Row> assigned, String batch) {
    return rows.join(assigned, new String[] {"article_id"}, "left_outer")
        .withColumn("story_id", coalesce(col("story_id"), col("article_id")))
        .withColumn("batch", lit(batch));
  }

  private long written(TableDef table, List<String> batches) {
    return warehouse.read(table, batches).count();
  }

  /**
   * Places of the records whose article is there already, in the warehouse or earlier in this
   * batch. Only ids, dates and places shuffle; of the warehouse's ids, where the batch is small
   * enough to be sent to them, only those that it holds too.
   */
  private Dataset<Row> duplicates(Dataset<Row> staged, long good) {
    Dataset<Row> ids =
        staged
            .where(col("reason").isNull())
            .select("article_id", "published", "source_file", "position");
    Dataset<Row> known =
        warehouse
            .read(InternalTables.ARTICLES, Stage.INGEST)
            .select(col("article_id").as("known_id"));
    if (good <= MOST_SENT) {
      Dataset<Row> asked = broadcast(ids.select(col("article_id").as("asked_id")));
      known = known.join(asked, col("known_id").equalTo(col("asked_id")), "left_semi");
    }
    return ids.withColumn(
            "nth",
            row_number()
                .over(
                    Window.partitionBy("article_id")
                        .orderBy("published", "source_file", "position")))
        .join(known, col("article_id").equalTo(col("known_id")), "left_outer")
        .where(col("nth").gt(1).or(col("known_id").isNotNull()))
        .select(col("source_file").as("lost_file"), col("position").as("lost_position"));
  }

  private Dataset<Row> inputs(String batch, List<InputFile> files) {
    List<Row> rows = new ArrayList<>();
    for (InputFile file : files) {
      rows.add(
          RowFactory.create(
              file.path(),
              file.length(),
              new Timestamp(file.modified()),
              options.format().key(),
              options.mappingName(),
              batch));
    }
    return spark().createDataFrame(rows, InternalTables.INPUTS.schema()).coalesce(1);
  }
}
