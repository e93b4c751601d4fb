package org.windvane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.testing.SharedSpark;

class SpeechesBesideOutsideMeasureTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path dir;

  @BeforeAll
  static void session() {
    SharedSpark.session();
  }

  /** Kenya speaks like the West until 2017 and unlike it after; Peru the other way round. */
  private static String words(String state, int year) {
    boolean west =
        switch (state) {
          case "FRA", "CAN", "DEU" -> true;
          case "KEN" -> year < 2018;
          case "PER" -> year >= 2018;
          default -> false;
        };
    return "We thank the chair of this session and greet all who came in the year "
        + year
        + ". "
        + (west
            ? "We stand for free courts and an open press in every land."
            : "We stand for firm borders and an order without interference.");
  }

  @Test
  void statesAreOrderedByTheirOwnWords() throws Exception {
    List<String> speeches = new ArrayList<>();
    List<String> gold = new ArrayList<>(List.of("country,year,value"));
    for (int year = 2014; year < 2022; year++) {
      for (String state : List.of("FRA", "CAN", "DEU", "RUS", "KEN", "PER", "BOL", "LAO")) {
        speeches.add(
            JSON.writeValueAsString(
                JSON.createObjectNode()
                    .put("body", words(state, year) + " So says " + state + ".")
                    .put("published", year + "-09-25")
                    .put("language", "en")
                    .put("outlet", "speeches.example")
                    .put("speaker", state)));
        boolean west = words(state, year).contains("courts");
        gold.add(state + "," + year + "," + (west ? 1 : -1));
      }
    }
    Path input = Files.write(dir.resolve("speeches.jsonl"), speeches);
    Path votes = Files.write(dir.resolve("votes.csv"), gold);
    String warehouse = dir.resolve("w").toString();
    Calls.call(
        "ingest", "--input", input.toString(), "--format", "jsonl", "--warehouse", warehouse);

    String[] lines =
        Calls.call("evaluate", "external", "--gold", votes.toString(), "--warehouse", warehouse)
            .split("\n");

    JsonNode scores = JSON.readTree(lines[lines.length - 1]);
    assertThat(scores.path("n").asInt()).isEqualTo(64);
    assertThat(scores.path("spearman_levels").asDouble()).isGreaterThan(0.8);
    assertThat(scores.path("spearman_changes").asDouble()).isGreaterThan(0.5);
    assertThat(scores.at("/measures/words/spearman_levels").asDouble()).isGreaterThan(0.8);
    // Nothing is annotated: nobody judges, and no dealings are told.
    assertThat(scores.at("/measures/judgements/spearman_levels").isNull()).isTrue();
    assertThat(scores.at("/measures/index/n").asInt()).isZero();
  }
}
