package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.windvane.WindvaneException;

class ScreenTest {
  private static final int WEIGHTS = 1 << 16;

  private static EncoderInput pair(String marked) {
    return EncoderInput.of(MarkedSentence.parse(marked), Fixtures.WORDS, Fixtures.CARD);
  }

  private static Set<Integer> features(String marked) {
    return IntStream.of(Screen.features(pair(marked), Fixtures.CARD, WEIGHTS))
        .boxed()
        .collect(Collectors.toSet());
  }

  /** A screen that holds everything in the sentence against a sign, with 0.5 a feature. */
  private static Screen against(String marked) {
    byte[] weights = new byte[WEIGHTS];
    features(marked).forEach(f -> weights[f] = -50);
    return new Screen(weights, 0.01, 3, 0.95, 3);
  }

  private static final String MATCH = "<s>Mali</s> beat <t>Togo</t> 2-0 in the final.";

  @Test
  void wordsThatSpeakAgainstASignKeepThePairFromTheEncoder() {
    assertThat(against(MATCH).out(pair(MATCH), Fixtures.CARD, 0.95)).isTrue();
    assertThat(against(MATCH).out(pair("<s>France</s> accuses <t>Russia</t>"), Fixtures.CARD, 0.95))
        .isFalse();
  }

  @Test
  void aPairIsOutWhereItsLogOddsAreDriftShortOfWhatCounts() {
    // ln(0.95 / 0.05) = 2.944; less 3 it is -0.056.
    assertThat(new Screen(new byte[2], 1, -0.05, 0.95, 3).out(pair(MATCH), Fixtures.CARD, 0.95))
        .isFalse();
    assertThat(new Screen(new byte[2], 1, -0.06, 0.95, 3).out(pair(MATCH), Fixtures.CARD, 0.95))
        .isTrue();
    // It was not taught what is short of 0.85, and knows no more of 0.99 than of 0.95.
    Screen sharp = new Screen(new byte[2], 1, -0.06, 0.95, 3);
    assertThat(sharp.out(pair(MATCH), Fixtures.CARD, 0.85)).isFalse();
    assertThat(sharp.out(pair(MATCH), Fixtures.CARD, 0.99)).isTrue();
  }

  @Test
  void aWordCountsByWhereItStands() {
    Set<Integer> between = features("<s>Mali</s> praised <t>Togo</t>");
    Set<Integer> behind = features("<s>Mali</s> <t>Togo</t> praised");
    assertThat(between).isNotEqualTo(behind);
    assertThat(between).as("and by being there at all").containsAnyElementsOf(behind);
  }

  @Test
  void whatAMentionIsCalledIsOneFeatureAndPartsNoRun() {
    Set<Integer> plain = features("<s>Mali</s> met with <t>Togo</t> again");
    Set<Integer> other = features("<s>Burkina Faso</s> met with <t>Togo</t> again");
    assertThat(plain.stream().filter(f -> !other.contains(f)))
        .as("the name and, for it is longer, the length of the whole")
        .hasSizeLessThanOrEqualTo(2)
        .isNotEmpty();
  }

  @Test
  void mentionsInOneAnotherAreNotScreened() {
    String nested = "<s>The president of <t>Niger</t></s> spoke.";
    assertThat(features(nested)).isEmpty();
    assertThat(new Screen(new byte[2], 1, -100, 0.95, 0).out(pair(nested), Fixtures.CARD, 0.95))
        .isFalse();
  }

  @Test
  void featuresAreDistinctPlacesInOrder() {
    int[] places = Screen.features(pair(MATCH), Fixtures.CARD, 64);
    assertThat(places).isSorted().doesNotHaveDuplicates();
    assertThat(places[0]).isNotNegative();
    assertThat(places[places.length - 1]).isLessThan(64);
  }

  /** The expected places were computed apart from this code, in Python. */
  @Test
  void featuresLieWhereTheShippedWeightsExpectThem() {
    assertThat(Screen.features(pair("<s>Mali</s> met <t>Togo</t>."), Fixtures.CARD, 1 << 18))
        .containsExactly(
            9751, 37510, 39708, 42739, 47449, 50716, 51318, 83604, 117842, 122666, 130503, 192576,
            202121, 202948);
  }

  @Test
  void theShippedScreenKeepsBackAMatchAndNotAnAct() {
    EncoderModel model = EncoderModel.bundled();
    List<Set<String>> signs =
        List.of(
            Set.of("verbal_cooperation", "material_cooperation"),
            Set.of("verbal_conflict", "material_conflict"));
    MarkedSentence match =
        MarkedSentence.parse(
            "Goals: <s>Senegal</s> 3-1 <t>Qatar</t>, World Cup group A, second match, half-time score"
                + " 1-0.");
    MarkedSentence act =
        MarkedSentence.parse("<t>Paris</t> was accused by <s>Bamako</s> of arming the rebels.");
    List<Dyad> answers = model.bothWays(List.of(match, act, match.swapped()), signs, 0.92);
    assertThat(answers.get(0).forth().probability("none")).isEqualTo(1);
    assertThat(answers.get(0).back().probability("none")).isEqualTo(1);
    assertThat(answers.get(2).forth().probability("none")).isEqualTo(1);
    assertThat(answers.get(1).forth().label()).isEqualTo("verbal_conflict");
    assertThat(model.bothWays(List.of(act.swapped()), signs, 0.92).get(0).back().logits())
        .containsExactly(answers.get(1).forth().logits());
    // Asked for the answer itself, the graphs give it.
    assertThat(model.bothWays(List.of(match)).get(0).forth().probability("none")).isLessThan(1);
  }

  @Test
  void weightsThatAreNoPowerOfTwoAreRefused() {
    assertThatThrownBy(() -> new Screen(new byte[3], 1, 0, 0.95, 0))
        .isInstanceOf(WindvaneException.class)
        .hasMessage(
            "Cannot load the model: the number of weights of its screen is no power of two, 3");
  }
}
