package org.windvane.topics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A bounded draw of stories, in the order of a hash of their ids: what a fit reads. */
final class StorySample {
  /** Story ids are hashed into so many buckets; a sample is the first of them. */
  private static final long HASH_RANGE = 1_000_000;

  /** Stories in which runs of words are counted, at most. */
  private static final int COUNTED = 20_000;

  private final Dataset<Row> articles;
  private final long archive;
  private final Broadcast<Packed<Terms>> terms;

  /**
   * @param articles rows of {@code articles} in languages that can be read
   * @param archive about how many these are
   */
  StorySample(Dataset<Row> articles, long archive, Broadcast<Packed<Terms>> terms) {
    this.articles = articles;
    this.archive = archive;
    this.terms = terms;
  }

  private static Column hash() {
    return pmod(xxhash64(col("story_id")), lit(HASH_RANGE));
  }

  private Dataset<Row> draw(int stories) {
    return articles.where(
        hash().lt(Math.round(HASH_RANGE * Math.min(1.0, stories / Math.max(1.0, archive)))));
  }

  /** Runs of words that far too many stories repeat. Shuffles eight bytes a word of the draw. */
  Furniture furniture() {
    Broadcast<Packed<Terms>> reader = terms;
    long[] runs =
        draw(COUNTED)
            .select("story_id", "body")
            .dropDuplicates("story_id")
            .select("body")
            .as(Encoders.STRING())
            .flatMap(
                (FlatMapFunction<String, Long>)
                    body ->
                        Arrays.stream(Furniture.runs(reader.value().value().plain(body)))
                            .boxed()
                            .iterator(),
                Encoders.LONG())
            .groupBy("value")
            .agg(count(lit(1)).as("stories"))
            .where(col("stories").geq(Furniture.threshold(Math.min(archive, COUNTED))))
            .orderBy(col("stories").desc(), col("value"))
            .limit(Furniture.MOST)
            .select("value")
            .as(Encoders.LONG())
            .collectAsList()
            .stream()
            .mapToLong(Long::longValue)
            .toArray();
    return Furniture.of(runs);
  }

  /**
   * One story of the draw.
   *
   * @param title empty where it has none
   * @param language of title and body
   * @param terms of title and body, with breaks
   */
  record Story(String title, String language, String[] terms) {
    static List<String[]> terms(List<Story> stories) {
      return stories.stream().map(Story::terms).toList();
    }
  }

  /** At most about {@code most} stories, each once; the driver holds their terms and titles. */
  List<Story> stories(int most, Furniture furniture) {
    Broadcast<Packed<Terms>> reader = terms;
    return draw(most)
        .select(hash(), col("story_id"), col("title"), col("body"), col("language"))
        .map(
            (MapFunction<Row, Row>)
                r ->
                    RowFactory.create(
                        r.getLong(0),
                        r.getString(1),
                        String.join(
                            "\t",
                            reader
                                .value()
                                .value()
                                .of(r.getString(2), r.getString(3), r.getString(4), furniture)),
                        r.getString(2),
                        r.getString(4)),
            Encoders.row(
                (StructType)
                    DataType.fromDDL(
                        "hash bigint, story string, terms string, title string, language string")))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(r -> r.getString(1), r -> r, StorySample::firstOf))
        .values()
        .stream()
        .sorted(Comparator.comparing((Row r) -> r.getLong(0)).thenComparing(r -> r.getString(1)))
        .map(
            r ->
                new Story(
                    r.isNullAt(3) ? "" : r.getString(3),
                    r.getString(4),
                    r.getString(2).split("\t")))
        .toList();
  }

  /** Reprints may differ in a word; the choice must not hang on the order of rows. */
  private static Row firstOf(Row a, Row b) {
    return a.getString(2).compareTo(b.getString(2)) <= 0 ? a : b;
  }
}
