package org.windvane.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShiftFinderTest {
  private static final Noise NOISE = new Noise(0.1, 0.1, 0.2, 0.02, 0.02);
  private static final ShiftFinder FINDER = new ShiftFinder(new ShiftFinder.Rules(0.25, 120, 3));

  /** What a side says every fourth day of four years, with scatter; level by day. */
  private static DayMeans side(java.util.function.IntToDoubleFunction level, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 365;
    int[] day = new int[n];
    int[] stories = new int[n];
    double[] mean = new double[n];
    for (int i = 0; i < n; i++) {
      day[i] = 1000 + 4 * i;
      stories[i] = 1;
      mean[i] = level.applyAsDouble(day[i]) + 0.45 * random.nextGaussian();
    }
    return new DayMeans(day, stories, mean);
  }

  private static List<Change> find(
      java.util.function.IntToDoubleFunction first, java.util.function.IntToDoubleFunction second) {
    return FINDER.find(
        new DayMeans[] {side(first, 1), side(second, 2)},
        new Noise[] {NOISE, NOISE},
        new SplittableRandom(3));
  }

  @Test
  void aStepOfBothSidesIsOneChangeOnItsDay() {
    List<Change> changes = find(d -> d < 1800 ? 0.4 : -0.3, d -> d < 1800 ? 0 : 0.5);

    assertThat(changes).hasSize(1);
    Change change = changes.get(0);
    assertThat(change.probability()).isGreaterThan(0.99);
    assertThat(change.date()).isBetween(1785, 1815);
    assertThat(change.dateLower()).isLessThanOrEqualTo(1800);
    assertThat(change.dateUpper()).isGreaterThanOrEqualTo(1800);
    assertThat(change.before()).isBetween(0.1, 0.3);
    assertThat(change.after()).isBetween(-0.5, -0.3);
  }

  @Test
  void aBlipThatReturnsIsNoChange() {
    List<Change> changes = find(d -> d >= 1800 && d < 1850 ? -0.6 : 0.4, d -> 0.1);

    assertThat(changes).noneMatch(c -> c.probability() > 0.5);
  }

  @Test
  void aLevelThatHoldsHasNoChange() {
    List<Change> changes = find(d -> 0.3, d -> 0.2);

    assertThat(changes).noneMatch(c -> c.probability() > 0.5);
  }

  @Test
  void aStepBackIsAChangeOfItsOwn() {
    List<Change> changes = find(d -> d < 1500 || d >= 2100 ? 0.4 : -0.4, d -> 0.1);

    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).size()).isNegative();
    assertThat(changes.get(1).size()).isPositive();
  }

  @Test
  void bothSidesMovingAlikeIsNoChangeOfAlignment() {
    List<Change> changes = find(d -> d < 1800 ? 0.4 : -0.3, d -> d < 1800 ? 0.4 : -0.3);

    assertThat(changes).noneMatch(c -> c.probability() > 0.5);
  }
}
