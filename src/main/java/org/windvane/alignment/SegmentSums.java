package org.windvane.alignment;

/**
 * Running sums over bins of one or more sides, from which the density and the level of any segment
 * follow in constant time: values normal with known variances around one level, the level normal a
 * priori.
 */
final class SegmentSums {
  /**
   * One side's values, already weighted.
   *
   * @param weight inverse variance of each bin's mean, 0 where the bin has no value
   * @param value mean of each bin
   * @param priorMean of a segment's level
   * @param priorVariance of a segment's level, above 0
   */
  record Side(double[] weight, double[] value, double priorMean, double priorVariance) {}

  private final Side[] sides;
  private final double[][] weights;
  private final double[][] sums;
  private final double[][] squares;

  SegmentSums(Side... sides) {
    this.sides = sides;
    int bins = sides[0].weight().length;
    this.weights = new double[sides.length][bins + 1];
    this.sums = new double[sides.length][bins + 1];
    this.squares = new double[sides.length][bins + 1];
    for (int k = 0; k < sides.length; k++) {
      for (int i = 0; i < bins; i++) {
        double w = sides[k].weight()[i];
        double centred = w > 0 ? sides[k].value()[i] - sides[k].priorMean() : 0;
        weights[k][i + 1] = weights[k][i] + w;
        sums[k][i + 1] = sums[k][i] + w * centred;
        squares[k][i + 1] = squares[k][i] + w * centred * centred;
      }
    }
  }

  int sides() {
    return sides.length;
  }

  /**
   * Log density of the bins from..to (inclusive) as one segment, up to a constant that no cut
   * changes.
   */
  double logMarginal(int from, int to) {
    double total = 0;
    for (int k = 0; k < sides.length; k++) {
      double w = weights[k][to + 1] - weights[k][from];
      double s = sums[k][to + 1] - sums[k][from];
      double q = squares[k][to + 1] - squares[k][from];
      double spread = 1 + w * sides[k].priorVariance();
      total -= 0.5 * (Math.log(spread) + q - s * s * sides[k].priorVariance() / spread);
    }
    return total;
  }

  /** Sum of the weights of a side in bins from..to. */
  double weight(int side, int from, int to) {
    return weights[side][to + 1] - weights[side][from];
  }

  /** Posterior mean of a side's level in a segment of bins from..to. */
  double levelMean(int side, int from, int to) {
    double s = sums[side][to + 1] - sums[side][from];
    double variance = sides[side].priorVariance();
    return sides[side].priorMean() + s * variance / (1 + weight(side, from, to) * variance);
  }

  /** Posterior variance of a side's level in a segment of bins from..to. */
  double levelVariance(int side, int from, int to) {
    double variance = sides[side].priorVariance();
    return variance / (1 + weight(side, from, to) * variance);
  }
}
