package org.windvane.alignment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.randn;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.TableDef;
import org.windvane.warehouse.Warehouse;

/**
 * A warehouse with any number of made-up relations, and the time that {@code aggregate} takes over
 * it: {@code ManyRelations DIR RELATIONS}, see {@code bench/aggregate/run}. Six years, 60 states that deal with seven powers, 400
 * outlets; a third as many tones. Prints relations, seconds of the stage, and cells.
 */
public final class ManyRelations {
  private static final String[] STATES = {
    "MLI", "NER", "BFA", "CAF", "TCD", "SEN", "GHA", "KEN", "CIV", "TGO", "BEN", "GIN", "GAB",
    "CMR", "COD", "COG", "RWA", "UGA", "TZA", "ETH", "SOM", "SDN", "SSD", "EGY", "LBY", "TUN",
    "DZA", "MAR", "ZAF", "NAM", "BWA", "ZMB", "ZWE", "MOZ", "MDG", "AGO", "NGA", "LBR", "SLE",
    "GMB", "MRT", "SRB", "HUN", "GEO", "ARM", "AZE", "KAZ", "UZB", "MNG", "VNM", "IDN", "MYS",
    "PHL", "IND", "PAK", "LKA", "BRA", "ARG", "COL", "BOL"
  };
  private static final String[] POWERS = {"FRA", "USA", "GBR", "DEU", "RUS", "CHN", "TUR"};

  private ManyRelations() {}

  private static Column pick(String[] from, long seed) {
    Column[] all = Arrays.stream(from).map(s -> lit(s)).toArray(Column[]::new);
    return element_at(array(all), rand(seed).multiply(from.length).cast("int").plus(1));
  }

  private static Dataset<Row> rows(SparkSession spark, long n, TableDef table) {
    long first = LocalDate.parse("2018-01-01").toEpochDay() * 86_400L;
    Column[] perspectives = {lit("west"), lit("russia"), lit("africa"), lit("china")};
    Dataset<Row> made =
        spark
            .range(0, n, 1, 16)
            .withColumn(
                "published", timestamp_seconds(rand(1).multiply(6 * 31_557_600L).plus(first)))
            .withColumn("country", pick(STATES, 2))
            .withColumn("source_actor", col("country"))
            .withColumn("target_actor", pick(POWERS, 3))
            .withColumn("source_state", col("country"))
            .withColumn("target_state", col("target_actor"))
            .withColumn("number", rand(4).multiply(400).cast("int"))
            .withColumn("outlet", concat(lit("outlet"), col("number"), lit(".example")))
            .withColumn("outlet_country", lit("FRA"))
            .withColumn(
                "perspective", element_at(array(perspectives), col("number").mod(4).plus(1)))
            .withColumn("stance", randn(5).multiply(0.4))
            .withColumn("sentiment", col("stance"))
            .withColumn(
                "quad_class",
                when(col("stance").gt(0), "verbal_cooperation").otherwise("material_conflict"))
            .withColumn("article_id", concat(lit("a"), col("id")))
            .withColumn("story_id", concat(lit("s"), col("id").divide(1.3).cast("long")))
            .withColumn("url", lit("https://outlet.example/a"))
            .withColumn("sentence", lit("The one dealt with the other."))
            .withColumn("batch", lit("b1"));
    Column[] columns =
        Arrays.stream(table.schema().fields())
            .map(
                f ->
                    Arrays.asList(made.columns()).contains(f.name())
                        ? col(f.name()).cast(f.dataType())
                        : lit(null).cast(f.dataType()).as(f.name()))
            .toArray(Column[]::new);
    return made.select(columns);
  }

  public static void main(String[] args) {
    long n = Long.parseLong(args[1]);
    SparkSession spark = Sessions.open("windvane many relations");
    try {
      Warehouse warehouse = Warehouse.openOrCreate(spark, Path.of(args[0]).toString());
      warehouse.replaceBatches(
          InternalTables.RELATIONS, List.of("b1"), rows(spark, n, InternalTables.RELATIONS));
      warehouse.replaceBatches(
          InternalTables.ARTICLE_COUNTRIES,
          List.of("b1"),
          rows(spark, n / 3, InternalTables.ARTICLE_COUNTRIES));
      warehouse.commit(Stage.INGEST, "r", Map.of("b1", n), "v");
      warehouse.commit(Stage.ANNOTATE, "r", Map.of("b1", n), "v");
      Settings settings = Settings.bundled();
      RunLog log = new RunLog("aggregate");
      long began = System.nanoTime();
      AggregateJob.Result result = new AggregateJob(spark, warehouse, settings, log).execute();
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(Locale.ROOT, "%d relations, %.0f s, %s%n", n, seconds, result);
    } finally {
      spark.stop();
    }
  }
}
