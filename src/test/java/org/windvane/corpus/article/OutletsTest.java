package org.windvane.corpus.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutletsTest {
  private static final Instant DAY = Instant.parse("2024-05-01T00:00:00Z");
  private final Outlets outlets =
      new Outlets(
          ConfigFactory.parseString(
              """
              outlets {
                "rfi.fr" { name = RFI, country = FRA, perspective = west, hosts = ["rfi.my"] }
                "portal.example" { name = Portal, country = USA, perspective = other, aggregator = true }
                "radio.blogspot.com" { name = Radio, country = GNB, perspective = africa }
                "daily.example" { name = Daily, country = MLI, perspective = africa
                  history = [ { to = "2021-12-31", perspective = west } ] }
              }
              tlds { ml = MLI, fr = FRA }
              """));

  private Outlet resolve(String... candidates) {
    return outlets.resolve(Arrays.asList(candidates), DAY);
  }

  @Test
  void allHostsOfAnOutletAreOne() {
    Outlet rfi = new Outlet("rfi.fr", "FRA", "west");

    assertThat(resolve("https://www.rfi.fr/x")).isEqualTo(rfi);
    assertThat(resolve("https://amp.rfi.my/x")).isEqualTo(rfi);
    assertThat(resolve("RFI.fr")).isEqualTo(rfi);
  }

  @Test
  void anUnknownHostIsItsRegistrableDomainWithTheCountryOfItsEnding() {
    assertThat(resolve("https://www.news.journal.ml/x"))
        .isEqualTo(new Outlet("journal.ml", "MLI", "other"));
    assertThat(resolve("https://feeds.paper.co.uk/x"))
        .isEqualTo(new Outlet("paper.co.uk", null, "other"));
  }

  @Test
  void theLongestHostThatFitsWins() {
    assertThat(resolve("https://radio.blogspot.com/1").country()).isEqualTo("GNB");
  }

  @Test
  void anAggregatorGivesWayToTheOutletBehindIt() {
    assertThat(resolve("https://www.rfi.fr/x", "https://portal.example/feed").domain())
        .isEqualTo("rfi.fr");
    assertThat(resolve("https://portal.example/go", "https://www.rfi.fr/feed").domain())
        .isEqualTo("rfi.fr");
    assertThat(resolve("https://portal.example/go", null).domain()).isEqualTo("portal.example");
  }

  @Test
  void anOutletThatChangedHandsSpeaksAsItDidThatDay() {
    assertThat(
            outlets
                .resolve(Arrays.asList("daily.example"), Instant.parse("2021-12-31T12:00:00Z"))
                .perspective())
        .isEqualTo("west");
    assertThat(resolve("daily.example").perspective()).isEqualTo("africa");
  }

  @Test
  void aNameWithoutAHostIsKeptAsItIs() {
    assertThat(resolve(null, "Le Journal du Fleuve"))
        .isEqualTo(new Outlet("Le Journal du Fleuve", null, "other"));
    assertThat(resolve()).isEqualTo(new Outlet(null, null, "other"));
  }
}
