package org.windvane.topics;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF7;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;

/** Scored stories to sums a day, and those to shares with intervals. */
final class CountryShares {
  /** The country of rows that count all stories. */
  static final String WORLD = "*";

  /** The topic of rows that count a day's stories whatever their topic. */
  static final int ANY = -1;

  /** A story that is at least so much about a topic shows that the topic is there. */
  private static final double PLAIN = 0.5;

  private static final UserDefinedFunction INTERVAL =
      udf(
          (UDF7<Double, Double, Long, Double, Double, Double, Double, Row>)
              (focus, squares, days, daySquares, topic, topicSquares, products) -> {
                ShareInterval i =
                    ShareInterval.of(
                        new ShareInterval.Sums(
                            focus, squares, days, daySquares, topic, topicSquares, products));
                return RowFactory.create(i.share(), i.lower(), i.upper());
              },
          DataType.fromDDL("share double, lower double, upper double"));

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
    Column any = array(struct(lit(ANY).as("topic"), lit(1.0).as("weight")));
    Column mass = col("focus").multiply(col("t.weight"));
    return about
        .unionByName(world)
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

  /**
   * The first day of each topic on which a story was mostly about it: {@code topic, first_seen}.
   */
  static Dataset<Row> firstSeen(Dataset<Row> days) {
    return days.where(col("country").equalTo(WORLD).and(col("topic").notEqual(ANY)))
        .groupBy("topic")
        .agg(
            coalesce(min(when(col("strongest").geq(PLAIN), col("day"))), min("day"))
                .as("first_seen"));
  }

  /**
   * Shares a country, grain, period and topic. A topic without weight in a period has no row there;
   * a period worth fewer than {@code minStories} has none at all.
   *
   * @param days rows as {@link #days} makes them, of any number of batches
   */
  static Dataset<Row> shares(Dataset<Row> days, double minStories) {
    Dataset<Row> merged =
        days.where(col("country").notEqual(WORLD))
            .groupBy("country", "day", "topic")
            .agg(
                sum("focus").as("focus"),
                sum("focus_squares").as("focus_squares"),
                sum("tone").as("tone"),
                sum("toned").as("toned"));
    Column grains =
        explode(
            array(
                struct(lit("day").as("grain"), col("day").as("period")),
                struct(lit("week").as("grain"), start("week")),
                struct(lit("month").as("grain"), start("month")),
                struct(lit("year").as("grain"), start("year"))));
    Dataset<Row> totals =
        merged
            .where(col("topic").equalTo(ANY))
            .select(col("country"), col("day"), col("focus").as("all"), col("focus_squares"));
    Dataset<Row> periods =
        totals
            .withColumn("g", grains)
            .groupBy(col("country"), col("g.grain").as("grain"), col("g.period").as("period"))
            .agg(
                sum("all").as("all"),
                sum("focus_squares").as("squares"),
                count(lit(1)).as("days"),
                sum(col("all").multiply(col("all"))).as("day_squares"))
            .where(col("all").multiply(col("all")).divide(col("squares")).geq(minStories));
    Dataset<Row> topics =
        merged
            .where(col("topic").notEqual(ANY))
            .drop("focus_squares")
            .join(totals.drop("focus_squares"), new String[] {"country", "day"})
            .withColumn("g", grains)
            .groupBy(
                col("country"),
                col("g.grain").as("grain"),
                col("g.period").as("period"),
                col("topic"))
            .agg(
                sum("focus").as("focus"),
                sum(col("focus").multiply(col("focus"))).as("topic_squares"),
                sum(col("focus").multiply(col("all"))).as("products"),
                sum("tone").as("tone"),
                sum("toned").as("toned"));
    return topics
        .join(periods, new String[] {"country", "grain", "period"})
        .withColumn(
            "i",
            INTERVAL.apply(
                col("all"),
                col("squares"),
                col("days"),
                col("day_squares"),
                col("focus"),
                col("topic_squares"),
                col("products")))
        .select(
            col("country"),
            col("grain"),
            col("period"),
            col("topic"),
            col("i.share").as("share"),
            col("i.lower").as("lower"),
            col("i.upper").as("upper"),
            when(col("toned").gt(0), col("tone").divide(col("toned"))).as("sentiment"));
  }

  private static Column start(String grain) {
    return to_date(date_trunc(grain, col("day"))).as("period");
  }
}
