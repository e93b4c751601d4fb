package org.windvane.alignment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Several measures of the same thing made into one: the mean of their standardised values. A
 * measure that has no value somewhere counts there with its mean, so that what only one of them
 * knows is drawn half way to the middle.
 */
final class Composite {
  private Composite() {}

  /** The mean wherever any measure has a value; measures without any do not count. */
  static Map<CountryYear, Double> of(List<Map<CountryYear, Double>> measures) {
    List<Map<CountryYear, Double>> some = measures.stream().filter(m -> !m.isEmpty()).toList();
    TreeSet<CountryYear> all = new TreeSet<>();
    some.forEach(m -> all.addAll(m.keySet()));
    TreeMap<CountryYear, Double> sums = new TreeMap<>();
    all.forEach(at -> sums.put(at, 0.0));
    for (Map<CountryYear, Double> measure : some) {
      double mean = measure.values().stream().mapToDouble(v -> v).average().orElse(0);
      double spread =
          Math.sqrt(
              measure.values().stream()
                  .mapToDouble(v -> (v - mean) * (v - mean))
                  .average()
                  .orElse(0));
      if (spread > 0) {
        measure.forEach((at, v) -> sums.merge(at, (v - mean) / spread / some.size(), Double::sum));
      }
    }
    return sums;
  }
}
