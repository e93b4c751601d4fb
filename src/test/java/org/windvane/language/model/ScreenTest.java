package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    return new Screen(weights, 0.01, 3, 3);
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
    assertThat(new Screen(new byte[2], 1, -0.05, 3).out(pair(MATCH), Fixtures.CARD, 0.95))
        .isFalse();
    assertThat(new Screen(new byte[2], 1, -0.06, 3).out(pair(MATCH), Fixtures.CARD, 0.95)).isTrue();
    // ln(0.85 / 0.15) = 1.735; less 3 it is -1.265.
    assertThat(new Screen(new byte[2], 1, -1.26, 3).out(pair(MATCH), Fixtures.CARD, 0.85))
        .isFalse();
    assertThat(new Screen(new byte[2], 1, -1.27, 3).out(pair(MATCH), Fixtures.CARD, 0.85)).isTrue();
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
    assertThat(new Screen(new byte[2], 1, -100, 0).out(pair(nested), Fixtures.CARD, 0.95))
        .isFalse();
  }

  @Test
  void featuresAreDistinctPlacesInOrder() {
    int[] places = Screen.features(pair(MATCH), Fixtures.CARD, 64);
    assertThat(places).isSorted().doesNotHaveDuplicates();
    assertThat(places[0]).isNotNegative();
    assertThat(places[places.length - 1]).isLessThan(64);
  }

  @Test
  void weightsThatAreNoPowerOfTwoAreRefused() {
    assertThatThrownBy(() -> new Screen(new byte[3], 1, 0, 0))
        .isInstanceOf(WindvaneException.class)
        .hasMessage(
            "Cannot load the model: the number of weights of its screen is no power of two, 3");
  }
}
