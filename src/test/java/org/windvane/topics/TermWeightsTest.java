package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermWeightsTest {
  /** Two terms, two topics: the first topic is the first term's, the second shared. */
  private static final TermWeights WEIGHTS =
      new TermWeights(2, new float[] {1, 0.5f, 0, 0.5f}, new float[] {0.75f, 0.25f});

  @Test
  void aMatchedTopicGoesHalfwayAndAnUnmatchedOneStays() {
    TermWeights other = new TermWeights(1, new float[] {0, 1}, new float[] {0.5f, 0.5f});

    TermWeights mixed = WEIGHTS.mixed(other, new int[] {0, -1});

    assertThat(mixed.inTopic()).containsExactly(0.5f, 0.5f, 0.5f, 0.5f);
    assertThat(mixed.background()).isEqualTo(WEIGHTS.background());
  }

  @Test
  void aTermThatTheNewVocabularyLacksIsMissingFromTheSum() {
    TermWeights laid =
        WEIGHTS.onto(
            Vocabulary.of(List.of("flood", "dam")),
            Vocabulary.of(List.of("dam", "dyke")),
            new float[] {0.5f, 0.5f});

    assertThat(laid.sum(0)).isZero();
    assertThat(laid.sum(1)).isEqualTo(0.5);
    assertThat(laid.inTopic()).containsExactly(0, 0.5f, 0, 0);
  }

  @Test
  void aLittleOfTheBackgroundMakesNoTermImpossible() {
    TermWeights smoothed = WEIGHTS.smoothed(0.2f);

    // 0.8 × 1 + 0.2 × 0.75 and 0.2 × 0.25.
    assertThat(smoothed.of(0, 0)).isCloseTo(0.95f, within(1e-6f));
    assertThat(smoothed.of(1, 0)).isCloseTo(0.05f, within(1e-6f));
  }
}
