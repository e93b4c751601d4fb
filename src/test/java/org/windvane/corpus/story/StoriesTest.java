package org.windvane.corpus.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;

class StoriesTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final StructType SCHEMA = (StructType) InternalTables.STORY_SKETCHES.schema();

  private static String words(String language, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> language + i).collect(Collectors.joining(" "));
  }

  /**
   * Twenty hex digits of which the first sixteen tell the articles apart, as those of real ids do.
   */
  private static String id(int n) {
    return String.format("%016x0000", n);
  }

  private static Row article(int n, String outlet, String day, String title, String body) {
    Sketch s = Sketch.of(title, body);
    return RowFactory.create(
        id(n),
        id(n),
        outlet,
        Timestamp.from(Instant.parse(day + "T00:00:00Z")),
        s.keys(),
        s.shingles(),
        s.smallest(),
        s.title(),
        "b");
  }

  private static Dataset<Row> frame(List<Row> rows) {
    return SPARK.createDataFrame(rows, SCHEMA);
  }

  /** On the driver and by joins, which must agree. */
  private static Map<String, String> assign(List<Row> fresh, List<Row> archive) {
    Map<String, String> held = assign(fresh, archive, Integer.MAX_VALUE - 1);
    assertThat(assign(fresh, archive, 0)).isEqualTo(held);
    return held;
  }

  private static Map<String, String> assign(List<Row> fresh, List<Row> archive, int held) {
    Map<String, String> stories = new HashMap<>();
    fresh.forEach(r -> stories.put(r.getString(0), r.getString(0)));
    new Stories(SPARK, Duration.ofDays(30), held)
        .assign(frame(fresh), fresh.size(), frame(archive))
        .collectAsList()
        .forEach(r -> stories.put(r.getString(0), r.getString(1)));
    return stories;
  }

  private static final Row WIRE =
      article(5, "wire.example", "2024-05-01", "Accord ends", words("a", 0, 300));
  private static final Row REPRINT =
      article(2, "daily.example", "2024-05-02", "What now", "Our desk. " + words("a", 5, 300));
  private static final Row CUT =
      article(9, "radio.example", "2024-05-03", "In brief", words("a", 0, 110));
  private static final Row OTHER =
      article(1, "wire.example", "2024-05-01", "Cotton falls", words("b", 0, 300));

  @Test
  void aStoryIsNamedAfterItsEarliestPrintWhateverTheOrder() {
    List<Row> rows = new ArrayList<>(List.of(CUT, OTHER, REPRINT, WIRE));
    Map<String, String> first = assign(rows, List.of());
    Collections.shuffle(rows, new Random(1));

    assertThat(first)
        .containsEntry(id(5), id(5))
        .containsEntry(id(2), id(5))
        .containsEntry(id(9), id(5))
        .containsEntry(id(1), id(1));
    assertThat(assign(rows, List.of())).isEqualTo(first);
  }

  @Test
  void aNewArticleJoinsTheOldStoryUnderItsName() {
    assertThat(assign(List.of(REPRINT, OTHER), List.of(WIRE)))
        .containsEntry(id(2), id(5))
        .containsEntry(id(1), id(1));
    // Even when it is the earlier print: a name that was given stays.
    assertThat(assign(List.of(WIRE), List.of(REPRINT))).containsEntry(id(5), id(2));
  }

  @Test
  void nothingFarOutsideTheWindowIsJoined() {
    Row late = article(3, "daily.example", "2024-09-01", "What now", words("a", 0, 300));

    assertThat(assign(List.of(late), List.of(WIRE))).containsEntry(id(3), id(3));
  }

  @Test
  void twoThousandCopiesAreOneStory() {
    List<Row> copies = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      copies.add(
          article(
              i,
              "paper" + i + ".example",
              "2024-05-0" + (1 + i % 9),
              "Horoscope for all",
              words("h", 0, 60)));
    }

    assertThat(assign(copies, List.of()).values()).containsOnly(id(0));
  }

  @Test
  void bothWaysOfSearchAgreeOnManyArticles() {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int text = random.nextInt(60);
      int from = random.nextInt(40);
      int to = 60 + random.nextInt(120);
      rows.add(
          article(
              i,
              "paper" + random.nextInt(30) + ".example",
              "2024-05-%02d".formatted(1 + random.nextInt(31)),
              "Headline number " + text + " of " + random.nextInt(3),
              words("t" + text + "x", from, to)));
    }

    Map<String, String> stories = assign(rows.subList(0, 250), rows.subList(250, 400));

    assertThat(new HashSet<>(stories.values())).hasSizeBetween(50, 200);
  }

  @Test
  void nothingNewIsNoStory() {
    assertThat(assign(List.of(), List.of(WIRE))).isEmpty();
  }
}
