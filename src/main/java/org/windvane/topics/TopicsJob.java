package org.windvane.topics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
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

  /**
   * What was done.
   *
   * @param fitness how well the model tells the new stories
   */
  public record Result(int batches, long stories, int topics, boolean fitted, Fitness fitness) {
    @Override
    public String toString() {
      return batches
          + " batches, "
          + stories
          + " stories, "
          + topics
          + " topics"
          + (fitted ? " fitted" : "")
          + (stories == 0
              ? ""
              : String.format(
                  Locale.ROOT,
                  ", log likelihood of a term %.2f, unknown terms %.0f %%",
                  fitness.likelihood(),
                  100 * fitness.unknown()));
    }
  }

  private final Warehouse warehouse;
  private final Settings settings;
  private final RunLog log;
  private final Scope scope;
  private final TopicOptions options;
  private final ModelStore models;

  /** Articles in the archive when the job began. */
  private long archive;

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
    Committed committed = committed();
    archive = committed.articles();
    List<String> annotated = committed.of(Stage.ANNOTATE);
    List<String> before = committed.of(Stage.TOPICS);
    if (scope == Scope.EVERYTHING) {
      warehouse.uncommit(Stage.TOPICS, before);
      before = List.of();
    }
    List<String> pending = new ArrayList<>(annotated);
    pending.removeAll(before);
    Optional<TopicSpace> standing = models.current();
    if (pending.isEmpty()) {
      return new Result(
          0, 0, standing.map(TopicSpace::told).orElse(0), false, new Fitness(0, Double.NaN, 0));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    Broadcast<Packed<Terms>> terms =
        context.broadcast(
            new Packed<>(new Terms(ActorMask.of(settings.at("actors")), options.wordsRead())));
    try {
      return scope == Scope.EVERYTHING || standing.isEmpty() || outgrown(standing.get())
          ? scoreWith(fit(standing, annotated, terms), before, pending, terms, Refit.DONE)
          : scoreWith(standing.get(), before, pending, terms, Refit.ALLOWED);
    } finally {
      terms.destroy();
    }
  }

  /**
   * What the commit records say, in one look.
   *
   * @param batches by stage, oldest first
   * @param articles how many articles all ingested batches hold
   */
  private record Committed(Map<String, List<String>> batches, long articles) {
    List<String> of(Stage stage) {
      return batches.getOrDefault(stage.key(), List.of());
    }
  }

  private Committed committed() {
    List<Row> records =
        warehouse.readAll(InternalTables.BATCHES).select("stage", "batch", "rows").collectAsList();
    Map<String, List<String>> batches =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.getString(0),
                    Collectors.collectingAndThen(
                        Collectors.mapping(
                            r -> r.getString(1), Collectors.toCollection(TreeSet::new)),
                        List::copyOf)));
    long articles =
        records.stream()
            .filter(r -> r.getString(0).equals(Stage.INGEST.key()))
            .mapToLong(r -> r.getLong(2))
            .sum();
    return new Committed(batches, articles);
  }

  /** Whether a model that does not fit may still be fitted anew. */
  private enum Refit {
    ALLOWED,
    DONE
  }

  private Result scoreWith(
      TopicSpace space,
      List<String> before,
      List<String> pending,
      Broadcast<Packed<Terms>> terms,
      Refit refit) {
    Broadcast<Packed<TopicSpace>> shared =
        JavaSparkContext.fromSparkContext(spark().sparkContext()).broadcast(new Packed<>(space));
    Scoring scoring = new Scoring(spark(), shared, terms, options.minWeight());
    step("score stories");
    Dataset<Row> scored =
        newStories(scoring, before, pending).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Long> rows = new HashMap<>();
      pending.forEach(batch -> rows.put(batch, 0L));
      rowsByPartition(scored).forEach(r -> rows.merge(r.getString(0), r.getLong(1), Long::sum));
      Fitness now = scoring.fitness();
      if (refit == Refit.ALLOWED && space.fitness().driftedTo(now)) {
        log.warn(drift(space.fitness(), now));
        List<String> all = new ArrayList<>(before);
        all.addAll(pending);
        TopicSpace anew = fit(Optional.of(space), all, terms);
        return scoreWith(anew, before, pending, terms, Refit.DONE);
      }
      log.model("topics", space.version());
      write(scored, before, pending, shared, terms, refit);
      warehouse.commit(Stage.TOPICS, log.run(), rows, space.version());
      return new Result(
          pending.size(),
          rows.values().stream().mapToLong(Long::longValue).sum(),
          space.told(),
          refit == Refit.DONE,
          now);
    } finally {
      scored.unpersist();
      shared.destroy();
    }
  }

  /** Rows of each batch in each partition: one number a partition, and no shuffle for a count. */
  private static List<Row> rowsByPartition(Dataset<Row> scored) {
    return scored
        .select("batch")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  Map<String, Long> counts = new HashMap<>();
                  rows.forEachRemaining(r -> counts.merge(r.getString(0), 1L, Long::sum));
                  return counts.entrySet().stream()
                      .map(e -> RowFactory.create(e.getKey(), e.getValue()))
                      .iterator();
                },
            Encoders.row((StructType) DataType.fromDDL("batch string, stories bigint")))
        .collectAsList();
  }

  private static String drift(Fitness then, Fitness now) {
    return String.format(
        Locale.ROOT,
        "Topics fitted anew: the news drifted from them (log likelihood of a term %.2f, was %.2f;"
            + " unknown terms %.0f %%, were %.0f %%)",
        now.likelihood(),
        then.likelihood(),
        100 * now.unknown(),
        100 * then.unknown());
  }

  private Dataset<Row> readable(Dataset<Row> articles) {
    return articles.where(col("language").isInCollection(languages()));
  }

  private List<String> languages() {
    return settings.at("windvane.language").getStringList("packs");
  }

  // ---- the model ----

  /** Whether the archive is twice what the model was fitted to, while a fit can still see more. */
  private boolean outgrown(TopicSpace space) {
    return space.stories() < options.fitStories() && archive >= 2 * space.stories();
  }

  private TopicSpace fit(
      Optional<TopicSpace> standing, List<String> annotated, Broadcast<Packed<Terms>> terms) {
    step("read a sample of stories");
    StorySample sample =
        new StorySample(
            readable(warehouse.read(InternalTables.ARTICLES, annotated)), archive, terms);
    Furniture furniture = sample.furniture();
    List<StorySample.Story> stories = sample.stories(options.fitStories(), furniture);
    List<String[]> texts = StorySample.Story.terms(stories);
    step("fit topics");
    SpaceFit fit = new SpaceFit(options);
    // A drift may follow a fit in one run: the version must tell the two apart.
    String version = log.run() + (standing.isPresent() ? "-refit" : "");
    TopicSpace space =
        (standing.isPresent()
                ? fit.refit(standing.get(), texts, archive, version)
                : fit.fit(texts, archive, version))
            .without(furniture);
    TopicSpace titled = space.titled(Headlines.of(space, stories, terms.value().value()));
    models.put(titled);
    return titled;
  }

  // ---- the stories ----

  /** One row a story that no batch scored before holds: its first article, with its topics. */
  private Dataset<Row> newStories(Scoring scoring, List<String> before, List<String> pending) {
    Dataset<Row> articles = readable(warehouse.read(InternalTables.ARTICLES, pending));
    if (!before.isEmpty()) {
      Dataset<Row> known = warehouse.read(InternalTables.ARTICLES, before).select("story_id");
      articles = articles.join(known, new String[] {"story_id"}, "left_anti");
    }
    return scoring
        .score(articles)
        .groupBy("story_id")
        .agg(
            min_by(
                    struct(col("batch"), col("article_id"), col("published"), col("topics")),
                    struct(col("published"), col("article_id")))
                .as("s"))
        .select(col("story_id"), col("s.*"));
  }

  /** The tables of this stage; each is replaced in one commit, so a repeat is safe. */
  private void write(
      Dataset<Row> scored,
      List<String> before,
      List<String> pending,
      Broadcast<Packed<TopicSpace>> shared,
      Broadcast<Packed<Terms>> terms,
      Refit refit) {
    warehouse.replaceBatches(
        InternalTables.STORY_TOPICS,
        pending,
        scored
            .withColumn("t", explode(col("topics")))
            .select(col("story_id"), col("t.topic"), col("t.weight"), col("batch")));
    step("sum up days");
    Dataset<Row> days =
        CountryShares.days(scored, warehouse.read(InternalTables.ARTICLE_COUNTRIES, pending))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      warehouse.replaceBatches(InternalTables.TOPIC_DAYS, pending, days);
      Dataset<Row> all =
          before.isEmpty()
              ? days
              : days.unionByName(warehouse.read(InternalTables.TOPIC_DAYS, before));
      step("tell shares");
      tell(all, shared.value().value());
      step("topics of single countries");
      new Subtopics(warehouse, CountryOptions.of(settings.config()), languages(), terms)
          .update(
              new Subtopics.Work(before, pending, scored, all, refit == Refit.DONE, log.run()),
              shared);
    } finally {
      days.unpersist();
    }
  }

  /** Topics and shares over what was scored before and now. */
  private void tell(Dataset<Row> days, TopicSpace space) {
    warehouse.replaceAll(
        InternalTables.TOPICS,
        TopicTable.rows(
            spark(),
            space,
            warehouse.readAll(InternalTables.TOPICS),
            CountryShares.firstSeen(days)));
    warehouse.replaceAll(
        InternalTables.COUNTRY_TOPICS, CountryShares.shares(days, options.minStories()));
  }
}
