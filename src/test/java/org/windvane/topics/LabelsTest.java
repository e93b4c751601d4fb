package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  /** One topic that gives its terms these weights, and one of a single other term. */
  private static String label(List<String> terms, float... weights) {
    int n = terms.size() + 1;
    float[] inTopic = new float[n * 2];
    float[] background = new float[n];
    for (int i = 0; i < weights.length; i++) {
      inTopic[i * 2] = weights[i];
    }
    inTopic[(n - 1) * 2 + 1] = 1;
    Arrays.fill(background, 1f / n);
    List<String> all = new ArrayList<>(terms);
    all.add("other");
    return Labels.of(new TermWeights(2, inTopic, background), Vocabulary.of(all)).get(0);
  }

  @Test
  void formsOfOneWordAreToldOnce() {
    List<String> terms = List.of("ban", "banning", "bans", "rule", "journalist");
    assertThat(label(terms, .3f, .3f, .2f, .1f, .1f)).isEqualTo("ban, rule, journalist");
    assertThat(Labels.sameWord("forcing", "forced")).isTrue();
    assertThat(Labels.sameWord("run", "runner")).isTrue();
    assertThat(Labels.sameWord("war", "warning")).isFalse();
    assertThat(Labels.sameWord("minister", "ministry")).isFalse();
  }

  @Test
  void aPairAndAWordOfItAreToldOnce() {
    assertThat(label(List.of("prime minister", "minister", "tory", "vote"), .4f, .3f, .2f, .1f))
        .isEqualTo("prime minister, tory, vote");
  }

  @Test
  void whatIsSpokenOfComesBeforeWhatWasDoneToIt() {
    assertThat(label(List.of("arrested", "police", "suspect", "murder"), .3f, .29f, .21f, .2f))
        .isEqualTo("police, suspect, murder");
    assertThat(label(List.of("arrested", "police", "suspect", "hit"), .5f, .3f, .15f, .05f))
        .startsWith("police, arrested");
  }
}
