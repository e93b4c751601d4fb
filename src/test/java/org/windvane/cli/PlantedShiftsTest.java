package org.windvane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.testing.SharedSpark;

class PlantedShiftsTest {
  @TempDir Path dir;

  @BeforeAll
  static void session() {
    SharedSpark.session();
  }

  @Test
  void plantedShiftsAreFoundAndScored() throws Exception {
    String warehouse = dir.resolve("w").toString();
    String gold = dir.resolve("planted/truth.json").toString();
    Calls.call(
        "generate",
        "--mode",
        "coded",
        "--seed",
        "2",
        "--countries",
        "8",
        "--years",
        "4",
        "--out",
        dir.resolve("planted").toString(),
        "--warehouse",
        warehouse);
    Calls.call("aggregate", "--warehouse", warehouse);
    String[] lines =
        Calls.call("evaluate", "shifts", "--gold", gold, "--warehouse", warehouse).split("\n");

    JsonNode scores = new ObjectMapper().readTree(lines[lines.length - 1]);
    assertThat(scores.path("n_true").asInt()).isEqualTo(5);
    assertThat(scores.path("precision").asDouble()).isGreaterThanOrEqualTo(0.8);
    assertThat(scores.path("recall").asDouble()).isGreaterThanOrEqualTo(0.8);
    assertThat(scores.path("false_in_still").asInt()).isZero();
    assertThat(scores.path("median_date_error_days").asDouble()).isLessThanOrEqualTo(15);
    assertThat(scores.path("index_coverage").asDouble()).isBetween(0.85, 1.0);
    // Coded without errors, the index is neither flatter nor steeper than what was planted.
    assertThat(scores.path("index_slope").asDouble()).isBetween(0.9, 1.1);
    // A month in which chance leaves one side bare has no number.
    assertThat(scores.path("n_index").asInt()).isBetween(375, 8 * 48);
  }
}
