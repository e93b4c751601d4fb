package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.windvane.WindvaneException;

class ModelCardTest {
  private static ModelCard read(String relation, String files) {
    String json =
        """
        {"name": "m", "max_tokens": 128,
         "tokens": {"[CLS]": 101, "[SEP]": 102, "<m>": 2, "</m>": 3, "<s>": 4, "</s>": 5, "<t>": 6,
                    "</t>": 7},
         "sentiment": {"labels": ["negative", "neutral", "positive"], "temperature": 1.5},
         "relation": {"labels": ["none", "some"], "temperature": 0.5 %s},
         "sha256": {"vocab.txt": "00" %s}}
        """
            .formatted(relation, files);
    return ModelCard.read(json.getBytes(StandardCharsets.UTF_8), "/models/m");
  }

  private static final String ONE = ", \"model.onnx\": \"aa\"";

  @Test
  void withoutEarlyLevelsThereIsOneGraphThatAnswersEverything() {
    ModelCard card = read("", ONE);
    assertThat(card.relationLevels())
        .containsExactly(new ModelCard.Level("model.onnx", 0.5, 0, 0, 0));
    assertThat(card.sentimentLevels())
        .containsExactly(new ModelCard.Level("model.onnx", 1.5, 0, 0, 0));
    assertThat(card.graphHash()).isEqualTo("aa");
  }

  @Test
  void levelsStandFromTheTopAndTheLastAnswersWhateverComes() {
    ModelCard card =
        read(
            ", \"graph\": \"relation-12.onnx\", \"early\": [{\"graph\": \"model.onnx\","
                + " \"temperature\": 0.9, \"sure\": 0.95, \"sure_none\": 0.8, \"drift\": 3.5}]",
            ONE + ", \"relation-12.onnx\": \"bb\"");
    assertThat(card.relationLevels())
        .containsExactly(
            new ModelCard.Level("model.onnx", 0.9, 0.95, 0.8, 3.5),
            new ModelCard.Level("relation-12.onnx", 0.5, 0, 0, 0));
    // printf aabb | sha256sum
    assertThat(card.graphHash())
        .isEqualTo("486b34250bd4400c0aa90516fce9a9c0633a922eb40d0828cf299bc4e825acf4");
  }

  @Test
  void nothingMayBePlainSoonerThanSomething() {
    ModelCard.Level level = new ModelCard.Level("model.onnx", 1, 0.95, 0.8, 3);
    assertThat(level.answers(said(0.8, 0.2))).isTrue();
    assertThat(level.answers(said(0.79, 0.21))).isFalse();
    assertThat(level.answers(said(0.06, 0.94))).isFalse();
    assertThat(level.answers(said(0.05, 0.95))).isTrue();
  }

  @Test
  void aLevelOfUnknownDriftSettlesNothingButWhatItAnswers() {
    ModelCard.Level level =
        read(", \"early\": [{\"graph\": \"model.onnx\", \"temperature\": 1, \"sure\": 0.99}]", ONE)
            .relationLevels()
            .get(0);
    Set<String> some = Set.of("some");
    Dyad likely = new Dyad(said(0.02, 0.98), null);
    Dyad unlikely = new Dyad(said(0.98, 0.02), null);
    assertThat(new Aim.Reach(List.of(some), 0.9).settled(unlikely, level)).isFalse();
    assertThat(new Aim.Doubt(some, false, 0.1).settled(likely, level)).isFalse();
  }

  @Test
  void aScreenIsReadWithItsFile() {
    String screen =
        ", \"screen\": {\"weights\": \"screen.bin\", \"scale\": 0.02, \"bias\": -1.5, \"least\": 0.9, \"drift\": 4}";
    assertThat(read(screen, ONE + ", \"screen.bin\": \"cc\"").screening())
        .isEqualTo(new ModelCard.Screening("screen.bin", 0.02, -1.5, 0.9, 4));
    assertThat(read("", ONE).screening()).isNull();
    assertThatThrownBy(() -> read(screen, ONE))
        .isInstanceOf(WindvaneException.class)
        .hasMessage("Cannot read a model card: no screen.bin, /models/m");
  }

  @Test
  void withoutAContextTheWholeSentenceIsRead() {
    assertThat(read("", ONE).context()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read(", \"context\": 24", ONE).context()).isEqualTo(24);
    assertThatThrownBy(() -> read(", \"context\": -1", ONE))
        .isInstanceOf(WindvaneException.class)
        .hasMessage("Cannot read a model card: context is negative, -1, /models/m");
  }

  private static Scores said(double none, double some) {
    return Scores.of(List.of("none", "some"), new double[] {none, some});
  }

  @Test
  void aGraphWithoutAHashIsRefused() {
    assertThatThrownBy(() -> read(", \"graph\": \"relation-12.onnx\"", ONE))
        .isInstanceOf(WindvaneException.class)
        .hasMessage("Cannot read a model card: no relation-12.onnx, /models/m");
  }
}
