package org.windvane.alignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The few sentences that show a shift: the most telling first, no story twice, and each further one
 * of the same outlet, week or pair of actors worth less than the one before.
 */
final class EvidenceChoice {
  /** Sentences shown at most. */
  static final int MOST = 10;

  /** What a second sentence of the same outlet, week or pair is worth beside the first. */
  private static final double OUTLET = 0.6;

  private static final double WEEK = 0.7;
  private static final double PAIR = 0.8;

  private EvidenceChoice() {}

  /**
   * A sentence that agrees with the shift.
   *
   * @param score how telling it is by itself
   * @param week number of its week
   * @param place where the caller finds it again
   */
  record Sentence(double score, String story, String outlet, long week, String pair, int place) {}

  /** The chosen sentences' places, in order of rank. */
  static List<Integer> choose(List<Sentence> sentences) {
    List<Integer> chosen = new ArrayList<>();
    Set<String> stories = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    while (chosen.size() < MOST) {
      Sentence best = null;
      double worth = 0;
      for (Sentence s : sentences) {
        if (stories.contains(s.story())) {
          continue;
        }
        double value =
            s.score()
                * Math.pow(OUTLET, seen.getOrDefault("o" + s.outlet(), 0))
                * Math.pow(WEEK, seen.getOrDefault("w" + s.week(), 0))
                * Math.pow(PAIR, seen.getOrDefault("p" + s.pair(), 0));
        if (best == null || value > worth) {
          best = s;
          worth = value;
        }
      }
      if (best == null) {
        break;
      }
      chosen.add(best.place());
      stories.add(best.story());
      seen.merge("o" + best.outlet(), 1, Integer::sum);
      seen.merge("w" + best.week(), 1, Integer::sum);
      seen.merge("p" + best.pair(), 1, Integer::sum);
    }
    return chosen;
  }
}
