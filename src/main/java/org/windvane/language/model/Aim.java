package org.windvane.language.model;

import java.util.List;
import java.util.Set;

/**
 * What somebody wants to know of a question, and so when an early level has said enough. Equal aims
 * are settled by equal answers, whatever else is asked.
 *
 * <p>A level's {@link ModelCard.Level#drift()} says how far the log-odds of some labels may still
 * move below it; what is further from the limit that counts is settled.
 */
sealed interface Aim {
  /** The answer itself: the level must be sure of it, in both directions where there are two. */
  Aim ANSWER = new Answer();

  boolean settled(Dyad early, ModelCard.Level level);

  /** See {@link #ANSWER}. */
  record Answer() implements Aim {
    @Override
    public boolean settled(Dyad early, ModelCard.Level level) {
      return level.answers(early.forth()) && (early.back() == null || level.answers(early.back()));
    }
  }

  /**
   * Whether a sign is as probable as {@code least} in one direction or the other, 1 - (1 - p)(1 -
   * q), and then the answer. A level may say that none will be.
   *
   * @param signs the labels of each
   */
  record Reach(List<Set<String>> signs, double least) implements Aim {
    public Reach {
      signs = signs.stream().map(Set::copyOf).toList();
    }

    @Override
    public boolean settled(Dyad early, ModelCard.Level level) {
      return ANSWER.settled(early, level) || signs.stream().allMatch(s -> out(early, s, level));
    }

    private boolean out(Dyad early, Set<String> sign, ModelCard.Level level) {
      double neither = 1 - early.forth().probability(sign);
      if (early.back() != null) {
        neither *= 1 - early.back().probability(sign);
      }
      return logit(1 - neither) < logit(least) - level.drift();
    }
  }

  /**
   * Whether one of some labels is as probable as {@code below} in one direction. A level may say
   * that it is, or that it is not; one that is sure of its answer is believed in this too.
   *
   * @param back whether in that of the second mention to the first
   */
  record Doubt(Set<String> labels, boolean back, double below) implements Aim {
    public Doubt {
      labels = Set.copyOf(labels);
    }

    @Override
    public boolean settled(Dyad early, ModelCard.Level level) {
      return ANSWER.settled(early, level)
          || Math.abs(logit(of(early)) - logit(below)) >= level.drift();
    }

    /** How probable they are. */
    double of(Dyad answer) {
      return (back ? answer.back() : answer.forth()).probability(labels);
    }
  }

  static double logit(double p) {
    return Math.log(p / (1 - p));
  }
}
