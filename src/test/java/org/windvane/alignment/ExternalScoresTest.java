package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalScoresTest {
  private static ExternalScores.Pair pair(String country, int year, double ours, double theirs) {
    return new ExternalScores.Pair(country, year, ours, theirs);
  }

  /** Ranks 1 2 3 4 against 1 3 2 4: 1 − 6·2/(4·15) = 0.8. */
  @Test
  void levelsAreComparedByRank() {
    ExternalScores.Correlation levels =
        ExternalScores.levels(
            List.of(
                pair("A", 2015, 0.1, -3),
                pair("A", 2016, 0.2, 9),
                pair("B", 2015, 0.3, 0),
                pair("B", 2016, 0.4, 70)));

    assertThat(levels.rho()).isCloseTo(0.8, within(1e-12));
    assertThat(levels.n()).isEqualTo(4);
  }

  /** Of three years the middle one belongs to no half. */
  @Test
  void aChangeIsTheLaterHalfMinusTheEarlier() {
    List<ExternalScores.Pair> pairs = new ArrayList<>();
    double[] ours = {0.3, -0.2, 0.1};
    double[] theirs = {1, -5, 0};
    for (int c = 0; c < 3; c++) {
      String country = "C" + c;
      pairs.add(pair(country, 2015, 0.5, 2));
      pairs.add(pair(country, 2018, -9 + c * c, 50 * c));
      pairs.add(pair(country, 2024, 0.5 + ours[c], 2 + theirs[c]));
    }

    ExternalScores.Correlation changes = ExternalScores.changes(pairs);

    assertThat(changes.n()).isEqualTo(3);
    assertThat(changes.rho()).isCloseTo(1, within(1e-12));
  }

  @Test
  void fewerThanThreePairsHaveNoCorrelation() {
    assertThat(ExternalScores.levels(List.of(pair("A", 2015, 1, 1))).rho()).isNaN();
  }
}
