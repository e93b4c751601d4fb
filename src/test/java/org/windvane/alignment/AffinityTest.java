package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AffinityTest {
  private static final Set<String> BLOC = Set.of("AAA", "AAB", "AAC");

  private static Affinity.Speech speech(String state, int year) {
    return new Affinity.Speech(state, year, (year - 1970) * 365);
  }

  /** Twelve years; the bloc speaks of liberty, others of sovereignty, everybody of the weather. */
  private static Affinity corpus() {
    Affinity affinity = new Affinity();
    for (int year = 2000; year < 2012; year++) {
      for (String state : BLOC) {
        affinity.add(speech(state, year), "we stand for liberty and courts, says Alba. rain fell");
      }
      for (String state : new String[] {"BBA", "BBB", "BBC"}) {
        affinity.add(
            speech(state, year), "we stand for sovereignty and order, says Zora. rain fell");
      }
      affinity.add(
          speech("TRN", year),
          year < 2006
              ? "we stand for liberty and courts. snow fell"
              : "we stand for sovereignty and order. snow fell");
    }
    return affinity;
  }

  private static Map<String, Double> byState(Affinity affinity, int from, int to) {
    double[] scores = affinity.scores(s -> BLOC.contains(s.state()));
    Map<String, Double> means = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      Affinity.Speech s = affinity.speeches().get(i);
      if (s.year() >= from && s.year() < to) {
        int n = counts.merge(s.state(), 1, Integer::sum);
        double score = scores[i];
        means.merge(s.state(), score, (mean, more) -> mean + (more - mean) / n);
      }
    }
    return means;
  }

  @Test
  void aStateThatSpeaksLikeTheBlocStandsNearIt() {
    Map<String, Double> early = byState(corpus(), 2000, 2006);

    assertThat(early.get("TRN")).isGreaterThan(early.get("BBA") + 0.5);
  }

  @Test
  void aStateThatTurnsItsWordsMovesAway() {
    Affinity affinity = corpus();
    Map<String, Double> early = byState(affinity, 2000, 2006);
    Map<String, Double> late = byState(affinity, 2006, 2012);

    assertThat(early.get("TRN") - late.get("TRN")).isGreaterThan(0.5);
    assertThat(early.get("AAA") - late.get("AAA")).isBetween(-0.3, 0.3);
  }

  @Test
  void namesDoNotCount() {
    Affinity affinity = new Affinity();
    for (int year = 2000; year < 2012; year++) {
      affinity.add(speech("AAA", year), "rain fell in Alba");
      affinity.add(speech("BBB", year), "rain fell in Zora");
    }

    assertThat(affinity.scores(s -> s.state().equals("AAA"))).containsOnly(0.0);
  }

  @Test
  void aBlocThatNeverSpokeGivesNoScores() {
    assertThat(corpus().scores(s -> false)).isNull();
    assertThat(corpus().scores(s -> true)).isNull();
  }
}
