package org.windvane.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.WindvaneException;
import org.windvane.testing.SharedSpark;

/** What a version announces, when the run that publishes it dies around the switch. */
class PublicationTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final String RUN = "20240101T020000000Z-0001";
  private static final String NEXT = "20240102T020000000Z-0002";

  @TempDir Path dir;
  private Warehouse warehouse;
  private Publication publication;

  @BeforeEach
  void oneBatchToPublish() {
    warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    for (Stage stage : List.of(Stage.INGEST, Stage.ANNOTATE, Stage.TOPICS)) {
      warehouse.commit(stage, "earlier", Map.of("a", 0L), "v");
    }
    publication = new Publication(warehouse);
  }

  private static Row statement(String run) {
    return RowFactory.create(
        run,
        Timestamp.valueOf("2024-01-01 02:13:11.25"),
        "NER",
        "west-russia",
        Date.valueOf("2023-07-27"),
        Date.valueOf("2023-07-20"),
        Date.valueOf("2023-08-14"),
        0.45,
        -0.1 / 3,
        0.83,
        true);
  }

  private void publish(String run) {
    Dataset<Row> said =
        SPARK.createDataFrame(List.of(statement(run)), InternalTables.STATEMENTS.schema());
    publication.publish(
        run,
        Map.of(PublishedTables.RUNS, new RunLog("test").preview(warehouse)),
        new Announcement(said, List.of("a"), "settings"));
  }

  private List<Row> said() {
    return warehouse.readAll(InternalTables.STATEMENTS).collectAsList();
  }

  private List<Row> marks() {
    return warehouse
        .readAll(InternalTables.BATCHES)
        .where("stage = 'publish'")
        .select("batch", "run", "version")
        .collectAsList();
  }

  /** Dies where the first of the two tables is to be written; returns what it left to tell. */
  private Path diesAfterTheSwitch() throws IOException {
    Path inTheWay = Files.createDirectories(dir.resolve("w/tables")).resolve("statements");
    Files.writeString(inTheWay, "");
    assertThatThrownBy(() -> publish(RUN)).isInstanceOf(Exception.class);
    Files.delete(inTheWay);
    assertThat(dir.resolve("w/published/_CURRENT")).hasContent("v=" + RUN);
    assertThat(marks()).isEmpty();
    return dir.resolve("w/published/v=" + RUN + "/_UNTOLD");
  }

  @Test
  void aRunThatEndsWellLeavesNothingToTell() {
    publish(RUN);

    assertThat(said()).containsExactly(statement(RUN));
    assertThat(marks()).containsExactly(RowFactory.create("a", RUN, "settings"));
    assertThat(dir.resolve("w/published/v=" + RUN + "/_UNTOLD")).doesNotExist();
  }

  @Test
  void aRunThatDiesBeforeTheSwitchHasSaidNothing() throws IOException {
    Path inTheWay = Files.createDirectories(dir.resolve("w/published/._CURRENT.next/full"));
    assertThatThrownBy(() -> publish(RUN))
        .isInstanceOf(WindvaneException.class)
        .hasMessageContaining("Cannot publish");
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());

    publication.settle();
    assertThat(said()).isEmpty();
    assertThat(marks()).isEmpty();

    publish(NEXT);
    publication.settle();
    assertThat(said()).containsExactly(statement(NEXT));
    assertThat(marks()).containsExactly(RowFactory.create("a", NEXT, "settings"));
  }

  @Test
  void whatARunThatDiedAfterTheSwitchHadToSayTheNextOneSays() throws IOException {
    diesAfterTheSwitch();

    publication.settle();

    assertThat(said()).containsExactly(statement(RUN));
    assertThat(marks()).containsExactly(RowFactory.create("a", RUN, "settings"));
    assertThat(warehouse.pending(Stage.PUBLISH, Stage.TOPICS)).isEmpty();
  }

  @Test
  void whatWasSaidBeforeTheDeathIsNotSaidAgain() throws IOException {
    Path untold = diesAfterTheSwitch();
    String text = Files.readString(untold);
    publication.settle();
    assertThat(untold).doesNotExist();
    // As if the run had died after the last table, before it removed the file.
    Files.writeString(untold, text);

    publication.settle();

    assertThat(said()).containsExactly(statement(RUN));
    assertThat(marks()).containsExactly(RowFactory.create("a", RUN, "settings"));
    assertThat(untold).doesNotExist();
  }

  @Test
  void aBatchThatWasSentBackMeanwhileIsNotMarkedAsPublished() throws IOException {
    diesAfterTheSwitch();
    warehouse.uncommit(Stage.TOPICS, List.of("a"));

    publication.settle();

    assertThat(said()).containsExactly(statement(RUN));
    assertThat(marks()).isEmpty();
  }

  @Test
  void theDoctorNotesADeathAfterTheSwitchAndMendsIt() throws IOException {
    diesAfterTheSwitch();

    Doctor.Result looked = new Doctor(SPARK, warehouse, Doctor.Mode.LOOK).execute();
    Doctor.Result mended = new Doctor(SPARK, warehouse, Doctor.Mode.MEND).execute();

    assertThat(looked.faults()).isZero();
    assertThat(looked.lines()).anyMatch(line -> line.contains("died before it noted so"));
    assertThat(mended.lines()).anyMatch(line -> line.startsWith("mended"));
    assertThat(said()).containsExactly(statement(RUN));
    assertThat(new Doctor(SPARK, warehouse, Doctor.Mode.LOOK).execute().lines()).isEmpty();
  }
}
