package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.windvane.language.ActorReader;
import org.windvane.language.LanguagePack;
import org.windvane.language.Sentence;
import org.windvane.language.model.Dyad;
import org.windvane.language.model.Gloss;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.Scores;
import org.windvane.settings.Settings;

class ModelCoderTest {
  private static final LanguagePack ENGLISH = LanguagePack.load(Settings.bundled(), "en");
  private static final ActorReader READER = new ActorReader(ENGLISH);
  private static final List<String> CLASSES =
      List.of(
          "none",
          "verbal_cooperation",
          "material_cooperation",
          "verbal_conflict",
          "material_conflict");

  /** Gives every question the same probabilities, and keeps what it was asked. */
  private static class Fixed implements RelationModel {
    private static final long serialVersionUID = 1L;

    final transient List<List<MarkedSentence>> calls = new ArrayList<>();
    private final double[] probabilities;

    Fixed(double... probabilities) {
      this.probabilities = probabilities;
    }

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public String hash() {
      return "0";
    }

    @Override
    public List<Scores> relations(List<MarkedSentence> questions) {
      calls.add(questions);
      return questions.stream().map(q -> Scores.of(CLASSES, probabilities)).toList();
    }
  }

  private static List<Relation> code(RelationModel model, double least, double veto, String text) {
    RuleCoder rules = new RuleCoder(ActLexicon.load("en"), ENGLISH.gazetteer());
    Sentence sentence = READER.readSentence(text, ActorReader.NO_DATE);
    return new ModelCoder(rules, ENGLISH.gazetteer(), model, Gloss.of("en"), least, veto)
        .code(List.of(sentence))
        .get(0);
  }

  private static final String ACT = "Niger expelled the French ambassador.";
  private static final String NO_ACT = "Niger, unlike Ghana, has no coast.";

  @Test
  void whatTheRulesReadStandsWhereTheModelFindsItPossible() {
    assertThat(code(new Fixed(0.8, 0, 0, 0.1, 0.1), 0.85, 0.1, ACT)).isNotEmpty();
  }

  @Test
  void whatTheRulesReadFallsWhereTheModelFindsItsSignImprobable() {
    assertThat(code(new Fixed(0.95, 0, 0, 0.03, 0.02), 0.85, 0.1, ACT)).isEmpty();
    // Cooperation speaks against an expulsion as much as nothing does.
    assertThat(code(new Fixed(0.15, 0.4, 0.4, 0.03, 0.02), 0.85, 0.1, ACT)).isEmpty();
  }

  @Test
  void withoutAVetoTheModelIsNotAskedAboutWhatTheRulesRead() {
    Fixed model = new Fixed(1, 0, 0, 0, 0);

    assertThat(code(model, 0.85, 0, ACT)).isNotEmpty();
    assertThat(model.calls.stream().flatMap(List::stream)).isEmpty();
  }

  @Test
  void anOpenPairIsRelatedBothWaysWhereTheModelIsSure() {
    List<Relation> found = code(new Fixed(0.1, 0.9, 0, 0, 0), 0.85, 0.1, NO_ACT);

    assertThat(found).hasSize(2).allMatch(r -> r.stance() > 0);
    assertThat(found.get(0).source()).isEqualTo(found.get(1).target());
  }

  @Test
  void anOpenPairStaysUnrelatedWhereTheModelIsNotSureEnough() {
    // In either direction: 1 - 0.4 x 0.4 = 0.84.
    assertThat(code(new Fixed(0.4, 0.6, 0, 0, 0), 0.85, 0.1, NO_ACT)).isEmpty();
  }

  @Test
  void anActThatIsPlainButNotWhoseCountsInItsMoreProbableDirection() {
    List<Relation> found =
        code(
            new Fixed(0.3, 0.7, 0, 0, 0) {
              @Override
              public List<Scores> relations(List<MarkedSentence> questions) {
                boolean forward = calls.isEmpty();
                List<Scores> same = super.relations(questions);
                double[] backward = {0.4, 0, 0.6, 0, 0};
                return forward ? same : List.of(Scores.of(CLASSES, backward));
              }
            },
            0.85,
            0.1,
            NO_ACT);

    // 1 - 0.3 x 0.4 = 0.88, though neither direction reaches 0.85.
    assertThat(found).hasSize(1);
    assertThat(found.get(0).source()).isLessThan(found.get(0).target());
    assertThat(found.get(0).probability()).isEqualTo(0.7);
  }

  @Test
  void theOtherDirectionIsNotAskedWhereTheFirstIsSurelyNothing() {
    Fixed model = new Fixed(0.9, 0.1, 0, 0, 0);

    code(model, 0.85, 0.1, NO_ACT);

    assertThat(model.calls.stream().flatMap(List::stream)).hasSize(1);
  }

  private static Fixed answeringBothWays(double[] back, double... forth) {
    return new Fixed(forth) {
      @Override
      public List<Dyad> bothWays(List<MarkedSentence> pairs) {
        Scores other = Scores.of(CLASSES, back);
        return relations(pairs).stream().map(own -> new Dyad(own, other)).toList();
      }
    };
  }

  @Test
  void aModelThatAnswersBothWaysIsAskedOncePerPair() {
    Fixed model = answeringBothWays(new double[] {0.05, 0, 0, 0.95, 0}, 0.8, 0.2, 0, 0, 0);

    List<Relation> found = code(model, 0.85, 0.1, NO_ACT);

    assertThat(model.calls.stream().flatMap(List::stream)).hasSize(1);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).source()).isGreaterThan(found.get(0).target());
    assertThat(found.get(0).quadClass()).isEqualTo(QuadClass.VERBAL_CONFLICT);
  }

  @Test
  void theWayBackIsNotBelievedWhereTheWayForthIsPlainlyNothing() {
    Fixed model = answeringBothWays(new double[] {0, 0, 0, 1, 0}, 0.95, 0.05, 0, 0, 0);

    assertThat(code(model, 0.85, 0.1, NO_ACT)).isEmpty();
  }
}
