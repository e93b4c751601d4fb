package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InferenceTest {
  /** Four topics of three terms each over a common background; term 12 is in none of them. */
  private static final Inference INFERENCE = new Inference(weights());

  private static TermWeights weights() {
    float[] inTopic = new float[13 * 4];
    float[] background = new float[13];
    Arrays.fill(background, 1 / 13f);
    for (int term = 0; term < 13; term++) {
      for (int t = 0; t < 4; t++) {
        inTopic[term * 4 + t] = (term / 3 == t ? 0.3f : 0) + 0.1f / 13;
      }
    }
    return new TermWeights(4, inTopic, background);
  }

  private static float[] shares(int... terms) {
    INFERENCE.fit(Bag.of(terms, terms.length));
    return INFERENCE.shares();
  }

  @Test
  void aShortStoryHasItsTopicAndNoLittleOfTheOthers() {
    float[] shares = shares(0, 1, 2, 12);

    assertThat(shares[0]).isGreaterThan(0.7f);
    assertThat(shares[1] + shares[2] + shares[3]).isLessThan(0.02f);
  }

  @Test
  void twoTopicsWithEvidenceBothStay() {
    float[] shares = shares(0, 1, 2, 3, 4, 5);

    assertThat(shares[0]).isCloseTo(shares[1], within(0.05f)).isGreaterThan(0.35f);
  }

  @Test
  void mixtureAndBackgroundSumToOne() {
    shares(0, 1, 3, 12);
    float sum = INFERENCE.background();
    for (float share : INFERENCE.mixture()) {
      sum += share;
    }

    assertThat(sum).isCloseTo(1, within(1e-5f));
  }

  @Test
  void aStoryOfWordsThatAreInNoTopicHasNone() {
    for (float share : shares(12)) {
      assertThat(share).isLessThan(0.5f);
    }
  }
}
