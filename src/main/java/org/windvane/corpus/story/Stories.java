package org.windvane.corpus.story;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Gives new articles the story that they belong to.
 *
 * <p>Articles that share a key are put in the order of their dates, and each is compared with the
 * three before it and with the first: work grows with the number of articles, however many share a
 * key. Pairs that {@link Likeness} confirms are links; linked articles are one story. A story of
 * new articles is named after its earliest one (by date, then id), so that the order of files does
 * not matter; articles linked to a story of an earlier batch take its name, which never changes
 * again.
 *
 * <p>A night's articles, up to a limit, are compared on the driver, which holds their sketches
 * (about a kilobyte each); more are joined. The answer is the same.
 */
public final class Stories {
  /** How many articles before it, of those that share a key, an article is compared with. */
  static final int BEFORE = 3;

  private static final StructType ASSIGNED =
      new StructType()
          .add("article_id", DataTypes.StringType)
          .add("story_id", DataTypes.StringType);

  private final SparkSession spark;
  private final Duration window;
  private final int held;

  /**
   * @param window how far apart in time two prints of a story can be
   * @param held how many sketches the driver may hold, of new articles and again of old ones
   */
  public Stories(SparkSession spark, Duration window, int held) {
    this.spark = spark;
    this.window = window;
    this.held = held;
  }

  /**
   * The stories of the new articles.
   *
   * @param fresh article_id, published, outlet, keys, shingles, smallest, title_words of the new
   *     articles; read several times, so it should be on disk
   * @param count how many these are
   * @param archive the same of earlier batches, with story_id
   * @return article_id, story_id of those new articles whose story is not named after themselves
   */
  public Dataset<Row> assign(Dataset<Row> fresh, long count, Dataset<Row> archive) {
    if (count == 0) {
      return spark.createDataFrame(List.of(), ASSIGNED);
    }
    if (count <= held) {
      List<Print> prints = prints(fresh.withColumn("story_id", lit(null).cast("string")));
      List<Print> old = prints(meeting(archive, prints).limit(held + 1));
      if (old.size() <= held) {
        prints.addAll(old);
        List<Row> rows = new ArrayList<>();
        HeldStories.assign(prints, window)
            .forEach((article, story) -> rows.add(RowFactory.create(article, story)));
        return spark.createDataFrame(rows, ASSIGNED);
      }
    }
    return new JoinedStories(spark, window).assign(fresh, archive);
  }

  /** Sketches of the archive that can still meet the new ones. */
  private Dataset<Row> meeting(Dataset<Row> archive, List<Print> fresh) {
    long from = fresh.stream().mapToLong(Print::micros).min().orElseThrow() / 1000;
    long to = fresh.stream().mapToLong(Print::micros).max().orElseThrow() / 1000 + 1;
    long[] keys =
        fresh.stream().flatMapToLong(p -> Arrays.stream(p.sketch().keys())).sorted().toArray();
    Broadcast<long[]> known =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(keys);
    return archive
        .where(
            col("published")
                .between(
                    new Timestamp(from - window.toMillis()), new Timestamp(to + window.toMillis())))
        .filter((FilterFunction<Row>) row -> meets(row, known.value()));
  }

  private static boolean meets(Row sketch, long[] sortedKeys) {
    for (long key : sketch.<Long>getList(sketch.fieldIndex("keys"))) {
      if (Arrays.binarySearch(sortedKeys, key) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static List<Print> prints(Dataset<Row> sketches) {
    Column[] columns = new Column[Print.COLUMNS.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = col(Print.COLUMNS[i]);
    }
    List<Print> prints = new ArrayList<>();
    for (byte[] bytes :
        sketches
            .select(columns)
            .map((MapFunction<Row, byte[]>) Print::packed, Encoders.BINARY())
            .collectAsList()) {
      prints.add(Print.unpacked(bytes));
    }
    return prints;
  }
}
