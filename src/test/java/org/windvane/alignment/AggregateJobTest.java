package org.windvane.alignment;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.settings.Settings;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.PublishedTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.TableDef;
import org.windvane.warehouse.Warehouse;

class AggregateJobTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path dir;

  private Publication aggregated(Annotated annotated) {
    Warehouse warehouse = annotated.write(SPARK, dir.resolve("w"));
    new AggregateJob(SPARK, warehouse, Settings.bundled(), new RunLog("aggregate")).execute();
    return new Publication(warehouse);
  }

  private static List<Row> rows(Publication published, TableDef table, String where) {
    Dataset<Row> all = published.read(table);
    return all.where(where).collectAsList();
  }

  /** Twice a month for four years: with France until mid 2021, with Russia after. */
  private static Annotated turned(String country) {
    Annotated all = new Annotated();
    String[] outlets = {"a.example", "b.example", "c.example"};
    int n = 0;
    for (LocalDate day = LocalDate.of(2019, 1, 5);
        day.isBefore(LocalDate.of(2023, 1, 1));
        day = day.plusDays(16)) {
      boolean after = !day.isBefore(LocalDate.of(2021, 6, 10));
      String outlet = outlets[n++ % 3];
      all.relation(day.toString(), outlet, "west", country, "FRA", after ? -0.7 : 0.5);
      all.relation(day.plusDays(3).toString(), outlet, "west", "RUS", country, after ? 0.7 : 0.1);
    }
    return all;
  }

  @Test
  void aCountryThatTurnsIsAShiftWithItsDateAndItsSentences() {
    Publication published = aggregated(turned("MLI"));

    List<Row> shifts =
        rows(published, PublishedTables.SHIFTS, "country = 'MLI' AND axis = 'west-russia'");
    assertThat(shifts).hasSize(1);
    Row shift = shifts.get(0);
    assertThat(shift.<String>getAs("direction")).isEqualTo("russia");
    assertThat(shift.<Double>getAs("before")).isBetween(0.1, 0.3);
    assertThat(shift.<Double>getAs("after")).isBetween(-0.75, -0.6);
    assertThat(shift.<Double>getAs("probability")).isGreaterThan(0.95);
    assertThat(shift.<java.sql.Date>getAs("date").toLocalDate())
        .isBetween(LocalDate.of(2021, 5, 25), LocalDate.of(2021, 6, 25));
    assertThat(shift.<Double>getAs("same_outlets_effect")).isBetween(-1.0, -0.8);
    assertThat(shift.<Double>getAs("outlet_mix_effect")).isBetween(-0.05, 0.05);

    List<Row> evidence =
        published
            .read(PublishedTables.EVIDENCE)
            .where(col("shift_id").equalTo(shift.<String>getAs("shift_id")))
            .orderBy("rank")
            .collectAsList();
    assertThat(evidence).hasSize(10);
    assertThat(evidence)
        .extracting(r -> r.<Integer>getAs("rank"))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    for (Row row : evidence) {
      boolean withFrance = row.<String>getAs("target_actor").equals("FRA");
      assertThat(row.<Double>getAs("stance")).isEqualTo(withFrance ? -0.7 : 0.7);
    }
  }

  @Test
  void whatEveryRunSaidOfAShiftStaysReadable() {
    Warehouse warehouse = turned("MLI").write(SPARK, dir.resolve("w"));
    RunLog first = new RunLog("aggregate");
    RunLog second = new RunLog("aggregate");

    new AggregateJob(SPARK, warehouse, Settings.bundled(), first).execute();
    new AggregateJob(SPARK, warehouse, Settings.bundled(), second).execute();

    List<Row> said =
        warehouse
            .readAll(InternalTables.STATEMENTS)
            .where("country = 'MLI' AND axis = 'west-russia'")
            .collectAsList();
    assertThat(said)
        .extracting(r -> r.<String>getAs("run"))
        .containsExactlyInAnyOrder(first.run(), second.run());
    assertThat(said).allMatch(r -> r.<Boolean>getAs("announced"));
    assertThat(said).allMatch(r -> r.<Double>getAs("probability") > 0.95);
  }

  @Test
  void aRunKilledRightAfterTheSwitchHasSaidTheSameOnce() throws IOException {
    Warehouse warehouse = turned("MLI").write(SPARK, dir.resolve("w"));
    new AggregateJob(SPARK, warehouse, Settings.bundled(), new RunLog("aggregate")).execute();
    Dataset<Row> said = warehouse.readAll(InternalTables.STATEMENTS);
    List<Row> undisturbed = said.drop("run", "said").collectAsList();
    Path table = dir.resolve("w/tables/statements");
    Path aside = Files.move(table, dir.resolve("aside"));
    Files.writeString(table, "");
    RunLog killed = new RunLog("aggregate");
    assertThatThrownBy(
            () -> new AggregateJob(SPARK, warehouse, Settings.bundled(), killed).execute())
        .isInstanceOf(Exception.class);
    Files.delete(table);
    Files.move(aside, table);

    new Publication(warehouse).settle();

    assertThat(undisturbed).isNotEmpty();
    assertThat(
            warehouse
                .readAll(InternalTables.STATEMENTS)
                .where(col("run").equalTo(killed.run()))
                .drop("run", "said")
                .collectAsList())
        .containsExactlyInAnyOrderElementsOf(undisturbed);
  }

  @Test
  void aCountryThatDoesNotMoveHasNoShift() {
    Annotated still = new Annotated();
    for (int i = 0; i < 90; i++) {
      String day = LocalDate.of(2019, 1, 1).plusDays(16L * i).toString();
      still.relation(day, "a.example", "west", "SEN", "FRA", i % 3 == 0 ? -0.4 : 0.5);
      still.relation(day, "b.example", "west", "SEN", "RUS", i % 4 == 0 ? -0.2 : 0.3);
    }

    Publication published = aggregated(still);

    assertThat(rows(published, PublishedTables.SHIFTS, "true")).isEmpty();
    assertThat(rows(published, PublishedTables.EVIDENCE, "true")).isEmpty();
  }

  @Test
  void aReprintCountsOnceAsStoryAndEveryTimeAsArticle() {
    Annotated annotated = new Annotated();
    for (int i = 0; i < 40; i++) {
      annotated.relation(
          "2022-03-02", "copy" + i, "one", "o" + i + ".example", "west", "NER", "FRA", -0.8);
    }
    annotated.relation("2022-03-09", "b.example", "west", "NER", "FRA", 0.4);
    annotated.relation("2022-03-10", "b.example", "west", "NER", "EU", 0.4);
    annotated.relation("2022-03-20", "b.example", "west", "NER", "RUS", 0.4);

    Publication published = aggregated(annotated);

    Row month =
        rows(
                published,
                PublishedTables.ALIGNMENT,
                "country = 'NER' AND axis = 'west-russia' AND grain = 'month' AND perspective = 'all'")
            .get(0);
    assertThat(month.<Long>getAs("stories")).isEqualTo(4);
    assertThat(month.<Long>getAs("articles")).isEqualTo(43);
    assertThat(month.<String>getAs("status")).isEqualTo("insufficient");
    assertThat(month.<Double>getAs("alignment")).isNull();
    Row west =
        rows(
                published,
                PublishedTables.BLOC_STANCE,
                "country = 'NER' AND bloc = 'west' AND grain = 'month' AND perspective = 'all'")
            .get(0);
    assertThat(west.<Long>getAs("stories")).isEqualTo(3);
    assertThat(west.<Long>getAs("material_conflict")).isEqualTo(1);
    assertThat(west.<Long>getAs("verbal_cooperation")).isEqualTo(2);
    // Counted by article the mean would be -0.74.
    assertThat(west.<Double>getAs("stance")).isBetween(-0.25, 0.2);
  }

  @Test
  void membersOfABlocHaveNoStandTowardsIt() {
    Annotated annotated = new Annotated();
    for (int i = 1; i < 10; i++) {
      annotated.relation("2022-03-0" + i, "a.example", "west", "FRA", "USA", 0.5);
      annotated.relation("2022-03-0" + i, "a.example", "west", "FRA", "WAGNER", -0.5);
    }

    Publication published = aggregated(annotated);

    assertThat(rows(published, PublishedTables.BLOC_STANCE, "country = 'FRA' AND bloc = 'west'"))
        .isEmpty();
    assertThat(rows(published, PublishedTables.BLOC_STANCE, "country = 'FRA' AND bloc = 'russia'"))
        .isNotEmpty();
    assertThat(
            rows(published, PublishedTables.ALIGNMENT, "country = 'FRA' AND axis = 'west-russia'"))
        .isEmpty();
  }

  @Test
  void toneIsPublishedByCountryWithItsCounts() {
    Annotated annotated = new Annotated();
    annotated.tone("2022-05-01", "a.example", "KEN", 0.6);
    annotated.tone("2022-05-07", "b.example", "KEN", 0.05);
    annotated.tone("2022-05-08", "b.example", "KEN", -0.5);
    annotated.tone("2022-05-30", "c.example", "KEN", -0.7);

    Publication published = aggregated(annotated);

    Row month =
        rows(
                published,
                PublishedTables.COUNTRY_SENTIMENT,
                "grain = 'month' AND perspective = 'all'")
            .get(0);
    assertThat(month.<Long>getAs("positive")).isEqualTo(1);
    assertThat(month.<Long>getAs("neutral")).isEqualTo(1);
    assertThat(month.<Long>getAs("negative")).isEqualTo(2);
    assertThat(month.<Double>getAs("sentiment")).isBetween(-0.3, 0.1);
    assertThat(month.<Double>getAs("lower")).isLessThan(month.<Double>getAs("sentiment"));
    assertThat(month.<Double>getAs("upper")).isGreaterThan(month.<Double>getAs("sentiment"));
  }

  @Test
  void everyPublishedTableIsThere() {
    Publication published = aggregated(new Annotated());

    for (TableDef table : PublishedTables.all()) {
      assertThat(published.read(table).columns()).containsExactly(table.names());
    }
    assertThat(published.read(PublishedTables.RUNS).count()).isEqualTo(1);
  }
}
