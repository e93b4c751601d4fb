package org.windvane.topics;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.windvane.warehouse.InternalTables;

/** Scored stories to sums a day, and those to shares with intervals. */
final class CountryShares {
  /** The country of rows that count all stories. */
  static final String WORLD = "*";

  /** The topic of rows that count a day's stories whatever their topic. */
  static final int ANY = -1;

  /** A story that is at least so much about a topic shows that the topic is there. */
  private static final double PLAIN = 0.5;

  private CountryShares() {}

  /**
   * Sums a batch, country, day and topic. Shuffles one row a story, country and topic.
   *
   * @param scored {@code batch, article_id, published, topics: array<struct<topic, weight>>}, one
   *     row a story
   * @param countries rows of {@code article_countries}
   */
  static Dataset<Row> days(Dataset<Row> scored, Dataset<Row> countries) {
    Column day = to_date(col("published")).as("day");
    Dataset<Row> about =
        scored
            .join(
                countries.select("article_id", "country", "focus", "sentiment", "batch"),
                new String[] {"article_id", "batch"})
            .select(
                col("batch"), col("country"), day, col("focus"), col("sentiment"), col("topics"));
    Dataset<Row> world =
        scored.select(
            col("batch"),
            lit(WORLD).as("country"),
            day,
            lit(1.0).as("focus"),
            lit(null).cast("double").as("sentiment"),
            col("topics"));
    return sums(about.unionByName(world));
  }

  /**
   * Sums a batch, country, day and topic.
   *
   * @param about {@code batch, country, day, focus, sentiment, topics}, one row a story and country
   */
  static Dataset<Row> sums(Dataset<Row> about) {
    Column any = array(struct(lit(ANY).as("topic"), lit(1.0).as("weight")));
    Column mass = col("focus").multiply(col("t.weight"));
    return about
        .where(col("focus").gt(0))
        .withColumn("t", explode(concat(any, col("topics"))))
        .groupBy(col("batch"), col("country"), col("day"), col("t.topic").as("topic"))
        .agg(
            count(lit(1)).as("stories"),
            sum(mass).as("focus"),
            sum(col("focus").multiply(col("focus"))).as("focus_squares"),
            coalesce(sum(mass.multiply(col("sentiment"))), lit(0.0)).as("tone"),
            coalesce(sum(when(col("sentiment").isNotNull(), mass)), lit(0.0)).as("toned"),
            max(col("t.weight")).as("strongest"));
  }

  /** The first day of each topic on which a story was mostly about it; one pair a topic. */
  static Map<Integer, Date> firstSeen(Dataset<Row> days) {
    return firstDays(days.where(col("country").equalTo(WORLD)))
        .select("topic", "first")
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(r -> r.getInt(0), r -> r.getDate(1)));
  }

  /**
   * The first day of each country's topics on which a story was mostly about it, or at all; one row
   * {@code country, topic, first} a pair.
   */
  static Dataset<Row> firstDays(Dataset<Row> days) {
    return days.where(col("topic").notEqual(ANY))
        .groupBy("country", "topic")
        .agg(coalesce(min(when(col("strongest").geq(PLAIN), col("day"))), min("day")).as("first"));
  }

  /**
   * Shares a country, grain, period and topic: {@link PeriodShares#shares}. Shuffles the daily sums
   * once; a task holds those of one country.
   *
   * @param days rows as {@link #days} makes them, of any number of batches
   */
  static Dataset<Row> shares(Dataset<Row> days, double minStories) {
    return days.where(col("country").notEqual(WORLD))
        .select("country", "day", "topic", "focus", "focus_squares", "tone", "toned")
        .groupByKey((MapFunction<Row, String>) r -> r.getString(0), Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>)
                (country, rows) -> tell(country, rows, minStories),
            Encoders.row(InternalTables.COUNTRY_TOPICS.schema()));
  }

  private static Iterator<Row> tell(String country, Iterator<Row> rows, double minStories) {
    PeriodShares shares = new PeriodShares();
    while (rows.hasNext()) {
      Row r = rows.next();
      shares.add(
          r.getDate(1).toLocalDate(),
          r.getInt(2),
          new PeriodShares.Sums(r.getDouble(3), r.getDouble(4), r.getDouble(5), r.getDouble(6)));
    }
    return shares.shares(minStories).stream()
        .map(
            s ->
                RowFactory.create(
                    country,
                    s.grain().name().toLowerCase(Locale.ROOT),
                    Date.valueOf(s.period()),
                    s.topic(),
                    s.interval().share(),
                    s.interval().lower(),
                    s.interval().upper(),
                    s.sentiment()))
        .iterator();
  }
}
