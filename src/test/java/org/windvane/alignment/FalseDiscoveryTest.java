package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  private static Candidate candidate(String country, double probability) {
    double[] level = {0, 0};
    return new Candidate(
        country, "axis", new Change(5, 4, 6, 0, 9, level, level, probability), 0, 0);
  }

  /** Open shares 0.01, 0.11 and 0.21: means 0.01, 0.055, 0.07. */
  @Test
  void announcesWhileTheMeanOfWhatStaysOpenIsUnderTheBound() {
    List<Candidate> all = List.of(candidate("A", 0.9), candidate("B", 0.99), candidate("C", 0.9));

    assertThat(FalseDiscovery.announce(all, 0.5, 0.05))
        .extracting(Candidate::country)
        .containsExactly("B");
    assertThat(FalseDiscovery.announce(all, 0.5, 0.06))
        .extracting(Candidate::country)
        .containsExactly("B", "A");
  }

  @Test
  void announcesNothingLessProbableThanTheLeast() {
    assertThat(FalseDiscovery.announce(List.of(candidate("A", 0.89)), 0.9, 1)).isEmpty();
  }
}
