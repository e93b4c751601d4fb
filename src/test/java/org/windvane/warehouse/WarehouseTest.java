package org.windvane.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.UsageException;
import org.windvane.testing.SharedSpark;

class WarehouseTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path dir;

  private static Dataset<Row> weights(String batch, int... topics) {
    List<Row> rows = new java.util.ArrayList<>();
    for (int topic : topics) {
      rows.add(RowFactory.create("story-" + topic, topic, 0.5, batch));
    }
    return SPARK.createDataFrame(rows, InternalTables.STORY_TOPICS.schema());
  }

  @Test
  void rowsAreInvisibleUntilTheirBatchIsCommitted() {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    warehouse.replaceBatches(InternalTables.STORY_TOPICS, List.of("a"), weights("a", 1, 2));

    assertThat(warehouse.read(InternalTables.STORY_TOPICS, Stage.TOPICS).count()).isZero();

    warehouse.commit(Stage.TOPICS, "run", Map.of("a", 2L), "v");
    assertThat(warehouse.read(InternalTables.STORY_TOPICS, Stage.TOPICS).count()).isEqualTo(2);
  }

  @Test
  void writingABatchAgainReplacesItAndLeavesTheOthers() {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    warehouse.replaceBatches(InternalTables.STORY_TOPICS, List.of("a"), weights("a", 1, 2));
    warehouse.replaceBatches(InternalTables.STORY_TOPICS, List.of("b"), weights("b", 3));
    warehouse.replaceBatches(InternalTables.STORY_TOPICS, List.of("a"), weights("a", 7));

    assertThat(
            warehouse.readAll(InternalTables.STORY_TOPICS).select("batch", "topic").collectAsList())
        .containsExactlyInAnyOrder(RowFactory.create("a", 7), RowFactory.create("b", 3));
  }

  @Test
  void aTableOfAnEarlierVersionIsReadWithItsNewColumnsEmptyAndThenWrittenWithThem() {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    TableDef now = InternalTables.TOPICS;
    TableDef then =
        new TableDef(
            now.name(),
            now.kind(),
            now.comment(),
            now.columns().stream().filter(c -> !c.name().equals("headline")).toList());
    Row old = RowFactory.create(1, "a, b, c", null, 0.1, null);
    warehouse.replaceAll(then, SPARK.createDataFrame(List.of(old), then.schema()));

    Row read = warehouse.readAll(now).select("topic", "headline").first();
    assertThat(read.getInt(0)).isEqualTo(1);
    assertThat(read.isNullAt(1)).isTrue();

    Row row = RowFactory.create(1, "a, b, c", "Title", null, 0.1, null);
    warehouse.replaceAll(now, SPARK.createDataFrame(List.of(row), now.schema()));
    assertThat(warehouse.readAll(now).select("headline").first().getString(0)).isEqualTo("Title");
  }

  @Test
  void pendingIsWhatTheStageBeforeHasDoneAndThisOneHasNot() {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    warehouse.commit(Stage.INGEST, "run", Map.of("a", 1L, "b", 1L), "v");
    warehouse.commit(Stage.ANNOTATE, "run", Map.of("a", 1L), "v");

    assertThat(warehouse.pending(Stage.ANNOTATE, Stage.INGEST)).containsExactly("b");

    warehouse.uncommit(Stage.ANNOTATE, List.of("a"));
    assertThat(warehouse.pending(Stage.ANNOTATE, Stage.INGEST)).containsExactly("a", "b");
  }

  @Test
  void aWarehouseOfANewerLayoutIsRefused() throws IOException {
    Files.writeString(dir.resolve("_WINDVANE"), "{\"format\": 99}");

    assertThatThrownBy(() -> Warehouse.open(SPARK, dir.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("newer Windvane (format 99");
  }

  @Test
  void aDirectoryWithOtherFilesIsNotTakenOver() throws IOException {
    Files.writeString(dir.resolve("thesis.docx"), "mine");

    assertThatThrownBy(() -> Warehouse.openOrCreate(SPARK, dir.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("thesis.docx");
  }

  private static Announcement nothing(Warehouse warehouse) {
    return new Announcement(warehouse.readAll(InternalTables.STATEMENTS), List.of(), "v");
  }

  @Test
  void publishingSwitchesPointerAndLinkTogetherAndKeepsThreeVersions() throws IOException {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    Publication publication = new Publication(warehouse);
    for (int i = 1; i <= 5; i++) {
      RunLog log = new RunLog("test");
      publication.publish(
          "2024010" + i, Map.of(PublishedTables.RUNS, log.preview(warehouse)), nothing(warehouse));
    }
    Path published = dir.resolve("w/published");

    assertThat(Files.readString(published.resolve("_CURRENT")).strip()).isEqualTo("v=20240105");
    assertThat(Files.readSymbolicLink(published.resolve("current"))).hasToString("v=20240105");
    try (var files = Files.list(published)) {
      assertThat(files.map(p -> p.getFileName().toString()).filter(n -> n.startsWith("v=")))
          .containsExactlyInAnyOrder("v=20240103", "v=20240104", "v=20240105");
    }
    assertThat(publication.read(PublishedTables.RUNS).count()).isEqualTo(1);
  }

  @Test
  void unfinishedVersionsAreRemovedAndNeverPushOutWholeOnes() throws IOException {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    Publication publication = new Publication(warehouse);
    Path published = dir.resolve("w/published");
    for (int i = 1; i <= 3; i++) {
      Files.createDirectories(published.resolve("v=2024020" + i + "/alignment"));
      publication.publish(
          "2024010" + i,
          Map.of(PublishedTables.RUNS, new RunLog("t").preview(warehouse)),
          nothing(warehouse));
    }
    Files.createDirectories(published.resolve("v=20240209/alignment"));

    publication.settle();

    try (var files = Files.list(published)) {
      assertThat(files.map(p -> p.getFileName().toString()).filter(n -> n.startsWith("v=")))
          .containsExactlyInAnyOrder("v=20240101", "v=20240102", "v=20240103");
    }
  }

  @Test
  void aWarehouseWhoseMakingWasCutShortIsMadeAnew() throws IOException {
    Path root = Files.createDirectories(dir.resolve("w"));
    Files.writeString(root.resolve("._WINDVANE.next"), "{\"for");

    Warehouse.openOrCreate(SPARK, root.toString());

    assertThat(Files.readString(root.resolve("_WINDVANE"))).isEqualTo("{\"format\": 1}\n");
  }
}
