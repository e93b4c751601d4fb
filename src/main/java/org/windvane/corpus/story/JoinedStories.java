package org.windvane.corpus.story;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF8;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * The stories of any number of articles, by joins.
 *
 * <p>What shuffles: keys with ids (a hundred bytes an article and key), then one sketch a
 * candidate. Of the archive only sketches within the window are read, and of these only those that
 * share a key with the new.
 */
final class JoinedStories {
  private final SparkSession spark;
  private final Duration window;

  JoinedStories(SparkSession spark, Duration window) {
    this.spark = spark;
    this.window = window;
  }

  /** See {@link Stories#assign}. */
  Dataset<Row> assign(Dataset<Row> fresh, Dataset<Row> archive) {
    Dataset<Row> old = inWindow(archive, fresh);
    Dataset<Row> keys = keys(fresh, old);
    Dataset<Row> links =
        links(candidates(keys), fresh, old).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return named(links, fresh, old);
    } finally {
      links.unpersist();
    }
  }

  /** Sketches that can still meet the new ones. */
  private Dataset<Row> inWindow(Dataset<Row> archive, Dataset<Row> fresh) {
    Row range = fresh.agg(min("published"), max("published")).first();
    if (range.isNullAt(0)) {
      return archive.limit(0);
    }
    Timestamp from = new Timestamp(range.getTimestamp(0).getTime() - window.toMillis());
    Timestamp to = new Timestamp(range.getTimestamp(1).getTime() + window.toMillis());
    return archive.where(col("published").between(from, to));
  }

  private static Dataset<Row> keys(Dataset<Row> fresh, Dataset<Row> old) {
    Dataset<Row> mine = exploded(fresh, lit(true));
    Dataset<Row> theirs =
        exploded(old, lit(false))
            .join(mine.select("key").distinct(), new String[] {"key"}, "left_semi");
    return mine.unionByName(theirs);
  }

  private static Dataset<Row> exploded(Dataset<Row> sketches, Column fresh) {
    return sketches.select(
        explode(col("keys")).as("key"), col("published"), col("article_id"), fresh.as("fresh"));
  }

  /** Pairs to compare, each once, at least one of the two new. */
  private Dataset<Row> candidates(Dataset<Row> keys) {
    WindowSpec bucket = Window.partitionBy("key").orderBy("published", "article_id");
    Column other = struct("article_id", "published", "fresh");
    List<Column> others = new ArrayList<>();
    for (int i = 1; i <= Stories.BEFORE; i++) {
      others.add(lag(other, i).over(bucket));
    }
    others.add(first(other).over(bucket));
    return keys.withColumn("others", array(others.toArray(new Column[0])))
        .select(
            col("article_id"), col("published"), col("fresh"), explode(col("others")).as("other"))
        .where(
            col("other")
                .isNotNull()
                .and(col("other.article_id").notEqual(col("article_id")))
                .and(col("fresh").or(col("other.fresh")))
                .and(
                    col("published")
                        .cast("long")
                        .minus(col("other.published").cast("long"))
                        .leq(window.toSeconds())))
        .select(
            least(col("article_id"), col("other.article_id")).as("a"),
            greatest(col("article_id"), col("other.article_id")).as("b"))
        .distinct();
  }

  /** The candidates that {@link Likeness} confirms. */
  private Dataset<Row> links(Dataset<Row> candidates, Dataset<Row> fresh, Dataset<Row> old) {
    String[] columns = {"article_id", "published", "outlet", "shingles", "smallest", "title_words"};
    Dataset<Row> all = select(fresh, columns).unionByName(select(old, columns));
    Column sketch = struct("published", "outlet", "shingles", "smallest", "title_words");
    Dataset<Row> sketches = all.select(col("article_id"), sketch.as("sketch"));
    Dataset<Row> pairs =
        candidates
            .join(sketches.toDF("a", "x"), new String[] {"a"}, "inner")
            .join(sketches.toDF("b", "y"), new String[] {"b"}, "inner");
    UserDefinedFunction same = udf(new SameStory(), DataTypes.BooleanType);
    Column millis =
        col("x.published")
            .cast("double")
            .minus(col("y.published").cast("double"))
            .multiply(1000)
            .cast("long");
    return pairs
        .where(
            same.apply(
                col("x.shingles"),
                col("x.smallest"),
                col("x.title_words"),
                col("y.shingles"),
                col("y.smallest"),
                col("y.title_words"),
                col("x.outlet").eqNullSafe(col("y.outlet")),
                millis))
        .select("a", "b");
  }

  private static Dataset<Row> select(Dataset<Row> sketches, String... columns) {
    return sketches.selectExpr(columns);
  }

  /**
   * Groups of new articles get their names. Links into the archive hold no group together, or a new
   * article could make one story of two that were published apart.
   */
  private Dataset<Row> named(Dataset<Row> links, Dataset<Row> fresh, Dataset<Row> old) {
    Dataset<Row> prints =
        old.select(col("article_id").as("b"), struct("published", "story_id").as("print"));
    Dataset<Row> intoArchive =
        links
            .unionByName(links.select(col("b").as("a"), col("a").as("b")))
            .join(prints, "b")
            .groupBy(col("a").as("article_id"))
            .agg(min("print").as("print"));
    Dataset<Row> ids = fresh.select("article_id", "published");
    Dataset<Row> among =
        links
            .join(ids.select(col("article_id").as("a")), new String[] {"a"}, "left_semi")
            .join(ids.select(col("article_id").as("b")), new String[] {"b"}, "left_semi");
    Dataset<Row> members =
        ids.join(LinkedGroups.of(spark, among), new String[] {"article_id"}, "left_outer")
            .join(intoArchive, new String[] {"article_id"}, "left_outer")
            .where(col("group").isNotNull().or(col("print").isNotNull()))
            // An article that is linked to the archive alone is a group of its own.
            .withColumn("group", coalesce(col("group").cast("string"), col("article_id")));
    Dataset<Row> names =
        members
            .groupBy("group")
            .agg(min("print").as("print"), min(struct("published", "article_id")).as("earliest"))
            .select(
                col("group"),
                coalesce(col("print.story_id"), col("earliest.article_id")).as("story_id"));
    return members
        .join(names, "group")
        .where(col("article_id").notEqual(col("story_id")))
        .select("article_id", "story_id")
        .localCheckpoint(true);
  }

  /** {@link Likeness#sameStory} on columns. */
  private static final class SameStory
      implements UDF8<
          Integer,
          scala.collection.Seq<Integer>,
          scala.collection.Seq<Integer>,
          Integer,
          scala.collection.Seq<Integer>,
          scala.collection.Seq<Integer>,
          Boolean,
          Long,
          Boolean> {
    private static final long serialVersionUID = 1L;
    private static final long[] NO_KEYS = {};

    @Override
    public Boolean call(
        Integer shinglesA,
        scala.collection.Seq<Integer> smallestA,
        scala.collection.Seq<Integer> titleA,
        Integer shinglesB,
        scala.collection.Seq<Integer> smallestB,
        scala.collection.Seq<Integer> titleB,
        Boolean sameOutlet,
        Long millisApart) {
      return Likeness.sameStory(
          new Sketch(NO_KEYS, shinglesA, ints(smallestA), ints(titleA)),
          new Sketch(NO_KEYS, shinglesB, ints(smallestB), ints(titleB)),
          sameOutlet,
          millisApart);
    }

    private static int[] ints(scala.collection.Seq<Integer> values) {
      int[] ints = new int[values.length()];
      scala.collection.Iterator<Integer> each = values.iterator();
      for (int i = 0; i < ints.length; i++) {
        ints[i] = each.next();
      }
      return ints;
    }
  }
}
