package org.windvane.alignment;

/**
 * The change of a mean over stories, split into what the same outlets tell differently and what
 * comes of other outlets telling it (Kitagawa 1955; Oaxaca and Blinder's two-fold form with the
 * mean of both shares as weights). The two parts add up to the change.
 *
 * @param same outlets with stories on both sides, each with the mean of its two shares
 * @param mix the rest
 */
record OutletSplit(double same, double mix) {

  static final OutletSplit NONE = new OutletSplit(0, 0);

  /**
   * @param from first day before
   * @param date first day after
   * @param to last day after
   * @param outlets how many outlet numbers there are
   */
  static OutletSplit of(SeriesData data, int from, int date, int to, int outlets) {
    double[][] n = new double[2][outlets];
    double[][] sum = new double[2][outlets];
    double[] total = new double[2];
    double[] all = new double[2];
    for (int i = data.firstFrom(from); i < data.size() && data.day[i] <= to; i++) {
      int after = data.day[i] >= date ? 1 : 0;
      n[after][data.outlet[i]] += data.stories[i];
      sum[after][data.outlet[i]] += data.sum[i];
      total[after] += data.stories[i];
      all[after] += data.sum[i];
    }
    if (total[0] == 0 || total[1] == 0) {
      return NONE;
    }
    double same = 0;
    for (int o = 0; o < outlets; o++) {
      if (n[0][o] > 0 && n[1][o] > 0) {
        double share = (n[0][o] / total[0] + n[1][o] / total[1]) / 2;
        same += share * (sum[1][o] / n[1][o] - sum[0][o] / n[0][o]);
      }
    }
    return new OutletSplit(same, all[1] / total[1] - all[0] / total[0] - same);
  }
}
