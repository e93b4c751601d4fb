package org.windvane.alignment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataType;

/** Relations and tones as evidence: one value a story, country, series and perspective. */
final class StoryEvidence {
  private static final String TOUCHES = "windvane_touches";

  private static final DataType TOUCHES_TYPE =
      DataType.fromDDL("array<struct<country:string,series:string>>");

  private StoryEvidence() {}

  static void register(SparkSession spark, Blocs blocs) {
    UDF5<String, String, String, String, Integer, List<Row>> touches =
        (sourceActor, targetActor, sourceState, targetState, day) -> {
          List<Row> found = new ArrayList<>(4);
          if (day != null && !(sourceState != null && sourceState.equals(targetState))) {
            addTouches(found, blocs, sourceState, targetActor, day);
            addTouches(found, blocs, targetState, sourceActor, day);
          }
          return found;
        };
    spark.udf().register(TOUCHES, touches, TOUCHES_TYPE);
  }

  private static void addTouches(
      List<Row> found, Blocs blocs, String country, String actor, int day) {
    if (country == null || actor == null) {
      return;
    }
    for (String series : blocs.seriesOf(country, actor, day)) {
      Row touch = RowFactory.create(country, series);
      if (!found.contains(touch)) {
        found.add(touch);
      }
    }
  }

  /**
   * Every relation once for each country and series on which it bears, with columns {@code country}
   * and {@code series} added.
   */
  static Dataset<Row> touches(Dataset<Row> relations) {
    return relations
        .withColumn(
            "touch",
            explode(
                callUDF(
                    TOUCHES,
                    col("source_actor"),
                    col("target_actor"),
                    col("source_state"),
                    col("target_state"),
                    unix_date(to_date(col("published"))))))
        .withColumn("country", col("touch.country"))
        .withColumn("series", col("touch.series"))
        .drop("touch");
  }

  /**
   * One row a story, country, series and perspective: {@code outlet} and {@code day} of its first
   * article there, its mean {@code x}, a bit for each quad class in {@code kinds}, and its number
   * of {@code articles}.
   */
  static Dataset<Row> ofRelations(Dataset<Row> relations, List<String> perspectives) {
    Column kind =
        when(col("quad_class").equalTo("verbal_cooperation"), 1)
            .when(col("quad_class").equalTo("material_cooperation"), 2)
            .when(col("quad_class").equalTo("verbal_conflict"), 4)
            .when(col("quad_class").equalTo("material_conflict"), 8)
            .otherwise(0);
    return stories(
        touches(
                relations
                    .where(col("stance").isNotNull().and(col("published").isNotNull()))
                    .select(
                        col("story_id"),
                        col("article_id"),
                        col("outlet"),
                        col("outlet_country"),
                        col("perspective"),
                        col("published"),
                        col("source_actor"),
                        col("target_actor"),
                        col("source_state"),
                        col("target_state"),
                        col("stance").as("x"),
                        kind.as("kind")))
            .drop("source_actor", "target_actor", "source_state", "target_state"),
        perspectives);
  }

  /** The same for tones: {@code series} is {@link CountryModel#TONE}; kinds stay empty. */
  static Dataset<Row> ofTones(Dataset<Row> articleCountries, List<String> perspectives) {
    return stories(
        articleCountries
            .where(
                col("sentiment")
                    .isNotNull()
                    .and(col("published").isNotNull())
                    .and(col("country").isNotNull()))
            .select(
                col("story_id"),
                col("article_id"),
                col("outlet"),
                col("outlet_country"),
                col("perspective"),
                col("published"),
                col("sentiment").as("x"),
                lit(0).as("kind"),
                col("country"),
                lit(CountryModel.TONE).as("series")),
        perspectives);
  }

  private static Dataset<Row> stories(Dataset<Row> rows, List<String> perspectives) {
    Column told =
        array(
            lit(CountryModel.ALL),
            when(col("perspective").isInCollection(perspectives), col("perspective")),
            when(col("outlet_country").equalTo(col("country")), lit("local")));
    return rows.withColumn("perspective", explode(told))
        .where(col("perspective").isNotNull())
        .groupBy("story_id", "country", "series", "perspective")
        .agg(
            avg("x").as("x"),
            min(struct(col("published"), col("outlet"))).as("earliest"),
            bit_or(col("kind")).as("kinds"),
            size(collect_set("article_id")).as("articles"))
        .select(
            col("country"),
            col("series"),
            col("perspective"),
            col("earliest.outlet").as("outlet"),
            unix_date(to_date(col("earliest.published"))).as("day"),
            col("x"),
            col("kinds"),
            col("articles"));
  }

  /**
   * Stories summed by country, series, perspective, outlet and day; all cells of a country lie in
   * one partition.
   */
  static Dataset<Row> cells(Dataset<Row> stories) {
    Column tone = col("series").equalTo(CountryModel.TONE);
    return stories
        .repartition(col("country"))
        .groupBy("country", "series", "perspective", "outlet", "day")
        .agg(
            count(lit(1)).cast("int").as("stories"),
            sum("articles").cast("int").as("articles"),
            sum("x").as("sum"),
            sum(pow(col("x"), 2)).as("square"),
            kinds(tone, 1, col("x").gt(0.1)).as("kind0"),
            kinds(tone, 2, col("x").between(-0.1, 0.1)).as("kind1"),
            kinds(tone, 4, col("x").lt(-0.1)).as("kind2"),
            kinds(tone, 8, lit(false)).as("kind3"));
  }

  private static Column kinds(Column tone, int bit, Column toneIs) {
    return sum(when(tone, toneIs.cast("int"))
            .otherwise(col("kinds").bitwiseAND(bit).notEqual(0).cast("int")))
        .cast("int");
  }

  /** Stories, sum and sum of squares by country and series, as all outlets tell them. */
  static List<Priors.Moments> moments(Dataset<Row> stories) {
    List<Priors.Moments> all = new ArrayList<>();
    for (Row r :
        stories
            .where(col("perspective").equalTo(CountryModel.ALL))
            .groupBy("country", "series")
            .agg(count(lit(1)), sum("x"), sum(pow(col("x"), 2)))
            .collectAsList()) {
      all.add(
          new Priors.Moments(
              r.getString(0), r.getString(1), r.getLong(2), r.getDouble(3), r.getDouble(4)));
    }
    return all;
  }
}
