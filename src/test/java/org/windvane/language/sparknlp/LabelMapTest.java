package org.windvane.language.sparknlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.windvane.language.model.Scores;

class LabelMapTest {
  private static final LabelMap LABELS =
      new LabelMap(
          List.of("positive", "negative", "neutral"),
          Map.of(
              "positive", List.of("Very good", "1"), "negative", List.of("very-bad", "bad", "-1")));

  private static double[] scores(String label, Map<String, String> metadata) {
    return LABELS.scores(List.of(new Said(label, metadata))).probabilities();
  }

  @Test
  void probabilitiesAreThoseOfTheMetadata() {
    Map<String, String> metadata =
        Map.of("sentence", "0", "very_good", "0.1", "VERY BAD", "0.5", "bad", "0.2", "so", "0.2");
    assertThat(scores("VERY BAD", metadata))
        .containsExactly(new double[] {0.1, 0.7, 0.2}, within(1e-9));
  }

  @Test
  void labelsThatDoNotExcludeOneAnotherAreMadeToSumToOne() {
    assertThat(scores("bad", Map.of("bad", "0.9", "very good", "0.3")))
        .containsExactly(new double[] {0.25, 0.75, 0}, within(1e-9));
  }

  @Test
  void whatConfidenceLeavesIsUnmapped() {
    assertThat(scores("bad", Map.of("confidence", "0.75")))
        .containsExactly(new double[] {0, 0.75, 0.25}, within(1e-9));
  }

  @Test
  void aLabelAloneIsCertain() {
    assertThat(scores("1", Map.of("sentence", "0"))).containsExactly(1, 0, 0);
    assertThat(scores("-1", Map.of())).containsExactly(0, 1, 0);
    assertThat(scores("na", Map.of())).containsExactly(0, 0, 1);
  }

  @Test
  void severalAnswersCountEqually() {
    Scores scores = LABELS.scores(List.of(new Said("1", Map.of()), new Said("meh", Map.of())));
    assertThat(scores.probabilities()).containsExactly(0.5, 0, 0.5);
    assertThat(LABELS.scores(List.of()).label()).isEqualTo("neutral");
  }

  @Test
  void aLabelOfTwoClassesIsRefused() {
    assertThatThrownBy(
            () ->
                new LabelMap(
                    List.of("positive", "neutral"),
                    Map.of("positive", List.of("1"), "neutral", List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 1 stands for both");
    assertThatThrownBy(() -> new LabelMap(List.of("a", "b"), Map.of("c", List.of("1"))))
        .hasMessageContaining("no such class, c");
  }
}
