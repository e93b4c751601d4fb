package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoherenceTest {
  private static Bag bag(int... terms) {
    return Bag.of(terms.clone(), terms.length);
  }

  private static final List<Bag> STORIES =
      List.of(bag(0, 1), bag(0, 1), bag(0, 2), bag(3), bag(3, 2));

  @Test
  void npmiOfAPairIsTheOneWorkedOutByHand() {
    // p(0)=3/5, p(1)=2/5, p(0,1)=2/5: ln((2/5)/(6/25)) / -ln(2/5) = 0.510826/0.916291
    double[] npmi = Coherence.npmi(List.of(new int[] {0, 1}), STORIES);

    assertThat(npmi[0]).isCloseTo(0.557493, within(1e-6));
  }

  @Test
  void termsThatNeverMeetScoreMinusOne() {
    assertThat(Coherence.npmi(List.of(new int[] {1, 3}), STORIES)[0]).isEqualTo(-1);
  }

  @Test
  void aTopicIsTheMeanOverItsPairs() {
    double pair = Coherence.npmi(List.of(new int[] {0, 1}), STORIES)[0];
    double other = Coherence.npmi(List.of(new int[] {0, 2}), STORIES)[0];
    double never = -1;

    assertThat(Coherence.npmi(List.of(new int[] {0, 1, 2}), STORIES)[0])
        .isCloseTo((pair + other + never) / 3, within(1e-9));
  }

  @Test
  void aTopicOfOneTermHasNone() {
    assertThat(Coherence.npmi(List.of(new int[] {0}), STORIES)[0]).isNaN();
  }
}
