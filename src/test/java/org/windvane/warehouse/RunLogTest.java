package org.windvane.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.testing.SharedSpark;

class RunLogTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path dir;
  private Warehouse warehouse;

  @BeforeEach
  void anEmptyWarehouse() {
    warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
  }

  private List<Row> runs() {
    return RunLog.read(warehouse).select("run", "verb", "status").orderBy("run").collectAsList();
  }

  private static Row row(RunLog run, String verb, String status) {
    return RowFactory.create(run.run(), verb, status);
  }

  @Test
  void aRunThatLeftNoEndIsNotedAsKilledByTheNextOnce() {
    RunLog killed = new RunLog("nightly").conf("a1b2");
    killed.begin(warehouse);
    assertThat(runs()).isEmpty();

    RunLog next = new RunLog("aggregate");
    next.begin(warehouse);
    next.finish(warehouse, true);
    RunLog third = new RunLog("topics");
    third.begin(warehouse);
    third.finish(warehouse, false);

    assertThat(runs())
        .containsExactlyInAnyOrder(
            row(killed, "nightly", "killed"),
            row(next, "aggregate", "done"),
            row(third, "topics", "failed"));
    Row noted = RunLog.read(warehouse).where("status = 'killed'").first();
    assertThat(noted.<Object>getAs("finished")).isNull();
    assertThat(noted.<String>getAs("conf")).isEqualTo("a1b2");
    assertThat(noted.<Long>getAs("rows_read")).isZero();
    assertThat(noted.getList(noted.fieldIndex("warnings"))).hasSize(1);
  }

  @Test
  void aRunThatDiedAfterItsNoteIsNotNotedAgain() throws IOException {
    RunLog run = new RunLog("nightly");
    run.begin(warehouse);
    Path mark = dir.resolve("w/_RUNNING");
    String text = Files.readString(mark);
    run.finish(warehouse, true);
    assertThat(mark).doesNotExist();
    Files.writeString(mark, text);

    RunLog next = new RunLog("report");
    next.begin(warehouse);
    next.finish(warehouse, true);

    assertThat(runs())
        .containsExactlyInAnyOrder(row(run, "nightly", "done"), row(next, "report", "done"));
  }

  @Test
  void aMarkThatCannotBeUnderstoodKeepsNobodyFromWork() throws IOException {
    Files.writeString(dir.resolve("w/_RUNNING"), "{\"run\": 20");

    RunLog next = new RunLog("report");
    next.begin(warehouse);
    next.finish(warehouse, true);

    assertThat(runs()).containsExactly(row(next, "report", "done"));
  }
}
