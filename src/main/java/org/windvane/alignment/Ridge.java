package org.windvane.alignment;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.ConjugateGradient;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/** Ridge regression of a class on many sparse columns, both classes of equal weight. */
final class Ridge {
  private static final int ITERATIONS = 300;
  private static final double TOLERANCE = 1e-6;

  private Ridge() {}

  /**
   * Rows of a sparse matrix, from each of which the mean of its group is taken, and a last column
   * of ones.
   *
   * @param mean of each group, dense
   */
  record Rows(int[][] index, double[][] value, int[] group, double[][] mean, int columns) {

    /**
     * @param group any number for each row
     */
    static Rows of(int[][] index, double[][] value, int[] group, int columns) {
      Map<Integer, Integer> places = new TreeMap<>();
      for (int g : group) {
        places.putIfAbsent(g, places.size());
      }
      double[][] mean = new double[places.size()][columns];
      int[] size = new int[places.size()];
      int[] place = new int[group.length];
      for (int i = 0; i < group.length; i++) {
        place[i] = places.get(group[i]);
        size[place[i]]++;
        for (int k = 0; k < index[i].length; k++) {
          mean[place[i]][index[i][k]] += value[i][k];
        }
      }
      for (int g = 0; g < size.length; g++) {
        for (int j = 0; j < columns; j++) {
          mean[g][j] /= size[g];
        }
      }
      return new Rows(index, value, place, mean, columns);
    }

    double dot(int row, double[] weights) {
      return sparse(row, weights) - dense(group[row], weights) + weights[columns];
    }

    private double sparse(int row, double[] weights) {
      double sum = 0;
      for (int k = 0; k < index[row].length; k++) {
        sum += value[row][k] * weights[index[row][k]];
      }
      return sum;
    }

    private double dense(int g, double[] weights) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += mean[g][j] * weights[j];
      }
      return sum;
    }

    /** Products of all rows with the weights. */
    double[] times(double[] weights) {
      double[] shift = new double[mean.length];
      for (int g = 0; g < shift.length; g++) {
        shift[g] = dense(g, weights);
      }
      double[] products = new double[group.length];
      for (int i = 0; i < products.length; i++) {
        products[i] = sparse(i, weights) - shift[group[i]] + weights[columns];
      }
      return products;
    }

    /** Sum of all rows, each times its factor. */
    double[] transposed(double[] factor) {
      double[] sum = new double[columns + 1];
      double[] shift = new double[mean.length];
      for (int i = 0; i < factor.length; i++) {
        for (int k = 0; k < index[i].length; k++) {
          sum[index[i][k]] += factor[i] * value[i][k];
        }
        shift[group[i]] += factor[i];
        sum[columns] += factor[i];
      }
      for (int g = 0; g < shift.length; g++) {
        for (int j = 0; j < columns; j++) {
          sum[j] -= shift[g] * mean[g][j];
        }
      }
      return sum;
    }
  }

  /**
   * Weights of the columns, the last that of the ones.
   *
   * @param inside the class of each row: 1 inside, -1 outside
   * @param held rows left out
   * @param penalty for a unit of squared weight; the constant bears none to speak of
   */
  static double[] fit(Rows rows, boolean[] inside, boolean[] held, double penalty) {
    int n = inside.length;
    int in = 0;
    int out = 0;
    for (int i = 0; i < n; i++) {
      in += !held[i] && inside[i] ? 1 : 0;
      out += !held[i] && !inside[i] ? 1 : 0;
    }
    double[] weight = new double[n];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      weight[i] = held[i] ? 0 : 0.5 * (in + out) / (inside[i] ? in : out);
      target[i] = inside[i] ? weight[i] : -weight[i];
    }
    int size = rows.columns() + 1;
    RealLinearOperator normal =
        new RealLinearOperator() {
          @Override
          public int getRowDimension() {
            return size;
          }

          @Override
          public int getColumnDimension() {
            return size;
          }

          @Override
          public RealVector operate(RealVector x) {
            double[] at = x.toArray();
            double[] products = rows.times(at);
            for (int i = 0; i < n; i++) {
              products[i] *= weight[i];
            }
            double[] sum = rows.transposed(products);
            for (int j = 0; j < size; j++) {
              sum[j] += (j < size - 1 ? penalty : 1e-6 * penalty) * at[j];
            }
            return new ArrayRealVector(sum, false);
          }
        };
    double[] right = rows.transposed(target);
    if (Arrays.stream(right).allMatch(v -> v == 0)) {
      return new double[size];
    }
    return new ConjugateGradient(ITERATIONS, TOLERANCE, false)
        .solve(normal, new ArrayRealVector(right, false))
        .toArray();
  }
}
