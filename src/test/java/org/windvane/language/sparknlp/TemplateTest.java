package org.windvane.language.sparknlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.windvane.language.model.MarkedSentence;

class TemplateTest {
  private static final Set<String> NAMES = Set.of("sentence", "target");

  @Test
  void whatIsFilledInIsNotReadAgain() {
    assertThat(
            new Template("{target}: {sentence}!", NAMES)
                .fill(Map.of("sentence", "so says {target}", "target", "Mali")))
        .isEqualTo("Mali: so says {target}!");
  }

  @Test
  void unknownPlacesAndMissingSentencesAreRefused() {
    assertThatThrownBy(() -> new Template("{sentence} {who}", NAMES))
        .hasMessageContaining("no such place, {who}");
    assertThatThrownBy(() -> new Template("{target}", NAMES)).hasMessageContaining("no {sentence}");
  }

  @Test
  void marksAreSetAsTheyAreRead() {
    for (String marked :
        new String[] {
          "<s>Niger</s> expelled the <t>French</t> envoy",
          "the <t>French</t> envoy left <s>Niger</s>",
          "<t>the <s>French</s> army</t>",
          "<s><t>Mali</t>'s army</s>"
        }) {
      assertThat(MarkedSentence.parse(marked).marked()).isEqualTo(marked);
    }
  }
}
