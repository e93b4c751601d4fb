package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AimTest {
  /** Sure of an answer from 0.95, of none from 0.9; log-odds move by 2 below it. */
  private static final ModelCard.Level LEVEL = new ModelCard.Level("g", 1, 0.95, 0.9, 2);

  private static final Set<String> GOOD = Set.of("praise", "help");
  private static final Set<String> BAD = Set.of("blame");

  /** Probabilities of none, praise, help, blame. */
  private static Scores said(double... p) {
    return Scores.of(List.of("none", "praise", "help", "blame"), p);
  }

  private static final Scores NOTHING = said(0.97, 0.01, 0.01, 0.01);

  @Test
  void anAnswerIsWantedSureInBothDirections() {
    Scores sure = said(0.01, 0.96, 0.02, 0.01);
    Scores unsure = said(0.3, 0.3, 0.3, 0.1);
    assertThat(Aim.ANSWER.settled(new Dyad(sure, NOTHING), LEVEL)).isTrue();
    assertThat(Aim.ANSWER.settled(new Dyad(sure, null), LEVEL)).isTrue();
    assertThat(Aim.ANSWER.settled(new Dyad(sure, unsure), LEVEL)).isFalse();
    assertThat(Aim.ANSWER.settled(new Dyad(unsure, sure), LEVEL)).isFalse();
  }

  @Test
  void aPairIsLetGoWhereNoSignCanReachWhatCounts() {
    Aim aim = new Aim.Reach(List.of(GOOD, BAD), 0.9);
    // ln(0.9 / 0.1) = 2.197; less 2 it is 0.197, a probability of 0.549.
    assertThat(aim.settled(new Dyad(said(0.4, 0.3, 0.24, 0.06), null), LEVEL)).isTrue();
    assertThat(aim.settled(new Dyad(said(0.4, 0.3, 0.26, 0.04), null), LEVEL)).isFalse();
    assertThat(aim.settled(new Dyad(said(0.4, 0.02, 0.02, 0.56), null), LEVEL)).isFalse();
  }

  @Test
  void theTwoDirectionsOfASignCountTogether() {
    Aim aim = new Aim.Reach(List.of(GOOD, BAD), 0.9);
    Scores third = said(0.65, 0.2, 0.13, 0.02);
    // 1 - 0.67 x 0.67 = 0.551, past 0.549; 1 - 0.67 x 0.69 = 0.538.
    assertThat(aim.settled(new Dyad(third, third), LEVEL)).isFalse();
    assertThat(aim.settled(new Dyad(third, said(0.67, 0.2, 0.11, 0.02)), LEVEL)).isTrue();
    // Praise one way and blame the other are no common sign.
    Scores blame = said(0.65, 0.02, 0.0, 0.33);
    assertThat(aim.settled(new Dyad(third, blame), LEVEL)).isTrue();
  }

  @Test
  void aClaimIsSettledWhereItIsFarFromTheLimitOnEitherSide() {
    Aim aim = new Aim.Doubt(GOOD, false, 0.1);
    // ln(0.1 / 0.9) = -2.197; plus 2 a probability of 0.451, less 2 of 0.0148.
    Scores enough = said(0.5, 0.4, 0.06, 0.04);
    Scores little = said(0.5, 0.4, 0.04, 0.06);
    Scores hardly = said(0.96, 0.01, 0.006, 0.024);
    Scores never = said(0.96, 0.01, 0.004, 0.026);
    assertThat(aim.settled(new Dyad(enough, little), LEVEL)).isTrue();
    assertThat(aim.settled(new Dyad(little, enough), LEVEL)).isFalse();
    assertThat(aim.settled(new Dyad(hardly, little), LEVEL)).isFalse();
    assertThat(aim.settled(new Dyad(never, little), LEVEL)).isTrue();
    // Sure of nothing in both directions.
    assertThat(aim.settled(new Dyad(hardly, NOTHING), LEVEL)).isTrue();
  }

  @Test
  void aClaimAboutTheWayBackLooksThere() {
    Aim aim = new Aim.Doubt(GOOD, true, 0.1);
    Scores good = said(0.1, 0.6, 0.2, 0.1);
    Scores unsure = said(0.8, 0.1, 0.05, 0.05);
    assertThat(aim.settled(new Dyad(unsure, good), LEVEL)).isTrue();
    assertThat(aim.settled(new Dyad(good, unsure), LEVEL)).isFalse();
  }

  @Test
  void whatIsPlainlyNothingCannotReach() {
    Dyad plain = new Dyad(NOTHING, NOTHING);
    assertThat(new Aim.Reach(List.of(GOOD, BAD), 0.01).settled(plain, LEVEL)).isTrue();
  }

  @Test
  void anAimKeepsWhatItWasGiven() {
    Set<String> labels = new HashSet<>(GOOD);
    List<Set<String>> signs = new ArrayList<>(List.of(labels));
    Aim reach = new Aim.Reach(signs, 0.9);
    Aim doubt = new Aim.Doubt(labels, false, 0.1);
    labels.clear();
    signs.clear();
    assertThat(reach).isEqualTo(new Aim.Reach(List.of(GOOD), 0.9));
    assertThat(doubt).isEqualTo(new Aim.Doubt(GOOD, false, 0.1));
  }

  @Test
  void nothingIsBelowNoughtAndNothingReachesOne() {
    Dyad even = new Dyad(said(0.5, 0.2, 0.2, 0.1), null);
    assertThat(new Aim.Doubt(BAD, false, 0).settled(even, LEVEL)).isTrue();
    assertThat(new Aim.Reach(List.of(GOOD), 1).settled(even, LEVEL)).isTrue();
  }
}
