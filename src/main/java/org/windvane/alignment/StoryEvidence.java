package org.windvane.alignment;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
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

  /** Relations with a stance as rows of {@link StoryValues#TOLD}. */
  static Dataset<Row> ofRelations(Dataset<Row> relations) {
    Column kind =
        when(col("quad_class").equalTo("verbal_cooperation"), 1)
            .when(col("quad_class").equalTo("material_cooperation"), 2)
            .when(col("quad_class").equalTo("verbal_conflict"), 4)
            .when(col("quad_class").equalTo("material_conflict"), 8)
            .otherwise(0);
    return told(
        relations
            .where(col("stance").isNotNull())
            .withColumn("country", lit(null).cast("string"))
            .withColumn("x", col("stance"))
            .withColumn("kind", kind));
  }

  /** Tones towards countries likewise. */
  static Dataset<Row> ofTones(Dataset<Row> articleCountries) {
    Column none = lit(null).cast("string");
    return told(
        articleCountries
            .where(col("sentiment").isNotNull().and(col("country").isNotNull()))
            .withColumn("source_actor", none)
            .withColumn("target_actor", none)
            .withColumn("source_state", none)
            .withColumn("target_state", none)
            .withColumn("x", col("sentiment"))
            .withColumn("kind", lit(0)));
  }

  private static Dataset<Row> told(Dataset<Row> rows) {
    return rows.where(col("published").isNotNull().and(col("story_id").isNotNull()))
        .withColumn("published", unix_micros(col("published")))
        .select(Arrays.stream(StoryValues.TOLD.names()).map(n -> col(n)).toArray(Column[]::new));
  }

  /**
   * Stories summed by country, series, perspective, outlet and day; all cells of a country lie in
   * one partition. Two shuffles: by story, then by country.
   *
   * @param told rows of {@link StoryValues#TOLD}
   */
  static Dataset<Row> cells(Dataset<Row> told, StoryValues values) {
    FlatMapGroupsFunction<String, Row, Row> story = (id, rows) -> values.of(rows);
    Column tone = col("series").equalTo(CountryModel.TONE);
    return told.groupBy("story_id")
        .as(Encoders.STRING(), Encoders.row(StoryValues.TOLD))
        .flatMapGroups(story, Encoders.row(StoryValues.VALUE))
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

  /**
   * Stories, sum and sum of squares by country and series, as all outlets tell them.
   *
   * @param cells as {@link #cells} leaves them
   */
  static List<Priors.Moments> moments(Dataset<Row> cells) {
    List<Priors.Moments> all = new ArrayList<>();
    for (Row r :
        cells
            .where(col("perspective").equalTo(CountryModel.ALL))
            .groupBy("country", "series")
            .agg(sum("stories"), sum("sum"), sum("square"))
            .collectAsList()) {
      all.add(
          new Priors.Moments(
              r.getString(0), r.getString(1), r.getLong(2), r.getDouble(3), r.getDouble(4)));
    }
    // What follows adds them up, and must not depend on which task came first.
    all.sort(Comparator.comparing(Priors.Moments::series).thenComparing(Priors.Moments::country));
    return all;
  }
}
