package org.windvane.corpus.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.windvane.settings.Settings;

class GateTest {
  private static final Gate GATE =
      new Gate(Limits.of(Settings.bundled().at("windvane.corpus.quality")));
  private static final LocalDate FIRST = LocalDate.of(2024, 5, 1);
  private static final LocalDate NIGHT = FIRST.plusDays(20);

  /** Twenty days of two outlets, 40 and 10 articles a day. */
  private static Profile past() {
    Profile past = Profile.empty();
    for (int i = 0; i < 20; i++) {
      past.add(FIRST.plusDays(i), "big.example", "en", 40);
      past.add(FIRST.plusDays(i), "small.example", "fr", 10);
    }
    return past;
  }

  private static Gate.Verdict judge(Profile batch, Profile past) {
    return GATE.judge(batch.articles(), Map.of(), batch.days(), batch, past);
  }

  private static Gate.Verdict judge(long read, Map<String, Long> reasons) {
    return GATE.judge(read, reasons, new TreeMap<>(), Profile.empty(), Profile.empty());
  }

  @Test
  void anOrdinaryNightIsNoWarning() {
    Profile night = Profile.empty().add(NIGHT, "big.example", "en", 35);
    night.add(NIGHT, "small.example", "fr", 14).add(NIGHT, "new.example", "en", 70);

    Gate.Verdict verdict = judge(night, past());

    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.stop()).isNull();
  }

  @Test
  void aFirstBatchHasNothingToBeHeldAgainst() {
    assertThat(judge(past(), Profile.empty()).warnings()).isEmpty();
  }

  @Test
  void anOutletThatFallsSilentIsNamedIfItOwesEnough() {
    Profile night = Profile.empty().add(NIGHT, "other.example", "en", 45);

    // small.example owes ten articles, under the limit of twenty.
    assertThat(judge(night, past()).warnings())
        .containsExactly("silence since 2024-05-21: big.example, usually 40 a day");
  }

  @Test
  void aSourceThatIsReadAfterAnotherSilencesNobody() {
    Profile other = Profile.empty();
    for (int i = 0; i < 20; i++) {
      other.add(FIRST.plusDays(i), "other.example", "en", 30);
    }

    assertThat(judge(other, past()).warnings()).isEmpty();
  }

  @Test
  void manyTimesTheUsualNumberIsAFlood() {
    Profile night = Profile.empty().add(NIGHT, "big.example", "en", 40);
    night.add(NIGHT, "small.example", "fr", 100);

    assertThat(judge(night, past()).warnings())
        .containsExactly("flood: small.example 100 articles on 2024-05-21, usually 10 a day");
  }

  @Test
  void aFloodOfAllOutletsPastTheLimitStops() {
    // Fifty a day are usual; a hundred times that is the limit.
    Profile under = Profile.empty().add(NIGHT, "big.example", "en", 4999);
    Profile over = Profile.empty().add(NIGHT, "big.example", "en", 5000);

    assertThat(judge(under, past()).stop()).isNull();
    assertThat(judge(over, past()).stop())
        .isEqualTo("5000 articles on 2024-05-21, usually 50 a day, limit 100 times that");
  }

  @Test
  void anArchiveThatIsReadAfterAFewArticlesIsNoFlood() {
    Profile few = Profile.empty();
    for (int i = 0; i < 20; i++) {
      few.add(FIRST.plusDays(i), "small.example", "en", 2);
    }

    assertThat(judge(Profile.empty().add(NIGHT, "big.example", "en", 5000), few).stop()).isNull();
  }

  @Test
  void daysWithoutAnArticleAreNamedWhereDaysAreRarelyEmpty() {
    NavigableMap<LocalDate, Long> days = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      if (i != 10 && i != 20 && i != 21) {
        days.put(FIRST.plusDays(i), 50L);
      }
    }

    assertThat(GATE.judge(1850, Map.of(), days, Profile.empty(), Profile.empty()).warnings())
        .containsExactly("no article on 2024-05-11; 2024-05-21 to 2024-05-22");

    days.replaceAll((day, n) -> 2L);
    assertThat(GATE.judge(74, Map.of(), days, Profile.empty(), Profile.empty()).warnings())
        .isEmpty();
  }

  @Test
  void otherLanguagesThanBeforeAreAWarning() {
    Profile night = Profile.empty().add(NIGHT, "big.example", "en", 500);
    night.add(NIGHT, "small.example", "ar", 500);
    Profile past = new Profile(past().outlets(), Map.of("en", 800L, "fr", 200L));

    // Half the sum of 0.3, 0.2 and 0.5.
    assertThat(judge(night, past).warnings())
        .contains("languages moved by 50 %: ar 50 %, en 50 %, before en 80 %, fr 20 %");
  }

  @Test
  void quarantineCountsFromALimitAndStopsPastAnother() {
    assertThat(judge(2000, Map.of("no_date", 99L)).warnings()).isEmpty();
    assertThat(judge(2000, Map.of("no_date", 100L, "no_text", 20L)).warnings())
        .containsExactly("6 % of 2000 records in quarantine (no_date 100, no_text 20)");
    assertThat(judge(2000, Map.of("unreadable", 1800L)).stop())
        .isEqualTo("90 % of 2000 records in quarantine (unreadable 1800), limit 90 %");
    assertThat(judge(999, Map.of("unreadable", 999L)).stop()).isNull();
  }

  @Test
  void documentsOfACrawlThatAreNoPagesDoNotCount() {
    assertThat(judge(9000, Map.of("not_a_page", 8000L)).warnings()).isEmpty();
  }
}
