package org.windvane.alignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which candidates are announced so that, over all countries and axes, the expected share of false
 * ones stays under a bound: in order of probability, while the mean of what their probabilities
 * leave open stays under it (the Bayesian rule of Newton, Noueiry, Sarkar and Ahlquist,
 * Biostatistics 5, 2004).
 */
final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * @param least no candidate of smaller probability is announced
   * @param bound on the expected share of false ones
   */
  static List<Candidate> announce(List<Candidate> candidates, double least, double bound) {
    List<Candidate> ordered = new ArrayList<>(candidates);
    ordered.sort(
        Comparator.comparingDouble((Candidate c) -> -c.change().probability())
            .thenComparing(Candidate::country)
            .thenComparing(Candidate::axis)
            .thenComparingInt(c -> c.change().date()));
    List<Candidate> announced = new ArrayList<>();
    double open = 0;
    for (Candidate c : ordered) {
      open += 1 - c.change().probability();
      if (c.change().probability() < least || open > bound * (announced.size() + 1)) {
        break;
      }
      announced.add(c);
    }
    return announced;
  }
}
