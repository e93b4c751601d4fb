package org.windvane.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of gold against said labels, and the scores made of them. Precision, recall and F1 of a
 * label that neither occurs nor is said are 0.
 */
public final class Confusion {
  private final List<String> labels;
  private final int[][] counts;
  private int n;

  public Confusion(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.counts = new int[labels.size()][labels.size()];
  }

  /**
   * @throws IllegalArgumentException for a label that is not one of the labels
   */
  public void add(String gold, String said) {
    counts[index(gold)][index(said)]++;
    n++;
  }

  private int index(String label) {
    int i = labels.indexOf(label);
    if (i < 0) {
      throw new IllegalArgumentException(
          "Cannot count a label: not one of " + labels + ", " + label);
    }
    return i;
  }

  public int n() {
    return n;
  }

  /** Share of said labels that are right; 0 for nothing counted. */
  public double accuracy() {
    int right = 0;
    for (int i = 0; i < labels.size(); i++) {
      right += counts[i][i];
    }
    return n == 0 ? 0 : (double) right / n;
  }

  public double precision(String label) {
    int i = index(label);
    int said = 0;
    for (int[] row : counts) {
      said += row[i];
    }
    return said == 0 ? 0 : (double) counts[i][i] / said;
  }

  public double recall(String label) {
    int i = index(label);
    int is = support(label);
    return is == 0 ? 0 : (double) counts[i][i] / is;
  }

  public double f1(String label) {
    double p = precision(label);
    double r = recall(label);
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }

  /** How often the label is the gold one. */
  public int support(String label) {
    int is = 0;
    for (int count : counts[index(label)]) {
      is += count;
    }
    return is;
  }

  /** Mean F1 over the given labels. */
  public double macroF1(List<String> over) {
    return over.stream().mapToDouble(this::f1).average().orElse(0);
  }

  /** Mean F1 over all labels. */
  public double macroF1() {
    return macroF1(labels);
  }

  /** Precision, recall, F1 and support of each label, in their order. */
  public Map<String, Map<String, Object>> perClass() {
    Map<String, Map<String, Object>> out = new LinkedHashMap<>();
    for (String label : labels) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("precision", rounded(precision(label)));
      row.put("recall", rounded(recall(label)));
      row.put("f1", rounded(f1(label)));
      row.put("n", support(label));
      out.put(label, row);
    }
    return out;
  }

  /** To four places, as scores are printed. */
  public static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
