package org.windvane.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Finds lasting changes of alignment in the days of two sides, with the posterior of their number,
 * dates and sizes.
 *
 * <p>Both sides share the dates. From the exact posterior over segmentations many are drawn, each
 * with its levels; in every draw, segments too short or too thin to last are left out (a blip that
 * returns is no shift), and what remains of one level beside the next is a change if it is large
 * enough. A change's probability is the share of draws that have it, in its direction; its size is
 * their mean.
 */
final class ShiftFinder {
  /**
   * @param minChange least size of a change of alignment
   * @param minDays least length of a level before and after
   * @param minStories least number of stories on either side of the axis together at each level
   */
  record Rules(double minChange, int minDays, int minStories) {}

  /** Prior rate of cuts a year: of any size and length, blips among them. */
  static final double RATE_PER_YEAR = 0.15;

  /** Draws from the posterior; the standard error of a probability near 0.95 is then 0.01. */
  private static final int DRAWS = 500;

  private static final int MOST_BINS = 320;

  /** Below this share of draws with any change, nothing can reach a probability worth keeping. */
  private static final double WORTH = 0.5;

  private final Rules rules;

  /** Steps the same way this near to each other make one change: a drift. */
  private static final int DRIFT_DAYS = 540;

  /** A level between two large steps the same way that lasts this long stands for itself. */
  private static final int STANDING_DAYS = 240;

  /**
   * Share of the least size that a change needs within one draw, and so what its probability is
   * about. The least size itself is asked of the mean over draws: asked of every draw, it would
   * make a change of exactly that size a matter of even chances however well it is known.
   */
  private static final double COUNTED = 0.4;

  /** A change of which one step makes this share is that step, and dated to it. */
  private static final double SUDDEN = 0.6;

  /** One change in one draw; {@code levels}: first before, after, second before, after. */
  private record Step(int bin, int fromBin, int toBin, double[] levels, boolean drift) {
    double size() {
      return (levels[1] - levels[3] - levels[0] + levels[2]) / 2;
    }
  }

  ShiftFinder(Rules rules) {
    this.rules = rules;
  }

  List<Change> find(DayMeans[] days, Noise[] noise, RandomGenerator random) {
    Bins bins = Bins.of(MOST_BINS, days, noise);
    if (bins == null || bins.size() < 4) {
      return List.of();
    }
    Segmentation segmentation = new Segmentation(bins.sums(), bins.cuts(RATE_PER_YEAR / 365.25));
    List<List<Step>> draws = new ArrayList<>(DRAWS);
    int some = 0;
    for (int d = 0; d < DRAWS; d++) {
      List<Step> steps = steps(bins, segmentation.draw(random), random);
      some += steps.isEmpty() ? 0 : 1;
      draws.add(steps);
    }
    if (some < WORTH * DRAWS) {
      return List.of();
    }
    int[] centres = centres(draws, bins);
    List<Change> changes = new ArrayList<>();
    Bins fine = bins.size() < MOST_BINS / 2 ? bins : Bins.of(Integer.MAX_VALUE, days, noise);
    for (int k = 0; k < centres.length; k++) {
      double low = k == 0 ? Double.NEGATIVE_INFINITY : (centres[k - 1] + centres[k]) / 2.0;
      double high =
          k == centres.length - 1 ? Double.POSITIVE_INFINITY : (centres[k] + centres[k + 1]) / 2.0;
      Change change = change(draws, bins, fine, low, high);
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  private List<Step> steps(Bins bins, int[] starts, RandomGenerator random) {
    SegmentSums sums = bins.sums();
    List<int[]> lasting = new ArrayList<>();
    List<double[]> levels = new ArrayList<>();
    List<double[]> every = new ArrayList<>();
    for (int s = 0; s < starts.length; s++) {
      int from = starts[s];
      int to = s + 1 < starts.length ? starts[s + 1] - 1 : bins.size() - 1;
      double[] level = new double[2];
      for (int k = 0; k < 2; k++) {
        level[k] =
            sums.levelMean(k, from, to)
                + random.nextGaussian() * Math.sqrt(sums.levelVariance(k, from, to));
      }
      every.add(level);
      int begin = bins.firstDay()[from];
      int end = to + 1 < bins.size() ? bins.firstDay()[to + 1] : bins.lastDay()[to] + 1;
      int stories = bins.stories(0, from, to) + bins.stories(1, from, to);
      if (end - begin >= rules.minDays() && stories >= rules.minStories()) {
        lasting.add(new int[] {from, to, s});
        levels.add(level);
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < lasting.size(); i++) {
      double[] a = levels.get(i - 1);
      double[] b = levels.get(i);
      double size = (b[0] - b[1] - a[0] + a[1]) / 2;
      // Where short levels lie between, the change is dated to the largest step in its direction.
      int cut = lasting.get(i)[0];
      double largest = Double.NEGATIVE_INFINITY;
      for (int s = lasting.get(i - 1)[2] + 1; s <= lasting.get(i)[2]; s++) {
        double[] x = every.get(s - 1);
        double[] y = every.get(s);
        double step = Math.signum(size) * (y[0] - y[1] - x[0] + x[1]);
        if (step > largest) {
          largest = step;
          cut = starts[s];
        }
      }
      steps.add(
          new Step(
              cut,
              lasting.get(i - 1)[0],
              lasting.get(i)[1],
              new double[] {a[0], b[0], a[1], b[1]},
              false));
    }
    return joined(bins, steps);
  }

  /** The steps large enough to be changes, after those of one drift are made one. */
  private List<Step> joined(Bins bins, List<Step> steps) {
    List<Step> changes = new ArrayList<>();
    for (int i = 0; i < steps.size(); ) {
      Step whole = steps.get(i);
      Step largest = whole;
      double days = whole.size() * bins.firstDay()[whole.bin()];
      int j = i + 1;
      for (; j < steps.size(); j++) {
        Step next = steps.get(j);
        int began = bins.firstDay()[steps.get(i).bin()];
        int between = bins.firstDay()[next.bin()] - bins.firstDay()[steps.get(j - 1).bin()];
        boolean sameWay = next.size() * whole.size() > 0;
        boolean standing =
            Math.abs(whole.size()) >= rules.minChange()
                && Math.abs(next.size()) >= rules.minChange()
                && between >= STANDING_DAYS;
        if (!sameWay || standing || bins.firstDay()[next.bin()] - began > DRIFT_DAYS) {
          break;
        }
        days += next.size() * bins.firstDay()[next.bin()];
        largest = larger(next, largest) ? next : largest;
        whole =
            new Step(
                largest.bin(),
                whole.fromBin(),
                next.toBin(),
                new double[] {
                  whole.levels()[0], next.levels()[1], whole.levels()[2], next.levels()[3]
                },
                true);
      }
      if (Math.abs(whole.size()) >= COUNTED * rules.minChange()) {
        boolean drift = whole.drift() && Math.abs(largest.size()) < SUDDEN * Math.abs(whole.size());
        int bin = drift ? at(bins, (int) Math.round(days / whole.size())) : largest.bin();
        changes.add(new Step(bin, whole.fromBin(), whole.toBin(), whole.levels(), drift));
      }
      i = j;
    }
    return changes;
  }

  /**
   * Days around which changes lie: of the most frequent number of changes, the median day of each.
   */
  private static int[] centres(List<List<Step>> draws, Bins bins) {
    int most = draws.stream().mapToInt(List::size).max().orElse(0);
    int[] frequency = new int[most + 1];
    draws.forEach(d -> frequency[d.size()]++);
    int number = 1;
    for (int n = 2; n <= most; n++) {
      number = frequency[n] > frequency[number] ? n : number;
    }
    int[] centres = new int[number];
    int wanted = number;
    for (int k = 0; k < number; k++) {
      int nth = k;
      int[] at =
          draws.stream()
              .filter(d -> d.size() == wanted)
              .mapToInt(d -> bins.firstDay()[d.get(nth).bin()])
              .sorted()
              .toArray();
      centres[k] = at[at.length / 2];
    }
    return centres;
  }

  private Change change(List<List<Step>> draws, Bins bins, Bins fine, double low, double high) {
    List<Step> falls = new ArrayList<>();
    List<Step> rises = new ArrayList<>();
    for (List<Step> draw : draws) {
      Step best = null;
      for (Step step : draw) {
        int day = bins.firstDay()[step.bin()];
        if (day >= low && day < high && (best == null || larger(step, best))) {
          best = step;
        }
      }
      if (best != null) {
        (best.size() < 0 ? falls : rises).add(best);
      }
    }
    List<Step> chosen = falls.size() >= rises.size() ? falls : rises;
    if (chosen.size() < WORTH * draws.size()) {
      return null;
    }
    double[] first = new double[2];
    double[] second = new double[2];
    for (Step s : chosen) {
      first[0] += s.levels()[0] / chosen.size();
      first[1] += s.levels()[1] / chosen.size();
      second[0] += s.levels()[2] / chosen.size();
      second[1] += s.levels()[3] / chosen.size();
    }
    if (Math.abs(first[1] - second[1] - first[0] + second[0]) / 2 < rules.minChange()) {
      return null;
    }
    int[] froms = chosen.stream().mapToInt(Step::fromBin).sorted().toArray();
    int[] tos = chosen.stream().mapToInt(Step::toBin).sorted().toArray();
    int from = bins.firstDay()[froms[froms.length / 2]];
    int to = bins.lastDay()[tos[tos.length / 2]];
    int[] starts = chosen.stream().mapToInt(Step::bin).sorted().toArray();
    int[] date = fine == bins ? coarseDate(bins, starts) : fineDate(bins, fine, starts, from, to);
    return new Change(
        date[0], date[1], date[2], from, to, first, second, (double) chosen.size() / draws.size());
  }

  private static boolean larger(Step a, Step b) {
    return Math.abs(a.size()) > Math.abs(b.size());
  }

  /** Median day and 95 % interval out of the drawn bins. */
  private static int[] coarseDate(Bins bins, int[] starts) {
    int tail = (int) Math.floor(starts.length * 0.025);
    int lower = starts[tail];
    return new int[] {
      bins.firstDay()[starts[starts.length / 2]],
      lower == 0 ? bins.firstDay()[0] : bins.lastDay()[lower - 1] + 1,
      bins.firstDay()[starts[starts.length - 1 - tail]]
    };
  }

  /**
   * Day and 95 % interval at the resolution of days: the posterior of one cut between the level
   * before and the level after, around the drawn bins.
   */
  private static int[] fineDate(Bins bins, Bins fine, int[] starts, int from, int to) {
    int tail = (int) Math.floor(starts.length * 0.01);
    int low = Math.max(0, starts[tail] - 2);
    int high = Math.min(bins.size() - 1, starts[starts.length - 1 - tail] + 2);
    int a = at(fine, from);
    int z = at(fine, to);
    int i = Math.max(a + 1, at(fine, bins.firstDay()[low]));
    int j = Math.min(z, at(fine, bins.lastDay()[high]));
    if (i > j) {
      return coarseDate(bins, starts);
    }
    double[] log = new double[j - i + 1];
    double max = Double.NEGATIVE_INFINITY;
    for (int d = i; d <= j; d++) {
      log[d - i] =
          fine.sums().logMarginal(a, d - 1)
              + fine.sums().logMarginal(d, z)
              + Math.log(fine.firstDay()[d] - fine.firstDay()[d - 1]);
      max = Math.max(max, log[d - i]);
    }
    double total = 0;
    for (double l : log) {
      total += Math.exp(l - max);
    }
    int[] found = {-1, -1, -1};
    double sum = 0;
    for (int d = i; d <= j; d++) {
      sum += Math.exp(log[d - i] - max) / total;
      found[1] = found[1] < 0 && sum >= 0.025 ? d : found[1];
      found[0] = found[0] < 0 && sum >= 0.5 ? d : found[0];
      found[2] = found[2] < 0 && sum >= 0.975 ? d : found[2];
    }
    int last = found[2] < 0 ? j : found[2];
    return new int[] {
      fine.firstDay()[found[0] < 0 ? j : found[0]],
      fine.lastDay()[found[1] - 1] + 1,
      fine.firstDay()[last]
    };
  }

  private static int at(Bins bins, int day) {
    int found = Arrays.binarySearch(bins.firstDay(), day);
    return found >= 0 ? found : Math.min(bins.size() - 1, -found - 1);
  }
}
