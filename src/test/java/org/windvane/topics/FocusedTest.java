package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FocusedTest {
  @Test
  void aTopicOfWordsThatGoWithAnythingIsGivenUp() {
    // Topics 0 to 3 have six terms each that make up a story; topic 4's stand one in every story.
    int terms = 30;
    float[] inTopic = new float[terms * 5];
    float[] background = new float[terms];
    Arrays.fill(background, 1f / terms);
    for (int term = 0; term < terms; term++) {
      inTopic[term * 5 + term / 6] = 1 / 6f;
    }
    TermWeights weights = new TermWeights(5, inTopic, background);
    Random random = new Random(1);
    List<Bag> stories = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int[] ids = new int[7];
      for (int w = 0; w < 6; w++) {
        ids[w] = i % 4 * 6 + random.nextInt(6);
      }
      ids[6] = 24 + random.nextInt(6);
      stories.add(Bag.of(ids, ids.length));
    }

    double[] focus = Focused.of(weights, stories);

    assertThat(focus[4]).isLessThan(0.4);
    assertThat(focus[0]).isGreaterThan(0.7);
    assertThat(Focused.only(weights, stories).topics()).isEqualTo(4);
  }
}
