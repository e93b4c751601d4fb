package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementsTest {
  private static final Set<String> FIRST = Set.of("FRA", "USA");
  private static final Set<String> SECOND = Set.of("RUS");
  private static final CountryYear KEN = new CountryYear("KEN", 2022);

  private final Judgements judgements =
      new Judgements((actor, day) -> FIRST.contains(actor), (actor, day) -> SECOND.contains(actor));

  private void tells(CountryYear speaker, String source, String target, double stance) {
    judgements.tells(speaker, 19000, source, source, target, target, stance);
  }

  @Test
  void whoTellsOfAnAttackBlamesTheAttacker() {
    tells(KEN, "RUS", "UKR", -0.9);

    // One act and two neutral ones: -0.3 towards the second bloc.
    assertThat(judgements.values().get(KEN)).isCloseTo(0.15, within(1e-12));
  }

  @Test
  void dealingsOfTheSpeakerItselfCountEitherWay() {
    tells(KEN, "KEN", "FRA", 0.4);
    tells(KEN, "USA", "KEN", 0.8);

    assertThat(judgements.values().get(KEN)).isCloseTo(1.2 / 4 / 2, within(1e-12));
  }

  @Test
  void actsTowardsABlocByOthersAreNotTheBlocs() {
    tells(KEN, "CHN", "USA", -0.8);

    assertThat(judgements.values()).doesNotContainKey(new CountryYear("USA", 2022));
    assertThat(judgements.values().get(KEN)).isZero();
  }

  @Test
  void actsBetweenMembersOfOneBlocBlameNobody() {
    tells(KEN, "USA", "FRA", -0.8);

    assertThat(judgements.values().get(KEN)).isZero();
  }

  @Test
  void aSpeechWithoutActsIsNeutral() {
    judgements.spoke(KEN);

    assertThat(judgements.values()).containsEntry(KEN, 0.0);
  }
}
