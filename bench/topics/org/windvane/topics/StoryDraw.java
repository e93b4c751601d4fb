package org.windvane.topics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
 * Writes the stories of a warehouse as the trial reads them, one a line, in the order of a hash of
 * their ids: the first 300 characters, then the terms with breaks, all parted by tabs.
 */
public final class StoryDraw {
  private static final int HEAD = 300;
  private static final long HASH_RANGE = 1_000_000;

  private StoryDraw() {}

  /** Arguments: warehouse, first day, day after the last, at most so many stories, file. */
  public static void main(String[] args) throws IOException {
    System.setProperty("windvane.ui", "false");
    SparkSession spark = Sessions.open("story draw");
    Settings settings = Settings.bundled();
    Dataset<Row> articles =
        Warehouse.open(spark, args[0])
            .readAll(InternalTables.ARTICLES)
            .where(col("published").geq(args[1]).and(col("published").lt(args[2])))
            .where(
                col("language")
                    .isInCollection(settings.at("windvane.language").getStringList("packs")));
    write(articles, settings, Integer.parseInt(args[3]), Path.of(args[4]));
    spark.stop();
  }

  static void write(Dataset<Row> articles, Settings settings, int most, Path file)
      throws IOException {
    Terms terms =
        new Terms(
            ActorMask.of(settings.at("actors")), TopicOptions.of(settings.config()).wordsRead());
    Broadcast<Packed<Terms>> shared =
        JavaSparkContext.fromSparkContext(articles.sparkSession().sparkContext())
            .broadcast(new Packed<>(terms));
    Furniture furniture = new StorySample(articles, articles.count(), shared).furniture();
    // A margin, because reprints fall away.
    long bound = Math.round(HASH_RANGE * Math.min(1.0, 1.5 * most / Math.max(1, articles.count())));
    List<Row> stories =
        articles
            .withColumn("hash", pmod(xxhash64(col("story_id")), lit(HASH_RANGE)))
            .where(col("hash").lt(bound))
            .select("story_id", "title", "body", "language", "hash")
            .dropDuplicates("story_id")
            .collectAsList()
            .stream()
            .sorted(Comparator.comparing((Row r) -> r.getLong(4)).thenComparing(r -> r.getString(0)))
            .limit(most)
            .toList();
    // This writer replaces half a character that the cut leaves; one of Files would stop at it.
    try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
      for (Row r : stories) {
        String head = (r.getString(1) + ". " + r.getString(2)).replaceAll("\\s+", " ");
        out.print(head.substring(0, Math.min(HEAD, head.length())));
        for (String term : terms.of(r.getString(1), r.getString(2), r.getString(3), furniture)) {
          out.print('\t');
          out.print(term);
        }
        out.println();
      }
    }
  }
}
