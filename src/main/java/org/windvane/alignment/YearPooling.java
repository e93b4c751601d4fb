package org.windvane.alignment;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Noisy yearly values drawn towards their neighbours and towards the mean of all countries, as far
 * as the values themselves say that it pays: one local-level model for every country, its variances
 * shared by all.
 */
final class YearPooling {
  /** Variance that a level gains in a year, as a share of the noise; the likeliest is taken. */
  private static final double[] WANDER = {0, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3};

  private YearPooling() {}

  /** The expected level of every country in every year that has a value. */
  static Map<CountryYear, Double> of(Map<CountryYear, Double> values) {
    Map<String, TreeMap<Integer, Double>> countries = new TreeMap<>();
    values.forEach(
        (at, v) -> countries.computeIfAbsent(at.country(), c -> new TreeMap<>()).put(at.year(), v));
    double mean = values.values().stream().mapToDouble(v -> v).average().orElse(0);
    double steps = 0;
    int pairs = 0;
    double between = 0;
    for (TreeMap<Integer, Double> own : countries.values()) {
      double level = own.values().stream().mapToDouble(v -> v).average().orElse(mean);
      between += (level - mean) * (level - mean) / countries.size();
      Double before = null;
      for (double v : own.values()) {
        if (before != null) {
          steps += (v - before) * (v - before);
          pairs++;
        }
        before = v;
      }
    }
    if (pairs == 0 || steps == 0 || between == 0) {
      return values;
    }
    Map<String, LevelPath> best = Map.of();
    double score = Double.NEGATIVE_INFINITY;
    for (double wander : WANDER) {
      // Successive values differ by the noise of both and by what the level gained.
      double noise = steps / pairs / (2 + wander);
      Map<String, LevelPath> paths = new TreeMap<>();
      double likelihood = 0;
      for (Map.Entry<String, TreeMap<Integer, Double>> own : countries.entrySet()) {
        int[] years = own.getValue().keySet().stream().mapToInt(y -> y).toArray();
        double[] value = own.getValue().values().stream().mapToDouble(v -> v).toArray();
        double[] noises = new double[years.length];
        Arrays.fill(noises, noise);
        LevelPath path =
            LevelPath.smooth(
                years[0],
                years[years.length - 1],
                years,
                value,
                noises,
                mean,
                between,
                wander * noise,
                null);
        paths.put(own.getKey(), path);
        likelihood += path.logLikelihood();
      }
      if (likelihood > score) {
        score = likelihood;
        best = paths;
      }
    }
    Map<CountryYear, Double> pooled = new TreeMap<>();
    for (CountryYear at : values.keySet()) {
      pooled.put(at, best.get(at.country()).level(at.year()));
    }
    return pooled;
  }
}
