package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.settings.Settings;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.TableDef;
import org.windvane.warehouse.Warehouse;

/**
 * A first batch with enough stories of Mali and too few of Ghana; a second one that brings Ghana
 * over the line.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubtopicsTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final List<String> OF_MALI = List.of("crop", "vote");
  private static final List<String> OF_GHANA = List.of("ball", "mine");

  @TempDir static Path dir;

  private Settings settings;
  private Warehouse warehouse;
  private List<Row> maliFirst;
  private List<Row> daysOfMaliFirst;

  @BeforeAll
  void run() throws IOException {
    Files.writeString(
        dir.resolve("windvane.conf"), "windvane.topics.countries { fit-from = 100, fewest = 4 }");
    settings = Settings.load(dir.toString());
    warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());

    put("a", List.of(stories("MLI", 120, OF_MALI, 1), stories("GHA", 60, OF_GHANA, 2)));
    topics(TopicsJob.Scope.PENDING);
    maliFirst = rows(InternalTables.SUBTOPICS, "country = 'MLI'");
    daysOfMaliFirst = rows(InternalTables.SUBTOPIC_DAYS, "country = 'MLI'");
    assertThat(rows(InternalTables.SUBTOPICS, "country = 'GHA'")).isEmpty();

    put("b", List.of(stories("MLI", 10, OF_MALI, 3), stories("GHA", 60, OF_GHANA, 4)));
    topics(TopicsJob.Scope.PENDING);
  }

  private record Stories(String country, List<String[]> texts) {}

  private static Stories stories(String country, int count, List<String> themes, long seed) {
    return new Stories(country, Planted.stories(count, themes, seed));
  }

  private void put(String batch, List<Stories> all) {
    List<Row> articles = new ArrayList<>();
    List<Row> countries = new ArrayList<>();
    for (Stories stories : all) {
      for (int i = 0; i < stories.texts().size(); i++) {
        String id = batch + stories.country() + i;
        Timestamp published =
            Timestamp.from(
                Instant.parse(batch.equals("a") ? "2023-01-01T08:00:00Z" : "2024-01-01T08:00:00Z")
                    .plusSeconds(i * 86400L));
        String body = String.join(" ", stories.texts().get(i)).replace(" |", ",");
        articles.add(
            RowFactory.create(
                id, id, "u", "o", "FRA", "west", "", body, published, "en", "en", null, "f", 1L,
                batch));
        countries.add(
            RowFactory.create(
                id,
                id,
                "u",
                "o",
                "FRA",
                "west",
                published,
                "en",
                stories.country(),
                3,
                0.9,
                0.5,
                2,
                batch));
        // A country in passing: none of its own stories.
        countries.add(
            RowFactory.create(
                id, id, "u", "o", "FRA", "west", published, "en", "TGO", 1, 0.1, null, 0, batch));
      }
    }
    warehouse.replaceBatches(
        InternalTables.ARTICLES,
        List.of(batch),
        SPARK.createDataFrame(articles, InternalTables.ARTICLES.schema()));
    warehouse.replaceBatches(
        InternalTables.ARTICLE_COUNTRIES,
        List.of(batch),
        SPARK.createDataFrame(countries, InternalTables.ARTICLE_COUNTRIES.schema()));
    Map<String, Long> rows = Map.of(batch, (long) articles.size());
    warehouse.commit(Stage.INGEST, "run", rows, "v");
    warehouse.commit(Stage.ANNOTATE, "run", rows, "v");
  }

  private void topics(TopicsJob.Scope scope) {
    new TopicsJob(SPARK, warehouse, settings, new RunLog("topics"), scope).execute();
  }

  private List<Row> rows(TableDef table, String where) {
    return warehouse.readAll(table).where(where).collectAsList();
  }

  private static List<String> heads(List<Row> subtopics) {
    return subtopics.stream()
        .map(r -> r.<String>getAs("label").substring(0, 4))
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void theTopicsAreThoseOfTheCountrysOwnStories() {
    assertThat(heads(maliFirst)).contains("crop", "vote").doesNotContain("ball", "mine");
    assertThat(heads(rows(InternalTables.SUBTOPICS, "country = 'GHA'")))
        .contains("ball", "mine")
        .doesNotContain("crop", "vote");
  }

  @Test
  void everySubtopicNamesTheSharedTopicItBelongsTo() {
    for (String theme : List.of("crop", "vote")) {
      Row own =
          maliFirst.stream()
              .filter(r -> r.<String>getAs("label").startsWith(theme))
              .findFirst()
              .orElseThrow();
      List<Row> parent =
          rows(InternalTables.TOPICS, "topic = " + own.<Integer>getAs("topic")).stream().toList();
      assertThat(parent).hasSize(1);
      assertThat(parent.get(0).<String>getAs("label")).contains(theme);
    }
  }

  @Test
  void aCountryThatIsOnlyMentionedHasNone() {
    assertThat(rows(InternalTables.SUBTOPIC_DAYS, "country = 'TGO'")).isEmpty();
    assertThat(rows(InternalTables.SUBTOPICS, "country = 'TGO'")).isEmpty();
  }

  @Test
  void sharesOfAYearHaveIntervalsAndTone() {
    List<Row> year =
        rows(
            InternalTables.COUNTRY_SUBTOPICS,
            "country = 'MLI' and grain = 'year' and year(period) = 2023");

    assertThat(year).isNotEmpty();
    double sum = 0;
    for (Row r : year) {
      double share = r.getAs("share");
      sum += share;
      assertThat(r.<Double>getAs("lower")).isLessThan(share);
      assertThat(r.<Double>getAs("upper")).isGreaterThan(share);
      assertThat(r.<Double>getAs("sentiment")).isEqualTo(0.5);
    }
    assertThat(sum).isBetween(0.7, 1.0);
  }

  @Test
  void theFirstFitOfACountryTellsItsPastToo() {
    assertThat(rows(InternalTables.SUBTOPIC_DAYS, "country = 'GHA' and topic = -1 and batch = 'a'"))
        .hasSize(60);
    assertThat(
            rows(
                InternalTables.COUNTRY_SUBTOPICS,
                "country = 'GHA' and grain = 'year' and year(period) = 2023"))
        .isNotEmpty();
  }

  @Test
  void newStoriesLeaveTheTopicsOfAFittedCountryAndItsPastAsTheyWere() {
    assertThat(rows(InternalTables.SUBTOPICS, "country = 'MLI'"))
        .extracting(r -> r.<Integer>getAs("subtopic"), r -> r.<String>getAs("label"))
        .containsExactlyInAnyOrderElementsOf(
            maliFirst.stream()
                .map(
                    r ->
                        org.assertj.core.groups.Tuple.tuple(
                            r.<Integer>getAs("subtopic"), r.<String>getAs("label")))
                .toList());
    assertThat(rows(InternalTables.SUBTOPIC_DAYS, "country = 'MLI' and batch = 'a'"))
        .containsExactlyInAnyOrderElementsOf(daysOfMaliFirst);
    assertThat(rows(InternalTables.SUBTOPIC_DAYS, "country = 'MLI' and topic = -1 and batch = 'b'"))
        .hasSize(10);
  }
}
