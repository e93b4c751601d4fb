package org.windvane.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.settings.Settings;

class PlantedCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> CODES =
      List.of("MLI", "NER", "BFA", "SEN", "GHA", "KEN", "TZA", "ZMB");

  @TempDir Path dir;

  private static Plan plan(long seed) {
    return Plan.of(new PlanOptions(seed, 8, 3, 10, true), CODES);
  }

  private List<String> lines(Path part) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  @Test
  void theSameSeedTellsTheSameStoriesInTheSameWords() throws IOException {
    for (String name : List.of("a", "b")) {
      new TextCorpus(plan(5), Settings.bundled().config(), dir.resolve(name), 500).write();
    }
    new TextCorpus(plan(6), Settings.bundled().config(), dir.resolve("c"), 500).write();

    List<String> a = lines(dir.resolve("a/part-00000.jsonl.gz"));
    assertThat(a).hasSize(500).isEqualTo(lines(dir.resolve("b/part-00000.jsonl.gz")));
    assertThat(a).isNotEqualTo(lines(dir.resolve("c/part-00000.jsonl.gz")));
  }

  @Test
  void everyArticleHasItsFieldsAndNoFrameIsLeftOpen() throws IOException {
    new TextCorpus(plan(5), Settings.bundled().config(), dir, 800).write();

    for (String line : lines(dir.resolve("part-00000.jsonl.gz"))) {
      JsonNode article = JSON.readTree(line);
      for (String field : List.of("url", "title", "body", "published", "outlet", "language")) {
        assertThat(article.path(field).asText()).as(field).isNotBlank();
      }
      assertThat(article.path("body").asText()).doesNotContain("{", "null");
      assertThat(article.path("url").asText()).contains(".example/");
    }
  }

  /** The mean of the planted acts of a month comes near to what truth.json says of it. */
  @Test
  void theTruthIsTheMeanOfWhatIsTold() {
    Plan plan = Plan.of(new PlanOptions(3, 8, 3, 4000, true), CODES);
    Map<String, double[]> told = new HashMap<>();
    for (int c = 0; c < 8; c++) {
      new StoryPlanner(plan)
          .month(
              c,
              20,
              s -> {
                for (PlantedStory.Act act : s.acts()) {
                  String side = act.actorState().equals("RUS") ? "second" : "first";
                  double[] sum = told.computeIfAbsent(s.country() + side, k -> new double[2]);
                  sum[0] += act.stance();
                  sum[1]++;
                }
              });
    }
    for (int c = 0; c < 8; c++) {
      double[] first = told.get(plan.codes().get(c) + "first");
      double[] second = told.get(plan.codes().get(c) + "second");
      double mean = (first[0] / first[1] - second[0] / second[1]) / 2;
      // Outlets lean by some hundredths in sum.
      assertThat(mean).isCloseTo(plan.alignment(c, 20), within(0.12));
    }
  }

  @Test
  void halfOfTheCountriesMoveAndTruthNamesThem() throws IOException {
    Plan plan = plan(5);
    Truth.write(plan, dir.resolve("truth.json"));

    JsonNode truth = JSON.readTree(dir.resolve("truth.json").toFile());
    List<String> moved = new ArrayList<>();
    truth
        .path("shifts")
        .forEach(
            s -> {
              moved.add(s.path("country").asText());
              assertThat(Math.abs(s.path("after").asDouble() - s.path("before").asDouble()))
                  .isGreaterThanOrEqualTo(0.3);
            });
    assertThat(truth.path("still")).hasSize(4);
    truth.path("still").forEach(c -> assertThat(moved).doesNotContain(c.asText()));
    // One of the four moves twice.
    assertThat(moved).hasSize(5);
    assertThat(new HashSet<>(moved)).hasSize(4);
    assertThat(truth.path("index")).hasSize(8 * 36);
  }

  @Test
  void withNothingPlantedEveryCountryIsStill() {
    Plan none = Plan.of(new PlanOptions(5, 8, 3, 10, false), CODES);

    assertThat(none.shifts()).isEmpty();
    assertThat(none.still()).containsExactlyInAnyOrderElementsOf(CODES);
  }
}
