package org.windvane.alignment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * What states, speaking in their own name, make of the acts of two blocs: of those towards
 * themselves, of their own towards them, and of those towards others. Who tells of an attack blames
 * the attacker, who tells of help thanks the helper: the stance of a told act bears on the bloc of
 * its source.
 */
final class Judgements {
  /** Neutral acts that are added to those told, so that one sentence does not make a verdict. */
  private static final double NEUTRAL = 2;

  private static final class Sums {
    final double[] stance = new double[2];
    final int[] acts = new int[2];
  }

  private final List<BiPredicate<String, Integer>> inside;
  private final Map<CountryYear, Sums> sums = new TreeMap<>();

  /**
   * @param first whether an actor belongs to the first bloc on a day
   * @param second the same for the second
   */
  Judgements(BiPredicate<String, Integer> first, BiPredicate<String, Integer> second) {
    this.inside = List.of(first, second);
  }

  /** A speech without any act told is one that judges nobody. */
  void spoke(CountryYear speaker) {
    sums.computeIfAbsent(speaker, s -> new Sums());
  }

  /**
   * Adds an act that a speaker tells.
   *
   * @param sourceState the state behind the source; null for bodies of several
   */
  void tells(
      CountryYear speaker,
      int day,
      String source,
      String sourceState,
      String target,
      String targetState,
      double stance) {
    boolean acts = speaker.country().equals(sourceState);
    boolean suffers = speaker.country().equals(targetState);
    if (acts && suffers) {
      return;
    }
    Sums own = sums.computeIfAbsent(speaker, s -> new Sums());
    for (int k = 0; k < 2; k++) {
      // Of acts between members of one bloc nobody is blamed.
      boolean told =
          acts
              ? inside.get(k).test(target, day)
              : inside.get(k).test(source, day) && (suffers || !inside.get(k).test(target, day));
      if (told) {
        own.stance[k] += stance;
        own.acts[k]++;
      }
    }
  }

  /** By speaker and year, -1 … 1: half of what speaks for the first bloc and against the second. */
  Map<CountryYear, Double> values() {
    Map<CountryYear, Double> values = new TreeMap<>();
    sums.forEach(
        (speaker, s) ->
            values.put(
                speaker,
                (s.stance[0] / (s.acts[0] + NEUTRAL) - s.stance[1] / (s.acts[1] + NEUTRAL)) / 2));
    return values;
  }
}
