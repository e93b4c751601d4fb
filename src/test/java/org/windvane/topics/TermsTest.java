package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final Terms TERMS =
      new Terms(
          ActorMask.ofNames(
              List.of("Mali", "Malian", "Burkina Faso", "Turkey", "malien", "Côte d'Ivoire")),
          300);

  private static String of(String language, String title, String body) {
    return String.join(" ", TERMS.of(title, body, language));
  }

  @Test
  void stopWordsAndNamesOfStatesLeaveABreakAndPluralsAreFolded() {
    assertThat(of("en", "Malian soldiers quit two bases", "Elections in Burkina Faso"))
        .isEqualTo("soldier quit | base | election |");
  }

  @Test
  void aNameInLowerCaseTextIsAnotherWord() {
    assertThat(of("en", "Farmers roast turkey", null)).isEqualTo("farmer roast turkey |");
  }

  @Test
  void frenchElisionIsCutAndNamesAreFoundWithoutAccents() {
    assertThat(of("fr", "L'armée malienne, l’élection en Cote d'Ivoire", ""))
        .isEqualTo("armée malienne | élection |");
  }

  @Test
  void englishPossessivesAndContractionsAreCut() {
    assertThat(of("en", "The farmer's cattle don't graze", ""))
        .isEqualTo("farmer cattle | graze |");
  }

  @Test
  void webAddressesAreNoWords() {
    assertThat(of("en", "Strike", "Miners https://a.example/mine?ref=x walk out (www.b.example)"))
        .isEqualTo("strike | miner | walk |");
  }

  @Test
  void aLanguageWithoutStopWordsHasNoTerms() {
    assertThat(of("de", "Die Wahl in Mali", "")).isEmpty();
  }
}
