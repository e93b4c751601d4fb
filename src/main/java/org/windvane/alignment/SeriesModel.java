package org.windvane.alignment;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The level of one series of a country, as all outlets tell it, and what the same series' other
 * perspectives borrow from it: scatter, wandering and jumps.
 */
final class SeriesModel {
  /** Variances a day among which the wandering is chosen; in a year 0.02, 0.06, 0.13, 0.27. */
  private static final double[] WANDER = {1e-6, 1e-5, 5e-5, 2e-4};

  /** Log prior of each: levels that hardly move but for jumps are the rule. */
  private static final double[] WANDER_PRIOR = {0, 0, -1, -3};

  private static final int DRAWS = 200;
  private static final int MOST_BINS = 200;

  private final SeriesData data;
  private final Noise noise;
  private final Leanings leanings;
  private final DayMeans days;
  private final LevelPath path;
  private final double wander;
  private final double[] jumps;
  private final int first;
  private final int last;

  private SeriesModel(SeriesData data, Noise prior, int outlets, int first, int last, long seed) {
    this.data = data;
    this.first = first;
    this.last = last;
    DayMeans raw = DayMeans.of(data, null, d -> true);
    Noise rough = prior.fit(data, raw);
    this.leanings = Leanings.fit(data, outlets, rough);
    this.days = DayMeans.of(data, leanings.byOutlet(), d -> true);
    this.noise = prior.fit(data, days).withOutlet(leanings.variance());
    this.jumps = jumps(seed);
    LevelPath best = null;
    double score = Double.NEGATIVE_INFINITY;
    double chosen = WANDER[0];
    for (int i = 0; i < WANDER.length; i++) {
      LevelPath candidate = smooth(days, WANDER[i]);
      if (candidate.logLikelihood() + WANDER_PRIOR[i] > score) {
        score = candidate.logLikelihood() + WANDER_PRIOR[i];
        best = candidate;
        chosen = WANDER[i];
      }
    }
    this.path = best;
    this.wander = chosen;
  }

  /**
   * @param prior of the series over all countries
   * @param outlets how many outlet numbers there are
   * @param first first day of the country's evidence
   * @param last last day of it
   */
  static SeriesModel fit(
      SeriesData data, Noise prior, int outlets, int first, int last, long seed) {
    return new SeriesModel(data, prior, outlets, first, last, seed);
  }

  private LevelPath smooth(DayMeans means, double q) {
    return LevelPath.smooth(
        first,
        last,
        means.day(),
        means.mean(),
        means.noise(noise),
        noise.level(),
        noise.levelSpread(),
        q,
        jumps);
  }

  /** By day, the variance that possible jumps of the level bring, out of the segmentation. */
  private double[] jumps(long seed) {
    double[] extra = new double[last - first + 1];
    Bins bins = Bins.of(MOST_BINS, new DayMeans[] {days}, new Noise[] {noise});
    if (bins == null || bins.size() < 4) {
      return extra;
    }
    Segmentation segmentation =
        new Segmentation(bins.sums(), bins.cuts(ShiftFinder.RATE_PER_YEAR / 365.25));
    SplittableRandom random = new SplittableRandom(seed);
    for (int d = 0; d < DRAWS; d++) {
      int[] starts = segmentation.draw(random);
      for (int s = 1; s < starts.length; s++) {
        int end = s + 1 < starts.length ? starts[s + 1] - 1 : bins.size() - 1;
        double step =
            bins.sums().levelMean(0, starts[s], end)
                - bins.sums().levelMean(0, starts[s - 1], starts[s] - 1);
        int from = bins.firstDay()[starts[s] - 1] + 1;
        int to = bins.lastDay()[starts[s]];
        for (int t = from; t <= to; t++) {
          extra[t - first] += step * step / (to - from + 1) / DRAWS;
        }
      }
    }
    return extra;
  }

  /** Student's quantile: the variances are known from so many clusters only, and from the prior. */
  private static double quantile(double outlets) {
    return new TDistribution(outlets - 1 + Leanings.PRIOR_OUTLETS)
        .inverseCumulativeProbability(0.975);
  }

  /** The series as another perspective tells it. */
  View view(SeriesData told) {
    if (told == data) {
      double outlets = leanings.effectiveOutlets();
      return new View(data, path, leanings.variance() / outlets, noise, quantile(outlets));
    }
    DayMeans means = DayMeans.of(told, null, d -> true);
    double[] stories = new double[leanings.byOutlet().length];
    double total = 0;
    for (int i = 0; i < told.size(); i++) {
      stories[told.outlet[i]] += told.stories[i];
      total += told.stories[i];
    }
    double concentration = 0;
    for (double n : stories) {
      concentration += n * n / (total * total);
    }
    return new View(
        told,
        smooth(means, wander),
        leanings.variance() * concentration,
        noise,
        quantile(1 / concentration));
  }

  DayMeans days() {
    return days;
  }

  Noise noise() {
    return noise;
  }

  SeriesData data() {
    return data;
  }

  double[] leanings() {
    return leanings.byOutlet();
  }

  /**
   * A series as one perspective tells it.
   *
   * @param common variance that all its days share: that of the mean leaning of its outlets
   * @param quantile how many standard deviations reach to the end of a 95 % interval
   */
  record View(SeriesData data, LevelPath path, double common, Noise noise, double quantile) {
    LevelPath.Estimate average(int from, int to) {
      LevelPath.Estimate e = path.average(from, to);
      return new LevelPath.Estimate(e.mean(), e.variance() + common);
    }

    /** Stories of this series that would tell the level of the period as well as all do. */
    double borrowed(LevelPath.Estimate estimate) {
      return (noise.story() + noise.day()) / Math.max(1e-9, estimate.variance() - common)
          - (noise.story() + noise.day()) / noise.levelSpread();
    }
  }
}
