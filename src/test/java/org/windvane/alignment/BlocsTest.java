package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.windvane.UsageException;

class BlocsTest {
  private static final Blocs BLOCS =
      Blocs.read(
          ConfigFactory.parseString(
              """
              blocs {
                west { members = [ {actor = FRA}, {actor = GBR, to = "2020-01-31"}, {actor = TUR} ] }
                east { members = [ {actor = RUS}, {actor = TUR, from = "2022-01-01"} ] }
                other { members = [ {actor = CHN} ] }
              }
              axes {
                west-east { first = west, second = east }
                west-other { first = west, second = other }
              }
              """));

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  @Test
  void membershipHoldsOnItsFirstAndLastDay() {
    assertThat(BLOCS.isMember("GBR", "west", day("2020-01-31"))).isTrue();
    assertThat(BLOCS.isMember("GBR", "west", day("2020-02-01"))).isFalse();
    assertThat(BLOCS.isMember("TUR", "east", day("2021-12-31"))).isFalse();
    assertThat(BLOCS.isMember("TUR", "east", day("2022-01-01"))).isTrue();
  }

  @Test
  void aCountryHasNoStandTowardsABlocThatItBelongsTo() {
    assertThat(BLOCS.seriesOf("FRA", "GBR", day("2019-01-01"))).isEmpty();
    assertThat(BLOCS.seriesOf("GBR", "FRA", day("2021-01-01"))).contains("west");
    assertThat(BLOCS.seriesOf("MLI", "XXX", day("2021-01-01"))).isEmpty();
  }

  @Test
  void anActorOfBothBlocsOfAnAxisCountsForNeitherOfThem() {
    Blocs.Axis axis = BLOCS.axes().get(0);

    assertThat(BLOCS.seriesOf("MLI", "TUR", day("2023-01-01")))
        .containsExactlyInAnyOrder("west", "east")
        .doesNotContain(axis.first(), axis.second());
    assertThat(BLOCS.seriesOf("MLI", "TUR", day("2019-01-01")))
        .containsExactlyInAnyOrder("west", axis.first());
    assertThat(BLOCS.seriesOf("MLI", "FRA", day("2023-01-01")))
        .containsExactlyInAnyOrder("west", axis.first());
  }

  @Test
  void anAxisWithoutSharedMembersUsesTheBlocsThemselves() {
    assertThat(BLOCS.axes().get(1).first()).isEqualTo("west");
    assertThat(BLOCS.axes().get(1).second()).isEqualTo("other");
  }

  @Test
  void anAxisOfAnUnknownBlocIsAWrongCall() {
    assertThatThrownBy(
            () ->
                Blocs.read(
                    ConfigFactory.parseString(
                        "blocs { a { members = [] } }, axes { x { first = a, second = b } }")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no such bloc, b of x");
  }
}
