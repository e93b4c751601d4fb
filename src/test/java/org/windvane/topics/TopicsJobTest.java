package org.windvane.topics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.windvane.warehouse.Warehouse;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsJobTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir static Path dir;

  private Warehouse warehouse;
  private TopicsJob.Result first;

  /** Two hundred stories of Mali, one a day from 2024-01-01, and a reprint of the first. */
  @BeforeAll
  void run() {
    warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    List<Row> articles = new ArrayList<>();
    List<Row> countries = new ArrayList<>();
    List<String[]> texts = Planted.stories(200, Planted.THEMES, 3);
    for (int i = 0; i < texts.size(); i++) {
      add("s" + i, "a" + i, i, texts.get(i), "a", articles, countries);
    }
    add("s0", "reprint", 5, texts.get(0), "a", articles, countries);
    put("a", articles, countries);
    first = topics(TopicsJob.Scope.PENDING);
  }

  private static void add(
      String story,
      String article,
      int day,
      String[] words,
      String batch,
      List<Row> articles,
      List<Row> countries) {
    Timestamp published =
        Timestamp.from(Instant.parse("2024-01-01T08:00:00Z").plusSeconds(day * 86400L));
    String body = String.join(" ", words).replace(" |", ",");
    String title = String.join(" ", words[0], "and", words[2], "on day", String.valueOf(day));
    articles.add(
        RowFactory.create(
            article, story, "u", "o", "FRA", "west", title, body, published, "en", "en", null, "f",
            1L, batch));
    countries.add(
        RowFactory.create(
            article, story, "u", "o", "FRA", "west", published, "en", "MLI", 3, 1.0, -0.5, 2,
            batch));
  }

  private void put(String batch, List<Row> articles, List<Row> countries) {
    warehouse.replaceBatches(
        InternalTables.ARTICLES,
        List.of(batch),
        SPARK.createDataFrame(articles, InternalTables.ARTICLES.schema()));
    warehouse.replaceBatches(
        InternalTables.ARTICLE_COUNTRIES,
        List.of(batch),
        SPARK.createDataFrame(countries, InternalTables.ARTICLE_COUNTRIES.schema()));
    warehouse.commit(Stage.INGEST, "run", Map.of(batch, (long) articles.size()), "v");
    warehouse.commit(Stage.ANNOTATE, "run", Map.of(batch, (long) articles.size()), "v");
  }

  private TopicsJob.Result topics(TopicsJob.Scope scope) {
    return new TopicsJob(SPARK, warehouse, Settings.bundled(), new RunLog("topics"), scope)
        .execute();
  }

  @Test
  void everyStoryIsScoredOnceAndItsReprintNotAtAll() {
    assertThat(first.stories()).isEqualTo(200);
    assertThat(
            warehouse
                .read(InternalTables.STORY_TOPICS, List.of("a"))
                .groupBy("story_id", "topic")
                .count()
                .where("count > 1")
                .count())
        .isZero();
    Row most =
        warehouse
            .read(InternalTables.STORY_TOPICS, List.of("a"))
            .groupBy("story_id")
            .agg(sum("weight").as("w"))
            .orderBy(col("w").desc())
            .first();
    assertThat(most.getDouble(1)).isBetween(0.5, 1.0);
  }

  @Test
  void sharesOfAYearAreThoseOfThePlantedThemesWithIntervalsAndTone() {
    List<Row> year =
        warehouse
            .readAll(InternalTables.COUNTRY_TOPICS)
            .where("country = 'MLI' and grain = 'year' and year(period) = 2024 and share > 0.14")
            .select("period", "share", "lower", "upper", "sentiment")
            .collectAsList();

    assertThat(year).hasSize(4);
    for (Row r : year) {
      assertThat(r.getDate(0)).hasToString("2024-01-01");
      assertThat(r.getDouble(1)).isBetween(0.14, 0.3);
      assertThat(r.getDouble(2)).isBetween(0.08, r.getDouble(1));
      assertThat(r.getDouble(3)).isBetween(r.getDouble(1), 0.4);
      assertThat(r.getDouble(4)).isCloseTo(-0.5, within(1e-9));
    }
  }

  @Test
  void aDayWithOneStoryHasNoShare() {
    assertThat(warehouse.readAll(InternalTables.COUNTRY_TOPICS).where("grain = 'day'").count())
        .isZero();
  }

  @Test
  void weeksBeginOnMonday() {
    assertThat(
            warehouse
                .readAll(InternalTables.COUNTRY_TOPICS)
                .where("grain = 'week' and dayofweek(period) <> 2")
                .count())
        .isZero();
    assertThat(warehouse.readAll(InternalTables.COUNTRY_TOPICS).where("grain = 'week'").count())
        .isPositive();
  }

  @Test
  void everyTopicHasALabelTermsAndAFirstDay() {
    List<Row> topics = warehouse.readAll(InternalTables.TOPICS).collectAsList();

    assertThat(topics).hasSize(first.topics());
    for (Row r : topics) {
      assertThat(r.<String>getAs("label")).contains(", ");
      assertThat(r.getList(r.fieldIndex("terms"))).hasSizeGreaterThan(5);
      assertThat(r.<java.sql.Date>getAs("first_seen")).isNotNull();
    }
  }

  @Test
  void theHeadlineOfATopicIsATitleWithItsTerms() {
    List<Row> topics =
        warehouse.readAll(InternalTables.TOPICS).where("headline is not null").collectAsList();

    assertThat(topics).hasSizeGreaterThanOrEqualTo(Planted.THEMES.size());
    for (Row r : topics) {
      String headline = r.getAs("headline");
      assertThat(headline).contains(" on day ");
      List<Row> terms = r.getList(r.fieldIndex("terms"));
      assertThat(terms).anyMatch(term -> headline.contains(term.getString(0)));
    }
  }

  @Test
  void aLaterBatchIsScoredWithTheStandingModelAndItsReprintsCountNothing() {
    List<Row> before = warehouse.readAll(InternalTables.TOPICS).select("topic").collectAsList();
    List<Row> articles = new ArrayList<>();
    List<Row> countries = new ArrayList<>();
    List<String[]> texts = Planted.stories(8, Planted.THEMES, 9);
    for (int i = 0; i < texts.size(); i++) {
      add("t" + i, "b" + i, 400 + i, texts.get(i), "b", articles, countries);
    }
    add("s1", "late reprint", 401, texts.get(1), "b", articles, countries);
    put("b", articles, countries);

    TopicsJob.Result second = topics(TopicsJob.Scope.PENDING);

    assertThat(second.fitted()).isFalse();
    assertThat(second.stories()).isEqualTo(8);
    assertThat(warehouse.readAll(InternalTables.TOPICS).select("topic").collectAsList())
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(topics(TopicsJob.Scope.PENDING).batches()).isZero();
  }
}
