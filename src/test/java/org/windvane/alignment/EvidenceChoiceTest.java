package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceChoiceTest {
  private static EvidenceChoice.Sentence sentence(
      int place, double score, String story, String outlet, long week) {
    return new EvidenceChoice.Sentence(score, story, outlet, week, "A>B", place);
  }

  @Test
  void theMostTellingComesFirstAndNoStoryTwice() {
    List<Integer> chosen =
        EvidenceChoice.choose(
            List.of(
                sentence(0, 0.5, "one", "a", 1),
                sentence(1, 0.9, "two", "b", 2),
                sentence(2, 0.8, "two", "b", 2)));

    assertThat(chosen).containsExactly(1, 0);
  }

  /**
   * Same outlet, week and pair: 0.85 · 0.6 · 0.7 · 0.8 = 0.29; another outlet and week: 0.8 · 0.5.
   */
  @Test
  void anotherOutletAndWeekGoBeforeASomewhatStrongerSentence() {
    List<Integer> chosen =
        EvidenceChoice.choose(
            List.of(
                sentence(0, 0.9, "one", "a", 1),
                sentence(1, 0.85, "two", "a", 1),
                sentence(2, 0.5, "three", "b", 2)));

    assertThat(chosen).containsExactly(0, 2, 1);
  }

  @Test
  void noMoreThanTenAreChosen() {
    List<EvidenceChoice.Sentence> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(sentence(i, 0.5, "s" + i, "o" + i, i));
    }

    assertThat(EvidenceChoice.choose(many)).hasSize(10);
  }
}
