package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a model gets from the interface that answers one way at a time, as any classifier does. */
class RelationModelTest {
  private static final Set<String> CONFLICT = Set.of("verbal_conflict", "material_conflict");

  /** Hears a conflict in what Niger does, and nothing in what others do. */
  private static final RelationModel MODEL =
      new RelationModel() {
        private static final long serialVersionUID = 1L;

        @Override
        public String name() {
          return "one way";
        }

        @Override
        public String hash() {
          return "0";
        }

        @Override
        public List<Scores> relations(List<MarkedSentence> questions) {
          return questions.stream()
              .map(q -> q.source().equals("Niger") ? said(0.2, 0.3, 0.5) : said(0.95, 0.03, 0.02))
              .toList();
        }
      };

  private static Scores said(double... p) {
    return Scores.of(List.of("none", "verbal_conflict", "material_conflict"), p);
  }

  private static final MarkedSentence BY_NIGER =
      MarkedSentence.parse("<s>Niger</s> expelled the <t>French</t> ambassador.");

  @Test
  void aClaimIsImprobableByTheSumOfItsLabels() {
    List<Claim> claims =
        List.of(new Claim(BY_NIGER, CONFLICT), new Claim(BY_NIGER.swapped(), CONFLICT));
    // 0.3 + 0.5 = 0.8 and 0.03 + 0.02 = 0.05.
    assertThat(MODEL.improbable(claims, 0.1)).containsExactly(false, true);
    assertThat(MODEL.improbable(claims, 0.81)).containsExactly(true, true);
    assertThat(MODEL.improbable(claims, 0.05 - 1e-9)).containsExactly(false, false);
  }

  @Test
  void whoWantsOnlyWhatCountsGetsTheWholeAnswer() {
    List<Dyad> dyads = MODEL.bothWays(List.of(BY_NIGER), List.of(CONFLICT), 0.99);
    assertThat(dyads.get(0).forth().probability(CONFLICT)).isEqualTo(0.8);
    assertThat(dyads.get(0).back().probability(CONFLICT)).isEqualTo(0.05);
  }
}
