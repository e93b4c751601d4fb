package org.windvane.alignment;

import java.util.Arrays;

/**
 * Days with evidence on any side, put together into at most so many bins of about equal length, so
 * that the segmentation's cost stays bounded however long the series.
 *
 * @param firstDay first day with evidence in each bin
 * @param lastDay last such day
 * @param stories of each side and bin
 */
record Bins(int[] firstDay, int[] lastDay, int[][] stories, SegmentSums sums) {

  /**
   * @param most bins at most
   * @param days one a side
   * @param noise one a side
   */
  static Bins of(int most, DayMeans[] days, Noise[] noise) {
    int[] all =
        Arrays.stream(days).flatMapToInt(d -> Arrays.stream(d.day())).sorted().distinct().toArray();
    if (all.length == 0) {
      return null;
    }
    int span = all[all.length - 1] - all[0] + 1;
    int width = 1;
    int[] bin = number(all, width);
    while (bin[bin.length - 1] >= most) {
      width = Math.max(width + 1, Math.min(span, width * (bin[bin.length - 1] + 1) / most));
      bin = number(all, width);
    }
    int bins = bin[bin.length - 1] + 1;
    int[] first = new int[bins];
    int[] last = new int[bins];
    for (int i = all.length - 1; i >= 0; i--) {
      first[bin[i]] = all[i];
    }
    for (int i = 0; i < all.length; i++) {
      last[bin[i]] = all[i];
    }
    int[][] stories = new int[days.length][bins];
    SegmentSums.Side[] sides = new SegmentSums.Side[days.length];
    for (int k = 0; k < days.length; k++) {
      double[] weight = new double[bins];
      double[] value = new double[bins];
      double[] variance = days[k].noise(noise[k]);
      for (int i = 0; i < days[k].size(); i++) {
        int b = bin[Arrays.binarySearch(all, days[k].day()[i])];
        stories[k][b] += days[k].stories()[i];
        weight[b] += 1 / variance[i];
        value[b] += days[k].mean()[i] / variance[i];
      }
      for (int b = 0; b < bins; b++) {
        value[b] = weight[b] > 0 ? value[b] / weight[b] : 0;
      }
      sides[k] = new SegmentSums.Side(weight, value, noise[k].level(), noise[k].levelSpread());
    }
    return new Bins(first, last, stories, new SegmentSums(sides));
  }

  private static int[] number(int[] days, int width) {
    int[] bin = new int[days.length];
    int n = 0;
    int from = days[0];
    for (int i = 1; i < days.length; i++) {
      if (days[i] - from >= width) {
        n++;
        from = days[i] - Math.floorMod(days[i] - days[0], width);
      }
      bin[i] = n;
    }
    return bin;
  }

  int size() {
    return firstDay.length;
  }

  /** Prior probability of a cut before each bin, when cuts come at a constant rate a day. */
  double[] cuts(double ratePerDay) {
    double[] cut = new double[size()];
    for (int i = 1; i < cut.length; i++) {
      cut[i] = -Math.expm1(-ratePerDay * (firstDay[i] - firstDay[i - 1]));
    }
    return cut;
  }

  /** Stories of a side in bins from..to. */
  int stories(int side, int from, int to) {
    int n = 0;
    for (int b = from; b <= to; b++) {
      n += stories[side][b];
    }
    return n;
  }
}
