package org.windvane.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How an index by country and year goes with an outside measure of the same thing: rank correlation
 * of the levels, and of the changes from the earlier to the later half of the years.
 */
public final class ExternalScores {
  private static final int RESAMPLES = 1000;

  /** Both measures of one country in one year. */
  public record Pair(String country, int year, double ours, double theirs) {}

  /**
   * A rank correlation with its 95 % interval.
   *
   * @param rho NaN when there are fewer than three pairs
   */
  public record Correlation(double rho, double lower, double upper, int n) {}

  private ExternalScores() {}

  /** Of all country-years; the interval comes of resampling countries. */
  public static Correlation levels(List<Pair> pairs) {
    return correlation(byCountry(pairs).values().stream().map(ExternalScores::points).toList());
  }

  /** Of one change a country, where it has years in both halves. */
  public static Correlation changes(List<Pair> pairs) {
    int[] years = pairs.stream().mapToInt(Pair::year).distinct().sorted().toArray();
    List<double[][]> changes = new ArrayList<>();
    for (List<Pair> own : byCountry(pairs).values()) {
      double[][] sums = new double[2][3];
      for (Pair p : own) {
        int half = halfOf(years, p.year());
        if (half >= 0) {
          sums[half][0] += p.ours();
          sums[half][1] += p.theirs();
          sums[half][2]++;
        }
      }
      if (sums[0][2] > 0 && sums[1][2] > 0) {
        changes.add(
            new double[][] {
              {
                sums[1][0] / sums[1][2] - sums[0][0] / sums[0][2],
                sums[1][1] / sums[1][2] - sums[0][1] / sums[0][2]
              }
            });
      }
    }
    return correlation(changes);
  }

  /** 0 the earlier half of the years, 1 the later, -1 the middle one of an odd number. */
  private static int halfOf(int[] years, int year) {
    int place = Arrays.binarySearch(years, year);
    if (2 * place + 1 == years.length) {
      return -1;
    }
    return 2 * place + 1 < years.length ? 0 : 1;
  }

  private static Map<String, List<Pair>> byCountry(List<Pair> pairs) {
    Map<String, List<Pair>> groups = new TreeMap<>();
    pairs.forEach(p -> groups.computeIfAbsent(p.country(), c -> new ArrayList<>()).add(p));
    return groups;
  }

  private static double[][] points(List<Pair> pairs) {
    return pairs.stream().map(p -> new double[] {p.ours(), p.theirs()}).toArray(double[][]::new);
  }

  private static Correlation correlation(List<double[][]> groups) {
    int n = groups.stream().mapToInt(g -> g.length).sum();
    double rho = spearman(groups);
    if (Double.isNaN(rho)) {
      return new Correlation(rho, rho, rho, n);
    }
    SplittableRandom random = new SplittableRandom(1);
    double[] resampled = new double[RESAMPLES];
    int kept = 0;
    for (int r = 0; r < RESAMPLES; r++) {
      List<double[][]> drawn = new ArrayList<>(groups.size());
      for (int g = 0; g < groups.size(); g++) {
        drawn.add(groups.get(random.nextInt(groups.size())));
      }
      double value = spearman(drawn);
      if (!Double.isNaN(value)) {
        resampled[kept++] = value;
      }
    }
    Arrays.sort(resampled, 0, kept);
    return new Correlation(
        rho, resampled[(int) (0.025 * (kept - 1))], resampled[(int) (0.975 * (kept - 1))], n);
  }

  private static double spearman(List<double[][]> groups) {
    double[][] points = groups.stream().flatMap(Arrays::stream).toArray(double[][]::new);
    if (points.length < 3) {
      return Double.NaN;
    }
    return new SpearmansCorrelation()
        .correlation(
            Arrays.stream(points).mapToDouble(p -> p[0]).toArray(),
            Arrays.stream(points).mapToDouble(p -> p[1]).toArray());
  }
}
