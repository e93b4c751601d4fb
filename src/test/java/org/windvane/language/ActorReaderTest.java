package org.windvane.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.windvane.settings.Settings;

class ActorReaderTest {
  private static final LanguagePack ENGLISH = LanguagePack.load(Settings.bundled(), "en");
  private static final LanguagePack FRENCH = LanguagePack.load(Settings.bundled(), "fr");

  private static List<String> read(
      LanguagePack pack, String title, String body, String day, String speaker) {
    int date =
        day == null ? ActorReader.NO_DATE : Math.toIntExact(LocalDate.parse(day).toEpochDay());
    Document d = new ActorReader(pack).read(title, body, date, speaker);
    List<String> out = new ArrayList<>();
    for (Sentence s : d.sentences()) {
      for (int m = 0; m < s.mentions(); m++) {
        out.add(
            s.text().substring(s.startOffset(m), s.endOffset(m))
                + "="
                + pack.gazetteer().actor(s.actor(m)).code());
      }
    }
    return out;
  }

  private static List<String> english(String body) {
    return read(ENGLISH, null, body, "2024-03-20", null);
  }

  @Test
  void aLongerPhraseSwallowsTheNameInside() {
    assertThat(english("Floods in Niger State and on Lake Chad killed ten."))
        .doesNotContain("Niger=NER", "Chad=TCD");
    assertThat(english("Papua New Guinea is not Guinea-Bissau, nor Equatorial Guinea, nor Guinea."))
        .containsExactly(
            "Papua New Guinea=PNG", "Guinea-Bissau=GNB", "Equatorial Guinea=GNQ", "Guinea=GIN");
  }

  @Test
  void aLeaderStandsForTheStateOnlyDuringTheTerm() {
    String text = "Hollande spoke at length.";
    assertThat(read(ENGLISH, null, text, "2015-03-01", null)).containsExactly("Hollande=FRA");
    assertThat(read(ENGLISH, null, text, "2023-03-01", null)).isEmpty();
    assertThat(read(ENGLISH, null, text, null, null)).containsExactly("Hollande=FRA");
  }

  @Test
  void aFirstNameOrSurnameIsNoState() {
    assertThat(english("Police said Chad Williams and Michael Jordan were at home.")).isEmpty();
    assertThat(english("Rebels crossed into Chad on Tuesday.")).containsExactly("Chad=TCD");
  }

  @Test
  void whoWasNamedInFullIsMeantByTheSurnameAlone() {
    assertThat(read(ENGLISH, "Jordan rips media", "Republican Jim Jordan said so.", null, null))
        .isEmpty();
    assertThat(
            read(ENGLISH, "For many, Jordan was a symbol", "Leslie Jordan has died.", null, null))
        .isEmpty();
    assertThat(read(ENGLISH, "Jordan shuts a gorge", "Jordanian police said so.", null, null))
        .containsExactly("Jordan=JOR", "Jordanian=JOR");
    assertThat(english("Mali Elfman has made a film about ghosts. Mali wrote it alone.")).isEmpty();
  }

  @Test
  void aGraphicsChipIsNoState() {
    assertThat(english("Millions of phones lack patches for flaws in the driver of the Mali GPU."))
        .isEmpty();
    assertThat(english("The Mali-G78 sits beside a Cortex core in the new chipset.")).isEmpty();
    assertThat(
            read(
                ENGLISH,
                "Millions of Android Devices Still Don't Have Patches for Mali GPU Flaws",
                "Five flaws in Arm's Mali GPU driver are unpatched.",
                "2022-11-24",
                null))
        .isEmpty();
    assertThat(english("Soldiers in Mali shot down a drone.")).containsExactly("Mali=MLI");
    assertThat(english("Phones with a Mali GPU are smuggled through Bamako, says Mali."))
        .contains("Bamako=MLI", "Mali=MLI");
  }

  @Test
  void aTownThatIsAlsoASurnameIsNoTownBesideAFirstName() {
    assertThat(english("Writer Jessica Gao explains the finale. Gao wrote it.")).isEmpty();
    assertThat(english("The convoy came from Gao on Monday.")).containsExactly("Gao=MLI");
  }

  @Test
  void anAddressOfAPageNamesNoState() {
    assertThat(english("Buy it here: https://books.example/Will-Jordan/e/B00BCO7SA8 today."))
        .isEmpty();
  }

  @Test
  void aGeorgianHouseIsNotInGeorgia() {
    assertThat(english("The front door of her Georgian home in the Cotswolds is pink.")).isEmpty();
  }

  @Test
  void georgiaIsAStateOfTheUnionUnlessTheArticleSaysOtherwise() {
    assertThat(english("Republican voters in Georgia go to the polls.")).isEmpty();
    assertThat(english("Georgia wants to join NATO. Protests went on in Tbilisi."))
        .contains("Georgia=GEO", "Tbilisi=GEO");
  }

  @Test
  void capitalsAloneMatchOnlyCapitals() {
    assertThat(english("They told us that the US would pay for the car in CAR."))
        .containsExactly("US=USA", "CAR=CAF");
  }

  @Test
  void accentsDoNotMatter() {
    assertThat(english("Cote d'Ivoire and Côte d’Ivoire are one."))
        .containsExactly("Cote d'Ivoire=CIV", "Côte d’Ivoire=CIV");
  }

  @Test
  void aJuntaIsTheOneSpokenOf() {
    assertThat(
            read(
                ENGLISH,
                "Niger ends pact with France",
                "The junta gave no reason.",
                "2024-03-20",
                null))
        .containsExactly("Niger=NER", "France=FRA", "The junta=NER");
  }

  @Test
  void theFormerColonialPowerIsThatOfTheCountrySpokenOf() {
    assertThat(english("Mali broke with the former colonial power."))
        .containsExactly("Mali=MLI", "the former colonial power=FRA");
  }

  @Test
  void inASpeechWeAreTheSpeaker() {
    assertThat(
            read(
                ENGLISH,
                null,
                "We condemn the invasion of our neighbour. Let us be frank.",
                "2022-09-20",
                "KEN"))
        .containsExactly("We=KEN", "our=KEN");
    assertThat(english("We condemn the invasion.")).isEmpty();
  }

  @Test
  void readsFrenchNamesAndAdjectives() {
    assertThat(read(FRENCH, null, "L'armée malienne et l'Élysée, à N'Djamena.", "2024-03-20", null))
        .containsExactly("malienne=MLI", "Élysée=FRA", "N'Djamena=TCD");
  }

  @Test
  void aDatelineLocatesButDoesNotAct() {
    Document d =
        new ActorReader(ENGLISH)
            .read(null, "PARIS, March 3 (Wire) - Mali said nothing.", ActorReader.NO_DATE, null);
    Sentence s = d.sentences().get(0);
    assertThat(s.kind(0)).isEqualTo(MentionKind.DATELINE);
    assertThat(s.kind(1)).isEqualTo(MentionKind.NAME);
  }
}
