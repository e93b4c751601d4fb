package org.windvane.topics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.windvane.job.Job;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/**
 * Weighs the topics of every annotated story that is new, and tells each country's shares.
 *
 * <p>New stories are scored with the standing model under {@code models/topics}; without one, it is
 * fitted first. Guarantees: a story counts once, on the day of its first article; a run repeated or
 * cut short changes nothing twice. Shuffles the compact weights of new stories twice, and the daily
 * sums of all. The driver holds the fit's bounded sample and the model.
 */
public final class TopicsJob extends Job<TopicsJob.Result> {

  /** Which batches are scored. */
  public enum Scope {
    /** Those that are annotated and not scored yet, with the standing model. */
    PENDING,
    /** All, with a model fitted anew. */
    EVERYTHING
  }

  /** What was done. */
  public record Result(int batches, long stories, int topics, boolean fitted) {
    @Override
    public String toString() {
      return batches
          + " batches, "
          + stories
          + " stories, "
          + topics
          + " topics"
          + (fitted ? " fitted" : "");
    }
  }

  /** Twice the wanted sample can come out of a small archive's hash: the rest is cut. */
  private static final long HASH_RANGE = 1_000_000;

  private final Warehouse warehouse;
  private final Settings settings;
  private final RunLog log;
  private final Scope scope;
  private final TopicOptions options;
  private final ModelStore models;

  public TopicsJob(
      SparkSession spark, Warehouse warehouse, Settings settings, RunLog log, Scope scope) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.log = log;
    this.scope = scope;
    this.options = TopicOptions.of(settings.config());
    this.models = new ModelStore(warehouse);
  }

  @Override
  protected String name() {
    return "topics";
  }

  @Override
  protected String description() {
    return "topics of new stories";
  }

  @Override
  protected Result doExecute() {
    if (scope == Scope.EVERYTHING) {
      warehouse.uncommit(Stage.TOPICS, warehouse.committed(Stage.TOPICS));
    }
    List<String> pending = warehouse.pending(Stage.TOPICS, Stage.ANNOTATE);
    Optional<TopicSpace> standing = models.current();
    if (pending.isEmpty()) {
      return new Result(0, 0, standing.map(s -> s.topics().size()).orElse(0), false);
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    Broadcast<Packed<Terms>> terms =
        context.broadcast(
            new Packed<>(new Terms(ActorMask.of(settings.at("actors")), options.wordsRead())));
    boolean fit = standing.isEmpty() || scope == Scope.EVERYTHING;
    TopicSpace space = fit ? fit(terms) : standing.get();
    log.model("topics", space.version());

    Broadcast<Packed<TopicSpace>> shared = context.broadcast(new Packed<>(space));
    try {
      long stories = score(pending, new Scoring(shared, terms, options.minWeight()), space);
      return new Result(pending.size(), stories, space.topics().size(), fit);
    } finally {
      shared.destroy();
      terms.destroy();
    }
  }

  private Dataset<Row> readable(Dataset<Row> articles) {
    return articles.where(
        col("language").isInCollection(settings.at("windvane.language").getStringList("packs")));
  }

  // ---- the model ----

  private TopicSpace fit(Broadcast<Packed<Terms>> terms) {
    step("read a sample of stories");
    Dataset<Row> articles = readable(warehouse.read(InternalTables.ARTICLES, Stage.ANNOTATE));
    long archive = articles.count();
    List<String[]> texts = sample(articles, archive, terms);
    step("fit topics");
    TopicSpace space = new SpaceFit(options).fit(texts, archive, log.run());
    models.put(space);
    return space;
  }

  /** Terms of at most {@code fitStories} stories, in the order of a hash of their ids. */
  private List<String[]> sample(
      Dataset<Row> articles, long archive, Broadcast<Packed<Terms>> terms) {
    Column hash = pmod(xxhash64(col("story_id")), lit(HASH_RANGE));
    long bound = Math.round(HASH_RANGE * Math.min(1.0, options.fitStories() / (double) archive));
    return articles
        .where(hash.lt(bound))
        .dropDuplicates("story_id")
        .select(hash, col("story_id"), col("title"), col("body"), col("language"))
        .map(
            (MapFunction<Row, Row>)
                r ->
                    RowFactory.create(
                        r.getLong(0),
                        r.getString(1),
                        String.join(
                            "\t",
                            terms
                                .value()
                                .value()
                                .of(r.getString(2), r.getString(3), r.getString(4)))),
            Encoders.row(
                (org.apache.spark.sql.types.StructType)
                    org.apache.spark.sql.types.DataType.fromDDL(
                        "hash bigint, story string, terms string")))
        .collectAsList()
        .stream()
        .sorted(Comparator.comparing((Row r) -> r.getLong(0)).thenComparing(r -> r.getString(1)))
        .map(r -> r.getString(2).split("\t"))
        .toList();
  }

  // ---- the stories ----

  private long score(List<String> pending, Scoring scoring, TopicSpace space) {
    step("score stories");
    Dataset<Row> articles = readable(warehouse.read(InternalTables.ARTICLES, pending));
    Dataset<Row> known =
        warehouse.read(InternalTables.ARTICLES, Stage.TOPICS).select("story_id").distinct();
    Dataset<Row> scored =
        scoring
            .score(articles.join(known, new String[] {"story_id"}, "left_anti"))
            .groupBy("story_id")
            .agg(
                min_by(
                        struct(col("batch"), col("article_id"), col("published"), col("topics")),
                        struct(col("published"), col("article_id")))
                    .as("s"))
            .select(col("story_id"), col("s.*"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Long> rows = new HashMap<>();
      pending.forEach(batch -> rows.put(batch, 0L));
      for (Row r : scored.groupBy("batch").count().collectAsList()) {
        rows.put(r.getString(0), r.getLong(1));
      }
      warehouse.replaceBatches(
          InternalTables.STORY_TOPICS,
          pending,
          scored
              .withColumn("t", explode(col("topics")))
              .select(col("story_id"), col("t.topic"), col("t.weight"), col("batch")));
      step("sum up days");
      warehouse.replaceBatches(
          InternalTables.TOPIC_DAYS,
          pending,
          CountryShares.days(scored, warehouse.read(InternalTables.ARTICLE_COUNTRIES, pending)));
      step("tell shares");
      tell(pending, space);
      warehouse.commit(Stage.TOPICS, log.run(), rows, space.version());
      return rows.values().stream().mapToLong(Long::longValue).sum();
    } finally {
      scored.unpersist();
    }
  }

  /** Topics and shares over what was scored before and now: written whole, so a repeat is safe. */
  private void tell(List<String> pending, TopicSpace space) {
    List<String> batches = new java.util.ArrayList<>(warehouse.committed(Stage.TOPICS));
    batches.addAll(pending);
    Dataset<Row> days = warehouse.read(InternalTables.TOPIC_DAYS, batches).persist();
    try {
      Dataset<Row> topics =
          TopicTable.rows(spark(), space)
              .join(CountryShares.firstSeen(days), new String[] {"topic"}, "left");
      warehouse.replaceAll(InternalTables.TOPICS, topics.coalesce(1));
      warehouse.replaceAll(
          InternalTables.COUNTRY_TOPICS, CountryShares.shares(days, options.minStories()));
    } finally {
      days.unpersist();
    }
  }
}
