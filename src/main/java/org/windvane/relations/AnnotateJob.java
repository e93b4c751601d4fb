package org.windvane.relations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.windvane.job.Job;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.TableDef;
import org.windvane.warehouse.Warehouse;

/**
 * Codes the articles of every batch that has been ingested but not annotated: relations and the
 * countries spoken of.
 *
 * <p>One pass over the text in {@code mapPartitions}; the gazetteer and the word lists are
 * broadcast once, and no token leaves an executor. What is coded is kept on local disk until both
 * tables are written, each in one Delta commit; then the batches are marked. A crash before the
 * mark leaves nothing that anyone reads, and the next run replaces it.
 */
public final class AnnotateJob extends Job<AnnotateJob.Result> {
  private static final long ARTICLES_A_TASK = 2_000;
  private static final long MOST_TASKS = 20_000;

  private final Warehouse warehouse;
  private final Settings settings;
  private final boolean rebuild;
  private final RunLog log;

  /**
   * What was done.
   *
   * @param uncoded articles in languages without a pack
   */
  public record Result(
      int batches, long articles, long uncoded, long relations, long countries, String models) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d batches, %d articles (%d in other languages), %d relations, %d countries of articles",
          batches,
          articles,
          uncoded,
          relations,
          countries);
    }
  }

  public AnnotateJob(SparkSession spark, Warehouse warehouse, Settings settings, boolean rebuild) {
    this(spark, warehouse, settings, rebuild, new RunLog("annotate"));
  }

  /**
   * A job whose commits carry the id of a run.
   *
   * @param rebuild whether batches that have been annotated are done anew
   */
  public AnnotateJob(
      SparkSession spark, Warehouse warehouse, Settings settings, boolean rebuild, RunLog log) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.rebuild = rebuild;
    this.log = log;
  }

  /** Hash of the settings, word lists and models that articles would be coded with now. */
  public static String version(Settings settings) {
    return CodingKit.load(settings).hash();
  }

  @Override
  protected String name() {
    return "annotate";
  }

  @Override
  protected String description() {
    return "code articles";
  }

  @Override
  protected Result doExecute() {
    CodingKit kit = CodingKit.load(settings);
    log.model("relations-" + kit.coder(), kit.hash());
    kit.replacements().forEach(log::model);
    if (rebuild) {
      warehouse.uncommit(Stage.ANNOTATE, warehouse.committed(Stage.ANNOTATE));
    }
    List<String> batches = warehouse.pending(Stage.ANNOTATE, Stage.INGEST);
    if (batches.isEmpty()) {
      return new Result(0, 0, 0, 0, 0, kit.hash());
    }
    Dataset<Row> articles = spread(warehouse.read(InternalTables.ARTICLES, batches));
    List<String> languages = new ArrayList<>(kit.packs().keySet());
    String hash = kit.hash();
    Broadcast<byte[]> broadcast =
        spark()
            .sparkContext()
            .broadcast(kit.toBytes(), scala.reflect.ClassTag$.MODULE$.apply(byte[].class));
    Dataset<Row> coded =
        articles
            .where(col("language").isInCollection(languages))
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>)
                    rows -> new ArticleRows(CodingKit.fromBytes(hash, broadcast.value()), rows),
                Encoders.row(schema()))
            .persist(StorageLevel.DISK_ONLY());
    try {
      step("write relations");
      write(InternalTables.RELATIONS, batches, coded, "relations");
      step("write countries of articles");
      write(InternalTables.ARTICLE_COUNTRIES, batches, coded, "countries");
      Map<String, Long> relations = counts(InternalTables.RELATIONS, batches);
      Map<String, Long> countries = counts(InternalTables.ARTICLE_COUNTRIES, batches);
      Map<String, Long> rows = new HashMap<>();
      batches.forEach(
          b -> rows.put(b, relations.getOrDefault(b, 0L) + countries.getOrDefault(b, 0L)));
      warehouse.commit(Stage.ANNOTATE, log.run(), rows, kit.hash());
      Row articlesOf =
          warehouse
              .read(InternalTables.ARTICLES, batches)
              .agg(count(lit(1)), count(when(col("language").isInCollection(languages), lit(1))))
              .first();
      long total = articlesOf.getLong(0);
      long readable = articlesOf.getLong(1);
      return new Result(
          batches.size(), total, total - readable, sum(relations), sum(countries), kit.hash());
    } finally {
      coded.unpersist();
      broadcast.destroy();
    }
  }

  /**
   * Tasks of a size that shows progress and loses little when one dies; and one file of a small
   * batch must not keep all cores but one idle.
   */
  private Dataset<Row> spread(Dataset<Row> articles) {
    long least = Math.max(2, spark().sparkContext().defaultParallelism()) * 4L;
    long wanted = Math.min(MOST_TASKS, Math.max(least, articles.count() / ARTICLES_A_TASK));
    return articles.rdd().getNumPartitions() < wanted
        ? articles.repartition((int) wanted)
        : articles;
  }

  private void write(TableDef table, List<String> batches, Dataset<Row> coded, String nested) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (String name : ArticleRows.ORIGIN) {
      columns.add(col(name));
    }
    columns.add(col("batch"));
    columns.add(explode(col(nested)).as("it"));
    Dataset<Row> rows = coded.select(columns.toArray(new org.apache.spark.sql.Column[0]));
    columns.remove(columns.size() - 1);
    columns.add(col("it.*"));
    warehouse.replaceBatches(
        table, batches, rows.select(columns.toArray(new org.apache.spark.sql.Column[0])));
  }

  private Map<String, Long> counts(TableDef table, List<String> batches) {
    Map<String, Long> counts = new HashMap<>();
    for (Row r : warehouse.read(table, batches).groupBy("batch").count().collectAsList()) {
      counts.put(r.getString(0), r.getLong(1));
    }
    return counts;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * An article's origin, and what was coded of it nested, so that the text is read once for both
   * tables.
   */
  private static StructType schema() {
    List<StructField> fields = new ArrayList<>();
    StructType articles = InternalTables.ARTICLES.schema();
    for (String name : ArticleRows.ORIGIN) {
      fields.add(articles.apply(name));
    }
    fields.add(articles.apply("batch"));
    fields.add(field("relations", nested(InternalTables.RELATIONS)));
    fields.add(field("countries", nested(InternalTables.ARTICLE_COUNTRIES)));
    return new StructType(fields.toArray(new StructField[0]));
  }

  private static StructField field(String name, StructType element) {
    return DataTypes.createStructField(name, new ArrayType(element, true), true);
  }

  private static StructType nested(TableDef table) {
    List<StructField> fields = new ArrayList<>();
    for (StructField f : table.schema().fields()) {
      if (!ArticleRows.ORIGIN.contains(f.name()) && !f.name().equals("batch")) {
        fields.add(f);
      }
    }
    return new StructType(fields.toArray(new StructField[0]));
  }
}
