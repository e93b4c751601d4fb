package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.UsageException;
import org.windvane.settings.Settings;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

class AnnotateJobTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final Settings SETTINGS = Settings.bundled();

  @TempDir Path dir;

  private static Row article(
      String id, String story, String language, String title, String body, String speaker) {
    Timestamp published = Timestamp.valueOf("2023-12-05 10:00:00");
    return RowFactory.create(
        id,
        story,
        "https://a.example/" + id,
        "a.example",
        "SEN",
        "africa",
        title,
        body,
        published,
        language,
        language,
        speaker,
        "file",
        1L,
        "b1");
  }

  private Warehouse ingested(Row... articles) {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    warehouse.replaceBatches(
        InternalTables.ARTICLES,
        List.of("b1"),
        SPARK.createDataFrame(List.of(articles), InternalTables.ARTICLES.schema()));
    warehouse.commit(Stage.INGEST, "run", Map.of("b1", (long) articles.length), "v");
    return warehouse;
  }

  private static List<String> relations(Warehouse warehouse) {
    List<String> out = new ArrayList<>();
    for (Row r :
        warehouse
            .read(InternalTables.RELATIONS, Stage.ANNOTATE)
            .orderBy("article_id", "sentence_index", "source_actor", "target_actor")
            .select("article_id", "source_actor", "target_actor", "quad_class")
            .collectAsList()) {
      out.add(r.getString(0) + " " + r.getString(1) + " " + r.getString(2) + " " + r.getString(3));
    }
    return out;
  }

  @Test
  void writesRelationsAndCountriesOnceHoweverOftenItRuns() {
    Warehouse warehouse =
        ingested(
            article(
                "1",
                "s1",
                "en",
                "Niger ends pact with EU",
                "Niger expelled the French ambassador.",
                null),
            article(
                "2",
                "s2",
                "en",
                null,
                "We condemn the aggression of Russia against Ukraine.",
                "KEN"),
            article("3", "s3", "pl", "Niger", "Niger.", null));

    AnnotateJob.Result first = new AnnotateJob(SPARK, warehouse, SETTINGS, false).execute();
    AnnotateJob.Result second = new AnnotateJob(SPARK, warehouse, SETTINGS, false).execute();
    AnnotateJob.Result rebuilt = new AnnotateJob(SPARK, warehouse, SETTINGS, true).execute();

    assertThat(first.articles()).isEqualTo(3);
    assertThat(first.uncoded()).isEqualTo(1);
    assertThat(second.batches()).isZero();
    assertThat(rebuilt.relations()).isEqualTo(first.relations());
    assertThat(relations(warehouse))
        .containsExactly(
            "1 NER EU material_conflict",
            "1 NER FRA material_conflict",
            "2 KEN RUS verbal_conflict",
            "2 RUS UKR material_conflict");
    Row country =
        warehouse
            .read(InternalTables.ARTICLE_COUNTRIES, Stage.ANNOTATE)
            .where("article_id = '1' and country = 'NER'")
            .first();
    assertThat(country.<Integer>getAs("mentions")).isEqualTo(2);
    assertThat(country.<Double>getAs("focus")).isGreaterThan(0.5);
  }

  @Test
  void explainShowsAStoryOnceWithTheWordsThatCarriedIt() {
    String body = "Niger expelled the French ambassador.";
    Warehouse warehouse =
        ingested(
            article("1", "s1", "en", null, body, null), article("2", "s1", "en", null, body, null));
    new AnnotateJob(SPARK, warehouse, SETTINGS, false).execute();
    ExplainJob.Question question =
        new ExplainJob.Question("NER", "west-russia", LocalDate.parse("2023-12-01"), null, 5);

    ExplainJob.Result result = new ExplainJob(SPARK, warehouse, SETTINGS, question).execute();

    assertThat(result.rows()).hasSize(1);
    assertThat(result.rows().get(0).marked())
        .isEqualTo("[Niger] {expelled} the [French] ambassador.");
    assertThat(result.rows().get(0).stories()).isEqualTo(2);
  }

  @Test
  void explainRefusesACountryOrAxisThatDoesNotExist() {
    assertThatThrownBy(
            () -> ExplainJob.check(SETTINGS, new ExplainJob.Question("XXX", null, null, null, 5)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no such country, XXX");
    assertThatThrownBy(
            () -> ExplainJob.check(SETTINGS, new ExplainJob.Question("NER", "moon", null, null, 5)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no such axis, moon");
  }
}
