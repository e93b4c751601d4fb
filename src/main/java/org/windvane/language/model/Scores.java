package org.windvane.language.model;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * What a head says of one sentence: calibrated probabilities of its labels, which sum to one.
 * Calibrated means that the logits were divided by the head's temperature, fitted on sentences kept
 * out of training, before the softmax.
 */
public final class Scores implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> labels;
  private final float[] logits;
  private final double[] probabilities;

  Scores(List<String> labels, float[] logits, double temperature) {
    this.labels = labels;
    this.logits = logits.clone();
    this.probabilities = new double[logits.length];
    double top = Double.NEGATIVE_INFINITY;
    for (float z : logits) {
      top = Math.max(top, z / temperature);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i] / temperature - top);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
  }

  private Scores(List<String> labels, double[] probabilities) {
    this.labels = labels;
    this.probabilities = probabilities.clone();
    this.logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]);
    }
  }

  /**
   * The answer of a model that gives no logits.
   *
   * @param probabilities in the order of the labels; they sum to one
   */
  public static Scores of(List<String> labels, double[] probabilities) {
    if (labels.size() != probabilities.length) {
      throw new IllegalArgumentException(
          "Cannot score: " + probabilities.length + " probabilities of " + labels);
    }
    return new Scores(labels, probabilities);
  }

  /** The labels in the head's order; see the model card. */
  public List<String> labels() {
    return labels;
  }

  /** The most probable label; the earlier one of equals. */
  public String label() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return labels.get(best);
  }

  /**
   * @throws IllegalArgumentException for a label that the head does not know
   */
  public double probability(String label) {
    int i = labels.indexOf(label);
    if (i < 0) {
      throw new IllegalArgumentException(
          "Cannot give a probability: no such label, " + label + " (known: " + labels + ")");
    }
    return probabilities[i];
  }

  /**
   * That it is one of the labels: the sum of their probabilities.
   *
   * @throws IllegalArgumentException for a label that the head does not know
   */
  public double probability(Collection<String> ofLabels) {
    double sum = 0;
    for (String label : ofLabels) {
      sum += probability(label);
    }
    return sum;
  }

  /** Probabilities in the order of {@link #labels()}. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /** What the graph gave, before calibration; without one, the logarithms of the probabilities. */
  public float[] logits() {
    return logits.clone();
  }

  @Override
  public String toString() {
    return label() + " " + java.util.Arrays.toString(probabilities);
  }
}
