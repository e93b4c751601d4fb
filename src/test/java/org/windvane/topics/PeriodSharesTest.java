package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.windvane.topics.PeriodShares.Grain;
import org.windvane.topics.PeriodShares.Share;
import org.windvane.topics.PeriodShares.Sums;

class PeriodSharesTest {
  private static final int TOPIC = 7;

  /**
   * Sunday 30 June and Monday 1 July 2024: four whole stories each, of which topic 7 has 1 and 3.
   */
  private static PeriodShares twoDays() {
    PeriodShares shares = new PeriodShares();
    shares.add(LocalDate.of(2024, 6, 30), CountryShares.ANY, new Sums(4, 4, -1, 4));
    shares.add(LocalDate.of(2024, 6, 30), TOPIC, new Sums(1, 1, -0.5, 1));
    shares.add(LocalDate.of(2024, 7, 1), CountryShares.ANY, new Sums(4, 4, 0, 0));
    shares.add(LocalDate.of(2024, 7, 1), TOPIC, new Sums(3, 3, 0, 0));
    return shares;
  }

  private static List<Share> of(List<Share> all, Grain grain) {
    return all.stream().filter(s -> s.grain() == grain).toList();
  }

  @Test
  void aDayAWeekAMonthAndAYearEachHaveTheirOwnShare() {
    List<Share> all = twoDays().shares(4);

    assertThat(of(all, Grain.DAY))
        .extracting(s -> s.interval().share())
        .containsExactly(0.25, 0.75);
    assertThat(of(all, Grain.WEEK))
        .extracting(Share::period)
        .containsExactly(LocalDate.of(2024, 6, 24), LocalDate.of(2024, 7, 1));
    assertThat(of(all, Grain.MONTH))
        .extracting(Share::period)
        .containsExactly(LocalDate.of(2024, 6, 1), LocalDate.of(2024, 7, 1));
    assertThat(of(all, Grain.YEAR)).extracting(s -> s.interval().share()).containsExactly(0.5);
  }

  @Test
  void toneIsTheMeanOverStoriesThatBearAnyAndNullWithoutOne() {
    List<Share> days = of(twoDays().shares(4), Grain.DAY);

    assertThat(days.get(0).sentiment()).isCloseTo(-0.5, within(1e-12));
    assertThat(days.get(1).sentiment()).isNull();
  }

  @Test
  void periodsWorthTooFewStoriesAreLeftOut() {
    assertThat(twoDays().shares(5)).extracting(Share::grain).containsOnly(Grain.YEAR);
    assertThat(twoDays().shares(9)).isEmpty();
  }

  @Test
  void batchesThatShareADayAddUp() {
    PeriodShares shares = twoDays();
    shares.add(LocalDate.of(2024, 6, 30), CountryShares.ANY, new Sums(4, 4, 0, 0));
    shares.add(LocalDate.of(2024, 6, 30), TOPIC, new Sums(3, 3, 0, 0));

    assertThat(of(shares.shares(4), Grain.DAY).get(0).interval().share()).isEqualTo(0.5);
  }
}
