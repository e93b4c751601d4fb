package org.windvane.alignment;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The days of a series that have stories: how many, and their mean after each outlet's own leaning
 * is taken off.
 */
record DayMeans(int[] day, int[] stories, double[] mean) {

  /**
   * @param leaning of each outlet, by its number; null: none
   * @param counts which days count
   */
  static DayMeans of(SeriesData data, double[] leaning, IntPredicate counts) {
    int[] day = new int[data.size()];
    int[] stories = new int[data.size()];
    double[] sum = new double[data.size()];
    int n = -1;
    for (int i = 0; i < data.size(); i++) {
      if (!counts.test(data.day[i])) {
        continue;
      }
      if (n < 0 || day[n] != data.day[i]) {
        n++;
        day[n] = data.day[i];
      }
      stories[n] += data.stories[i];
      sum[n] += data.sum[i] - (leaning == null ? 0 : leaning[data.outlet[i]] * data.stories[i]);
    }
    n++;
    double[] mean = new double[n];
    for (int i = 0; i < n; i++) {
      mean[i] = sum[i] / stories[i];
    }
    return new DayMeans(Arrays.copyOf(day, n), Arrays.copyOf(stories, n), mean);
  }

  int size() {
    return day.length;
  }

  int total() {
    return Arrays.stream(stories).sum();
  }

  /** Variance of each day's mean. */
  double[] noise(Noise noise) {
    double[] variance = new double[day.length];
    for (int i = 0; i < day.length; i++) {
      variance[i] = noise.story() / stories[i] + noise.day();
    }
    return variance;
  }
}
