package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class YearPoolingTest {
  /** Forty countries over ten years; country number c stands at c / 20, and CAA falls in 2020. */
  private static Map<CountryYear, Double> levels(double noise) {
    SplittableRandom random = new SplittableRandom(5);
    Map<CountryYear, Double> values = new TreeMap<>();
    for (int c = 0; c < 40; c++) {
      String code = "C" + (char) ('A' + c / 26) + (char) ('A' + c % 26);
      for (int year = 2015; year < 2025; year++) {
        double level = c == 0 ? (year < 2020 ? 2 : -2) : c / 20.0;
        values.put(new CountryYear(code, year), level + noise * random.nextGaussian());
      }
    }
    return values;
  }

  @Test
  void noisyYearsComeNearerToTheTruth() {
    Map<CountryYear, Double> truth = levels(0);
    Map<CountryYear, Double> raw = levels(0.5);

    assertThat(distance(YearPooling.of(raw), truth)).isLessThan(0.6 * distance(raw, truth));
  }

  @Test
  void aCountryThatFallsStillFalls() {
    Map<CountryYear, Double> pooled = YearPooling.of(levels(0.5));

    assertThat(pooled.get(new CountryYear("CAA", 2016))).isGreaterThan(0.8);
    assertThat(pooled.get(new CountryYear("CAA", 2023))).isLessThan(-0.8);
  }

  @Test
  void valuesOfOneYearStayAsTheyAre() {
    Map<CountryYear, Double> one =
        Map.of(new CountryYear("AAA", 2020), 1.0, new CountryYear("BBB", 2020), 3.0);

    assertThat(YearPooling.of(one)).isEqualTo(one);
  }

  private static double distance(Map<CountryYear, Double> a, Map<CountryYear, Double> b) {
    return a.keySet().stream()
        .filter(at -> !at.country().equals("CAA"))
        .mapToDouble(at -> Math.pow(a.get(at) - b.get(at), 2))
        .sum();
  }
}
