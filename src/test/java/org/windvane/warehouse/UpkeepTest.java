package org.windvane.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.testing.SharedSpark;

@Tag("slow")
class UpkeepTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final Config AFTER_THREE =
      ConfigFactory.parseString(
          "windvane.warehouse.upkeep {small-files = 3, small = 1M, file = 4M, keep-removed = 0s}");

  @TempDir Path dir;

  private Warehouse nights(int n) {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    for (int i = 0; i < n; i++) {
      Row row = RowFactory.create("story-" + i, i, 0.5, "batch-" + i);
      warehouse.replaceBatches(
          InternalTables.STORY_TOPICS,
          List.of("batch-" + i),
          SPARK.createDataFrame(List.of(row), InternalTables.STORY_TOPICS.schema()));
    }
    return warehouse;
  }

  private long dataFiles() throws IOException {
    return dataFiles("story_topics");
  }

  private long dataFiles(String table) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("w/tables").resolve(table))) {
      return files.filter(p -> p.toString().endsWith(".parquet")).count();
    }
  }

  @Test
  void smallFilesAreJoinedAndTheOldOnesRemovedWithoutAChangeOfRows() throws IOException {
    Warehouse warehouse = nights(3);
    List<Row> before =
        warehouse.readAll(InternalTables.STORY_TOPICS).orderBy("batch").collectAsList();

    Upkeep.Result result = new Upkeep(SPARK, warehouse, AFTER_THREE).execute();

    assertThat(result.joined()).containsExactly(java.util.Map.entry("story_topics", 3L));
    assertThat(dataFiles()).isEqualTo(1);
    assertThat(warehouse.readAll(InternalTables.STORY_TOPICS).orderBy("batch").collectAsList())
        .isEqualTo(before);
  }

  @Test
  void aBatchIsReplacedAloneAfterItsFileWasJoined() {
    Warehouse warehouse = nights(3);
    new Upkeep(SPARK, warehouse, AFTER_THREE).execute();
    Row row = RowFactory.create("story-new", 9, 0.9, "batch-1");

    warehouse.replaceBatches(
        InternalTables.STORY_TOPICS,
        List.of("batch-1"),
        SPARK.createDataFrame(List.of(row), InternalTables.STORY_TOPICS.schema()));

    assertThat(
            warehouse
                .readAll(InternalTables.STORY_TOPICS)
                .orderBy("batch")
                .select("story_id", "batch")
                .collectAsList())
        .containsExactly(
            RowFactory.create("story-0", "batch-0"),
            RowFactory.create("story-new", "batch-1"),
            RowFactory.create("story-2", "batch-2"));
  }

  @Test
  void fewFilesAreLeftAlone() throws IOException {
    Warehouse warehouse = nights(2);

    assertThat(new Upkeep(SPARK, warehouse, AFTER_THREE).execute().joined()).isEmpty();
    assertThat(dataFiles()).isEqualTo(2);
  }

  @Test
  void whatATableThatIsReplacedWholeLeavesBehindIsRemoved() throws IOException {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    for (int i = 0; i < 4; i++) {
      warehouse.replaceAll(
          InternalTables.COUNTRY_TOPICS,
          SPARK
              .createDataFrame(
                  List.of(
                      RowFactory.create(
                          "MLI", "year", Date.valueOf("2024-01-01"), i, 0.5, 0.4, 0.6, 0.0)),
                  InternalTables.COUNTRY_TOPICS.schema())
              .coalesce(1));
    }

    Upkeep.Result result = new Upkeep(SPARK, warehouse, AFTER_THREE).execute();

    assertThat(result.joined()).isEmpty();
    assertThat(result.removed()).containsExactly(java.util.Map.entry("country_topics", 3L));
    assertThat(dataFiles("country_topics")).isEqualTo(1);
    assertThat(warehouse.readAll(InternalTables.COUNTRY_TOPICS).select("topic").collectAsList())
        .containsExactly(RowFactory.create(3));
  }

  @Test
  void filesThatAReaderMayStillHoldAreNotLookedForEveryNight() throws IOException {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    for (int i = 0; i < 4; i++) {
      warehouse.replaceAll(
          InternalTables.STORY_TOPICS,
          SPARK.createDataFrame(
              List.of(RowFactory.create("story-" + i, i, 0.5, "batch")),
              InternalTables.STORY_TOPICS.schema()));
    }
    Config aDay =
        ConfigFactory.parseString("windvane.warehouse.upkeep.keep-removed = 24h")
            .withFallback(AFTER_THREE);

    Upkeep.Result result = new Upkeep(SPARK, warehouse, aDay).execute();

    assertThat(result.removed()).isEmpty();
    assertThat(dataFiles()).isGreaterThanOrEqualTo(4);
  }
}
