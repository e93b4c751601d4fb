package org.windvane.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.cli.Windvane;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Warehouse;

@Tag("slow")
class NightlyJobTest {
  @TempDir Path dir;

  @BeforeAll
  static void session() {
    SharedSpark.session();
  }

  private void arrives(String file, String body) throws IOException {
    Files.createDirectories(dir.resolve("in"));
    Files.writeString(
        dir.resolve("in").resolve(file),
        "{\"title\":\"News\",\"body\":\"%s\",\"published\":\"2024-03-18\",\"outlet\":\"sample.example\"}\n"
            .formatted(body));
  }

  private void night() {
    String[] call = {
      "nightly",
      "--input",
      dir.resolve("in").toString(),
      "--format",
      "jsonl",
      "--warehouse",
      dir.resolve("w").toString()
    };
    assertThat(Windvane.execute(call)).isZero();
  }

  private String current() throws IOException {
    return Files.readString(dir.resolve("w/published/_CURRENT")).strip();
  }

  @Test
  void aNightTakesWhatIsNewAndASecondOverTheSameChangesNothing() throws IOException {
    arrives("one.jsonl", "Niger expelled the French ambassador on Monday.");
    night();
    String first = current();
    night();
    assertThat(current()).isEqualTo(first);
    arrives("two.jsonl", "Russia delivered two helicopters to Mali.");
    night();
    assertThat(current()).isNotEqualTo(first);

    Warehouse warehouse = Warehouse.open(SharedSpark.session(), dir.resolve("w").toString());
    assertThat(warehouse.readAll(InternalTables.ARTICLES).count()).isEqualTo(2);
    assertThat(
            warehouse
                .readAll(InternalTables.RELATIONS)
                .select("source_actor", "target_actor")
                .collectAsList()
                .stream()
                .map(r -> r.getString(0) + ">" + r.getString(1)))
        .containsExactlyInAnyOrder("NER>FRA", "RUS>MLI");
    // A record is counted by the run that read it, and by no stage after it.
    Row rows = RunLog.read(warehouse).selectExpr("sum(rows_read)", "sum(rows_kept)").first();
    assertThat(rows.getLong(0)).isEqualTo(2);
    assertThat(rows.getLong(1)).isEqualTo(2);
  }
}
