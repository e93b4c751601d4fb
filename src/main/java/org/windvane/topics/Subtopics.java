package org.windvane.topics;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Warehouse;

/**
 * Topics of single countries: fitted to the stories that are mostly about one, by one task a
 * country on a bounded sample; then every new story of these countries is weighed.
 *
 * <p>A country is fitted when it has enough news for the first time, when its news has doubled
 * while a fit can still see more, and with every fit of the shared space. Ids stay as they do
 * there; a first fit tells the country's past too, a later one leaves it as it was told. Repeating
 * a run that was cut short changes nothing twice.
 */
final class Subtopics {
  private static final long HASH_RANGE = 1_000_000;

  /**
   * What one run of the stage is about.
   *
   * @param before batches scored earlier
   * @param pending batches scored now
   * @param firsts {@code batch, article_id, published} of the pending stories' first articles
   * @param days rows of {@code topic_days} of all these batches
   * @param anew whether the shared space was fitted in this run
   * @param run what the fits are called
   */
  record Work(
      List<String> before,
      List<String> pending,
      Dataset<Row> firsts,
      Dataset<Row> days,
      boolean anew,
      String run) {
    List<String> all() {
      List<String> all = new ArrayList<>(before);
      all.addAll(pending);
      return all;
    }
  }

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final CountryOptions options;
  private final CountryModelStore models;
  private final List<String> languages;
  private final Broadcast<Packed<Terms>> terms;

  Subtopics(
      Warehouse warehouse,
      CountryOptions options,
      List<String> languages,
      Broadcast<Packed<Terms>> terms) {
    this.spark = warehouse.spark();
    this.warehouse = warehouse;
    this.options = options;
    this.models = new CountryModelStore(warehouse);
    this.languages = languages;
    this.terms = terms;
  }

  /** Fits what is due, weighs what is new and replaces the two tables that are published. */
  void update(Work work, Broadcast<Packed<TopicSpace>> shared) {
    Map<String, Double> stories = stories(work.days());
    CountrySpaces standing = models.current();
    Map<String, Double> due = new TreeMap<>();
    stories.forEach(
        (country, n) -> {
          long then = standing.stories(country);
          if (options.due(n, then) || (work.anew() && then > 0)) {
            due.put(country, n);
          }
        });
    CountrySpaces spaces =
        due.isEmpty() ? standing : standing.with(fit(work, due, standing, shared));
    if (spaces.countries().isEmpty()) {
      return;
    }
    TreeSet<String> unheard = new TreeSet<>(spaces.countries());
    unheard.removeAll(standing.countries());
    weigh(work, spaces, unheard, shared);
    if (!due.isEmpty()) {
      // After the rows: a run cut short before this line finds the same countries due.
      models.put(work.run(), spaces);
    }
    tell(work.all(), spaces);
  }

  /** Whole stories that each country's news is worth; a number a state reaches the driver. */
  private static Map<String, Double> stories(Dataset<Row> days) {
    return days
        .where(
            col("topic")
                .equalTo(CountryShares.ANY)
                .and(col("country").notEqual(CountryShares.WORLD)))
        .groupBy("country")
        .agg(sum("focus"))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(r -> r.getString(0), r -> r.getDouble(1)));
  }

  // ---- fits ----

  private Map<String, CountrySpaces.CountrySpace> fit(
      Work work,
      Map<String, Double> due,
      CountrySpaces standing,
      Broadcast<Packed<TopicSpace>> shared) {
    Broadcast<Packed<CountrySpaces>> before =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new Packed<>(standing));
    try {
      return new CountryFit(options, terms, shared, before, work.run())
          .fit(sample(work.all(), due));
    } finally {
      before.destroy();
    }
  }

  /**
   * Own stories of the countries, each country's thinned by a hash so that about as many are left
   * as a fit reads: {@code country, stories, hash, story_id, title, body, language}.
   */
  private Dataset<Row> sample(List<String> batches, Map<String, Double> due) {
    List<Row> bounds =
        due.entrySet().stream()
            .map(
                e ->
                    RowFactory.create(
                        e.getKey(),
                        e.getValue(),
                        Math.round(HASH_RANGE * Math.min(1, options.fitStories() / e.getValue()))))
            .toList();
    Column hash = pmod(xxhash64(col("story_id")), lit(HASH_RANGE));
    return own(batches, due.keySet())
        .join(
            broadcast(
                spark.createDataFrame(
                    bounds,
                    (StructType) DataType.fromDDL("country string, stories double, bound bigint"))),
            new String[] {"country"})
        .withColumn("hash", hash)
        .where(col("hash").lt(col("bound")))
        .select("country", "stories", "hash", "story_id", "article_id", "batch")
        .join(texts(batches), new String[] {"article_id", "batch"});
  }

  /** Which stories are whose, once a story and country: its first article. */
  private Dataset<Row> own(List<String> batches, Collection<String> countries) {
    Column when = struct(col("batch"), col("published"), col("article_id"));
    return warehouse
        .read(InternalTables.ARTICLE_COUNTRIES, batches)
        .where(
            col("country")
                .isInCollection(countries)
                .and(col("focus").geq(CountryOptions.OWN))
                .and(col("language").isInCollection(languages)))
        .groupBy("country", "story_id")
        .agg(
            min_by(
                    struct(
                        col("batch"),
                        col("article_id"),
                        col("published"),
                        col("focus"),
                        col("sentiment")),
                    when)
                .as("a"))
        .select("country", "story_id", "a.*");
  }

  private Dataset<Row> texts(List<String> batches) {
    return warehouse
        .read(InternalTables.ARTICLES, batches)
        .where(col("language").isInCollection(languages))
        .select("article_id", "batch", "title", "body", "language");
  }

  // ---- weights ----

  private void weigh(
      Work work,
      CountrySpaces spaces,
      Collection<String> unheard,
      Broadcast<Packed<TopicSpace>> shared) {
    Broadcast<Packed<CountrySpaces>> broadcast =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new Packed<>(spaces));
    try {
      CountryScoring scoring =
          new CountryScoring(options.space().minWeight(), shared, broadcast, terms);
      Dataset<Row> now =
          work.firsts()
              .select("batch", "article_id", "published")
              .join(
                  warehouse
                      .read(InternalTables.ARTICLE_COUNTRIES, work.pending())
                      .where(
                          col("country")
                              .isInCollection(spaces.countries())
                              .and(col("focus").geq(CountryOptions.OWN)))
                      .select("article_id", "batch", "country", "focus", "sentiment"),
                  new String[] {"article_id", "batch"});
      warehouse.replaceBatches(
          InternalTables.SUBTOPIC_DAYS, work.pending(), days(now, work.pending(), scoring));
      if (!unheard.isEmpty() && !work.before().isEmpty()) {
        Dataset<Row> past = days(own(work.before(), unheard), work.before(), scoring);
        Dataset<Row> present =
            warehouse
                .read(InternalTables.SUBTOPIC_DAYS, work.pending())
                .where(col("country").isInCollection(unheard));
        warehouse.replace(
            InternalTables.SUBTOPIC_DAYS,
            "country",
            List.copyOf(unheard),
            past.unionByName(present));
      }
    } finally {
      broadcast.destroy();
    }
  }

  /**
   * @param about {@code batch, article_id, published, country, focus, sentiment}
   */
  private Dataset<Row> days(Dataset<Row> about, List<String> batches, CountryScoring scoring) {
    Dataset<Row> stories =
        about
            .groupBy("article_id", "batch")
            .agg(
                first("published").as("published"),
                collect_list(struct(col("country"), col("focus"), col("sentiment"))).as("about"))
            .join(texts(batches), new String[] {"article_id", "batch"});
    return CountryShares.sums(
        scoring
            .score(stories)
            .select(
                col("batch"),
                col("country"),
                to_date(col("published")).as("day"),
                col("focus"),
                col("sentiment"),
                col("topics")));
  }

  private void tell(List<String> batches, CountrySpaces spaces) {
    Dataset<Row> days = warehouse.read(InternalTables.SUBTOPIC_DAYS, batches);
    warehouse.replaceAll(
        InternalTables.SUBTOPICS,
        SubtopicTable.rows(
            spark,
            spaces,
            warehouse.readAll(InternalTables.SUBTOPICS),
            CountryShares.firstDays(days)));
    warehouse.replaceAll(
        InternalTables.COUNTRY_SUBTOPICS,
        CountryShares.shares(days, options.space().minStories())
            .withColumnRenamed("topic", "subtopic"));
  }
}
