package org.windvane.alignment;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What the stories of one series say, summed by outlet and day: one cell each, in order of day,
 * then outlet.
 */
final class SeriesData {
  /** How many kinds of count a cell carries: the four quad classes, or three tones. */
  static final int KINDS = 4;

  private int size;
  int[] day = new int[16];
  int[] outlet = new int[16];
  int[] stories = new int[16];
  int[] articles = new int[16];
  double[] sum = new double[16];
  double[] square = new double[16];
  int[][] kind = new int[KINDS][16];

  int size() {
    return size;
  }

  /**
   * Adds the stories of one outlet on one day.
   *
   * @param sum of their values
   * @param square sum of the squares
   * @param kinds stories of each kind
   */
  void add(int day, int outlet, int stories, int articles, double sum, double square, int[] kinds) {
    if (size == this.day.length) {
      int more = size * 2;
      this.day = Arrays.copyOf(this.day, more);
      this.outlet = Arrays.copyOf(this.outlet, more);
      this.stories = Arrays.copyOf(this.stories, more);
      this.articles = Arrays.copyOf(this.articles, more);
      this.sum = Arrays.copyOf(this.sum, more);
      this.square = Arrays.copyOf(this.square, more);
      for (int k = 0; k < KINDS; k++) {
        kind[k] = Arrays.copyOf(kind[k], more);
      }
    }
    this.day[size] = day;
    this.outlet[size] = outlet;
    this.stories[size] = stories;
    this.articles[size] = articles;
    this.sum[size] = sum;
    this.square[size] = square;
    for (int k = 0; k < KINDS; k++) {
      kind[k][size] = kinds[k];
    }
    size++;
  }

  /** Brings the cells into order; no cell is added afterwards. */
  void sort() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.<Integer>comparingInt(i -> day[i]).thenComparingInt(i -> outlet[i]));
    day = ints(day, order);
    outlet = ints(outlet, order);
    stories = ints(stories, order);
    articles = ints(articles, order);
    sum = doubles(sum, order);
    square = doubles(square, order);
    for (int k = 0; k < KINDS; k++) {
      kind[k] = ints(kind[k], order);
    }
  }

  private static int[] ints(int[] from, Integer[] order) {
    int[] to = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }

  private static double[] doubles(double[] from, Integer[] order) {
    double[] to = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }

  /** Index of the first cell on or after a day. */
  int firstFrom(int from) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (day[middle] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int totalStories() {
    int n = 0;
    for (int i = 0; i < size; i++) {
      n += stories[i];
    }
    return n;
  }
}
