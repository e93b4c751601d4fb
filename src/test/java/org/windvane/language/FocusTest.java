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

  @Test
  void aBondWithoutAStateIsToldFromTheMarketOnWhichItIsSold() {
    assertThat(
            about(
                "Acme unit issues 100 mln dlr eurobond",
                "Acme Funding is issuing a 100 mln dlr eurobond, lead manager Nomura International said. It will be listed in London."))
        .isEqualTo("GBR");
    assertThat(
            about(
                "Acme plans Swiss franc notes",
                "Acme will place 50 mln of Swiss franc notes, lead manager Swiss Bank Corp said."))
        .isEqualTo("CHE");
  }

  @Test
  void aBondOfAStateIsNewsOfThatState() {
    assertThat(
            about(
                "Ghana returns to Eurobond market",
                "Accra sold a $750m Eurobond, to be listed on the London Stock Exchange. Lead managers Barclays and Standard Chartered placed it."))
        .isEqualTo("GHA");
    assertThat(
            about(
                "Treasury picks banks for Eurobond",
                "Kenya has chosen Citi and Standard Chartered as lead managers of its next Eurobond."))
        .isEqualTo("KEN");
    assertThat(
            about(
                "Seplat prices $650m Eurobond",
                "The notes will be listed in London. The oil company works in Nigeria."))
        .isEqualTo("NGA");
  }

  @Test
  void aBondOfAKnownCompanyStaysWithTheCompany() {
    assertThat(about("Safaricom prices Eurobond", "Safaricom sold five-year notes on Thursday."))
        .isEqualTo("KEN");
  }

  @Test
  void aBankThatSellsOrCommentsForOthersDoesNotTellWhere() {
    assertThat(focus("Prices fall", "Traders at Goldman Sachs expect more of it.", null)).isEmpty();
    assertThat(about("Mali sells bonds", "It was arranged by lead manager Goldman Sachs."))
        .isEqualTo("MLI");
  }

  @Test
  void aUnitIsAtHomeInTheCountryThatItIsNamedAfter() {
    assertThat(about("Carmaker reports loss", "Mitsubishi Motors Australia lost money last year."))
        .isEqualTo("AUS");
  }

  @Test
  void theMoneyOfABondDoesNotTellWhere() {
    assertThat(focus("Bank plans issue", "It will be a yen bond of ten years.", null)).isEmpty();
  }

  @Test
  void aPersonWithTheNameOfMoneyOrOfAFirmIsNeither() {
    assertThat(focus("He was there", "We met Mark and Richard Suncor there.", null)).isEmpty();
    assertThat(focus("A day to mark", "They will mark the day.", "2022-05-04")).isEmpty();
  }

  @Test
  void aTownTellsWhereButDoesNotAct() {
    assertThat(about("Fire in warehouse", "A fire broke out in Duisburg on Monday."))
        .isEqualTo("DEU");
    Document d =
        new ActorReader(ENGLISH).read(null, "Duisburg sued its rival.", ActorReader.NO_DATE, null);
    assertThat(d.sentences().get(0).kind(0)).isEqualTo(MentionKind.PLACE);
    assertThat(d.sentences().get(0).kind(0).acts()).isFalse();
  }

  @Test
  void whatTheManagerOfABondTellsIsNewsOfTheMarketUnlessAStateBorrows() {
    String title = "Sapporo Breweries unit sells bonds";
    assertThat(
            about(
                title,
                "Sapporo Breweries of Osaka will sell a 50 mln dlr eurobond, lead manager Warburg Securities said."))
        .isEqualTo("GBR");
    assertThat(
            about(
                title,
                "Sapporo Breweries of Osaka will sell a 50 mln dlr eurobond, said Warburg Securities as lead manager."))
        .isEqualTo("GBR");
    assertThat(about(title, "Sapporo Breweries of Osaka said it would sell a 50 mln dlr eurobond."))
        .isEqualTo("JPN");
    assertThat(
            about(
                "Ghana sells bonds",
                "Ghana will sell a 50 mln dlr eurobond, lead manager Warburg Securities said."))
        .isEqualTo("GHA");
  }

  @Test
  void aLandesbankIsGermanThoughAGirozentraleSitsInVienna() {
    assertThat(about("Norddeutsche Landesbank Girozentrale lends more", "It was pleased."))
        .isEqualTo("DEU");
    assertThat(about("Girozentrale lends more", "It was pleased.")).isEqualTo("AUT");
  }

  @Test
  void aBodyOfTheWholeWorldGivesWayToAnotherBody() {
    assertThat(
            about("UN talks on trade", "The UN opened talks. Members of UNCTAD want a new accord."))
        .isEqualTo("CHE");
  }

  @Test
  void aBodyThatMeetsSomewhereGivesWayToTheStateThatTheHeadlineNames() {
    assertThat(
            about(
                "Sugar talks go on",
                "Members of the International Sugar Organization met. Envoys of Peru spoke."))
        .isEqualTo("GBR");
    assertThat(
            about(
                "Peru leaves sugar body",
                "Lima told the International Sugar Organization that it would leave."))
        .isEqualTo("PER");
  }

  @Test
  void theFirstLineOfADispatchGoesOnWhereItsDatelineWasTakenAway() {
    Document d =
        new ActorReader(ENGLISH)
            .read(
                null,
                "The mines of Mali were open again on\nMonday, and their owners sold gold worth more than in the whole\nyear before.",
                ActorReader.NO_DATE,
                null);
    assertThat(d.sentences()).hasSize(1);
  }
}
