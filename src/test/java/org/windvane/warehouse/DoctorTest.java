package org.windvane.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.WindvaneException;
import org.windvane.testing.Folders;
import org.windvane.testing.SharedSpark;

class DoctorTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir static Path made;
  @TempDir Path dir;
  private Path root;
  private Warehouse warehouse;

  @BeforeAll
  static void aWarehouseWithOneBatchThroughEveryStageAndOneVersion() {
    Warehouse whole = Warehouse.openOrCreate(SPARK, made.resolve("w").toString());
    Row row = RowFactory.create("story", 1, 0.5, "a");
    whole.addBatches(
        InternalTables.STORY_TOPICS,
        SPARK.createDataFrame(List.of(row), InternalTables.STORY_TOPICS.schema()));
    for (Stage stage : Stage.values()) {
      whole.commit(stage, "run", Map.of("a", 0L), "v");
    }
    publish(whole, "20240101");
  }

  @BeforeEach
  void aCopyOfIt() throws IOException {
    root = dir.resolve("w");
    Folders.replace(made.resolve("w"), root);
    warehouse = Warehouse.open(SPARK, root.toString());
  }

  private void publish(String run) {
    publish(warehouse, run);
  }

  private static void publish(Warehouse warehouse, String run) {
    new Publication(warehouse)
        .publish(
            run,
            Map.of(PublishedTables.RUNS, new RunLog("test").preview(warehouse)),
            new Announcement(warehouse.readAll(InternalTables.STATEMENTS), List.of(), "v"));
  }

  private Doctor.Result look() {
    return new Doctor(SPARK, warehouse, Doctor.Mode.LOOK).execute();
  }

  private Doctor.Result mend() {
    return new Doctor(SPARK, warehouse, Doctor.Mode.MEND).execute();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.filter(p -> p.toString().endsWith(ending)).sorted().toList());
    }
  }

  @Test
  void aSoundWarehouseHasNoFindings() {
    assertThat(look().lines()).isEmpty();
  }

  @Test
  void anUnfinishedVersionIsNotedAndRemoved() throws IOException {
    Path unfinished = Files.createDirectories(root.resolve("published/v=20250101/alignment"));

    Doctor.Result looked = look();
    assertThat(looked.faults()).isZero();
    assertThat(looked.lines())
        .singleElement()
        .asString()
        .contains("unfinished version", "20250101");
    assertThat(unfinished).exists();

    mend();
    assertThat(unfinished).doesNotExist();
    assertThat(look().lines()).isEmpty();
  }

  @Test
  void aLinkThatLagsBehindThePointerIsAFaultAndSetRight() throws IOException {
    publish("20240102");
    Path link = root.resolve("published/current");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("v=20240101"));

    assertThat(look().faults()).isEqualTo(1);
    assertThat(mend().faults()).isZero();
    assertThat(Files.readSymbolicLink(link)).hasToString("v=20240102");
  }

  @Test
  void aLostPointerIsSetToTheNewestWholeVersion() throws IOException {
    publish("20240102");
    Files.createDirectories(root.resolve("published/v=20240103"));
    Files.delete(root.resolve("published/_CURRENT"));

    assertThat(look().faults()).isEqualTo(1);
    mend();
    assertThat(Files.readString(root.resolve("published/_CURRENT"))).isEqualTo("v=20240102\n");
  }

  @Test
  void aTableThatCanBeMadeAnewIsSetAsideAndItsStageUndone() throws IOException {
    for (Path file : files(root.resolve("tables/story_topics"), ".parquet")) {
      Files.delete(file);
    }

    assertThat(look().lines())
        .singleElement()
        .asString()
        .startsWith("FAULT")
        .contains("table story_topics: 1 of its files are missing");
    mend();
    assertThat(warehouse.pending(Stage.TOPICS, Stage.ANNOTATE)).containsExactly("a");
    assertThat(root.resolve("damaged")).isNotEmptyDirectory();
    assertThat(look().lines()).isEmpty();
  }

  @Test
  void anUnreadableLogOfTheBatchesIsAFaultThatNobodyMends() throws IOException {
    Path log = files(root.resolve("tables/batches/_delta_log"), ".json").get(0);
    Files.deleteIfExists(log.resolveSibling("." + log.getFileName() + ".crc"));
    Files.writeString(log, "{\"commitInfo\": not json\n");
    Warehouse again = warehouse;
    org.apache.spark.sql.delta.DeltaLog.clearCache();

    assertThatThrownBy(() -> again.committed(Stage.INGEST))
        .isInstanceOf(WindvaneException.class)
        .hasMessageContaining("Cannot read table batches")
        .hasMessageContaining("windvane doctor");
    Doctor.Result mended = mend();
    assertThat(mended.faults()).isEqualTo(1);
    assertThat(mended.lines()).anyMatch(l -> l.contains("table batches: its log cannot be read"));
    assertThat(log).exists();
  }

  @Test
  void aMarkWithoutTheOneBeforeItIsTakenBack() {
    warehouse.commit(Stage.TOPICS, "run", Map.of("b", 1L), "v");

    assertThat(look().lines())
        .singleElement()
        .asString()
        .contains("marked topics but not annotate, b");
    mend();
    assertThat(warehouse.committed(Stage.TOPICS)).containsExactly("a");
  }

  @Test
  void articlesThatWereCommittedAndAreGoneAreAFault() {
    warehouse.uncommit(Stage.INGEST, List.of("a"));
    Row article =
        RowFactory.create(
            "1",
            "1",
            "https://a.example/1",
            "a.example",
            null,
            null,
            "t",
            "b",
            java.sql.Timestamp.valueOf("2024-05-01 00:00:00"),
            "en",
            null,
            null,
            "f",
            1L,
            "a");
    warehouse.replaceBatches(
        InternalTables.ARTICLES,
        List.of("a"),
        SPARK.createDataFrame(List.of(article), InternalTables.ARTICLES.schema()));
    for (Stage stage : Stage.values()) {
      warehouse.commit(stage, "run", Map.of("a", 2L), "v");
    }

    assertThat(look().lines())
        .singleElement()
        .asString()
        .contains("batch a: 2 articles were committed, 1 are there");
  }
}
