package org.windvane.topics;

import java.io.Serializable;

/**
 * How well a model tells some stories: what drift is measured by.
 *
 * @param stories how many they were
 * @param likelihood mean natural logarithm of the probability of a term that the model knows
 * @param unknown share of the stories' terms that it does not know, 0 … 1
 */
public record Fitness(long stories, double likelihood, double unknown) implements Serializable {

  /** Fewer stories say nothing about drift. */
  private static final int ENOUGH = 1000;

  private static final double LIKELIHOOD_DROP = 0.5;
  private static final double MORE_UNKNOWN = 0.1;

  /** Whether the news has left the model: terms less probable by a factor 1.65, or new ones. */
  boolean driftedTo(Fitness now) {
    return stories >= ENOUGH
        && now.stories >= ENOUGH
        && (likelihood - now.likelihood > LIKELIHOOD_DROP || now.unknown - unknown > MORE_UNKNOWN);
  }
}
