package org.windvane.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.windvane.settings.Settings;

class FocusTest {
  private static final LanguagePack ENGLISH = LanguagePack.load(Settings.bundled(), "en");

  private static Map<String, Focus.Share> focus(String title, String body, String day) {
    int date =
        day == null ? ActorReader.NO_DATE : Math.toIntExact(LocalDate.parse(day).toEpochDay());
    Document d = new ActorReader(ENGLISH).read(title, body, date, null);
    return Focus.of(d, ENGLISH.gazetteer());
  }

  private static String about(String title, String body) {
    return focus(title, body, null).entrySet().stream()
        .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.share(), b.share())))
        .map(Map.Entry::getKey)
        .orElse("none");
  }

  @Test
  void sharesOfAnArticleAddUpToOne() {
    double sum =
        focus("Mali and Niger meet", "Algeria was not asked. The U.S. kept silent.", null)
            .values()
            .stream()
            .mapToDouble(Focus.Share::share)
            .sum();
    assertThat(sum).isCloseTo(1.0, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void aCompanyTellsWhereItIsAtHomeButDoesNotAct() {
    assertThat(about("Shares of Hydro-Quebec rise", "Its board was pleased.")).isEqualTo("CAN");
    Document d =
        new ActorReader(ENGLISH)
            .read(null, "Hydro-Quebec sued its rival.", ActorReader.NO_DATE, null);
    assertThat(d.sentences().get(0).kind(0)).isEqualTo(MentionKind.COMPANY);
    assertThat(d.sentences().get(0).kind(0).acts()).isFalse();
  }

  @Test
  void aCountryByNameOutweighsTheCompanyThatWorksThere() {
    assertThat(about("Mali suspends mine of Barrick Gold", "Barrick Gold said it was surprised."))
        .isEqualTo("MLI");
  }

  @Test
  void aBodyThatMovedSitsWhereItSatOnTheDay() {
    String body = "The International Cocoa Organization met.";
    assertThat(focus("Cocoa talks", body, "2015-05-04")).containsOnlyKeys("GBR");
    assertThat(focus("Cocoa talks", body, "2022-05-04")).containsOnlyKeys("CIV");
  }

  @Test
  void theUnitedStatesNamedInPassingGiveWayToTheCountryNamedFirst() {
    assertThat(
            about(
                "Peace talks resume",
                "Delegates came to Sudan on Monday. The U.S. sent an envoy. U.S. officials spoke to all."))
        .isEqualTo("SDN");
    assertThat(about("U.S. sends envoy", "He landed in Sudan. U.S. officials had asked for it."))
        .isEqualTo("USA");
  }

  @Test
  void whatTitleAndLeadTellOfABodyAloneIsToldFromWhereItSits() {
    assertThat(
            about(
                "EU ministers postpone talks on fishing",
                "European Union ministers will meet again on Thursday. German officials were against it."))
        .isEqualTo("BEL");
  }

  @Test
  void aCountryNamedInTheLeadOutweighsTheBodyThatSpeaksOfIt() {
    assertThat(
            about(
                "EU ministers postpone talks on aid",
                "European Union ministers will speak of aid to Chad on Thursday."))
        .isEqualTo("TCD");
  }

  @Test
  void aBodyOfTheWholeWorldGivesWayToAnyCountryNamed() {
    assertThat(about("World Bank lends more", "The World Bank met. Officials from Peru spoke."))
        .isEqualTo("PER");
  }
}
