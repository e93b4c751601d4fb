package org.windvane.topics;

import static org.apache.spark.sql.functions.col;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Warehouse;

/**
 * Scores all articles of a warehouse with its standing model, as the topics stage does, from the
 * table's files to weights that are thrown away; three rounds, of which the first warms up.
 */
public final class ScoringRate {
  private ScoringRate() {}

  /** Argument: warehouse. */
  public static void main(String[] args) throws Exception {
    System.setProperty("windvane.ui", "false");
    SparkSession spark = Sessions.open("scoring rate");
    Settings settings = Settings.bundled();
    TopicOptions options = TopicOptions.of(settings.config());
    Warehouse warehouse = Warehouse.open(spark, args[0]);
    TopicSpace space = new ModelStore(warehouse).current().orElseThrow();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Packed<Terms>> terms =
        context.broadcast(
            new Packed<>(new Terms(ActorMask.of(settings.at("actors")), options.wordsRead())));
    Broadcast<Packed<TopicSpace>> shared = context.broadcast(new Packed<>(space));
    Dataset<Row> articles =
        warehouse
            .readAll(InternalTables.ARTICLES)
            .where(
                col("language")
                    .isInCollection(settings.at("windvane.language").getStringList("packs")));
    long stories = articles.count();
    for (int round = 0; round < 3; round++) {
      double cpu = cpu();
      long start = System.nanoTime();
      new Scoring(spark, shared, terms, options.minWeight())
          .score(articles)
          .write()
          .format("noop")
          .mode("overwrite")
          .save();
      double wall = (System.nanoTime() - start) / 1e9;
      double used = cpu() - cpu;
      System.out.printf(
          Locale.ROOT,
          "%d articles, %d topics, %d terms: %.1f s wall, %.1f s of processors; %.0f a minute as run,"
              + " %.0f a minute of two processors%n",
          stories,
          space.topics().size(),
          space.vocabulary().size(),
          wall,
          used,
          60 * stories / wall,
          120 * stories / used);
    }
    System.exit(0);
  }

  private static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
