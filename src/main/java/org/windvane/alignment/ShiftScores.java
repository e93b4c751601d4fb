package org.windvane.alignment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Found shifts against planted ones. */
public final class ShiftScores {
  /** A shift that is found this many days from a planted one, and no more, is that one. */
  public static final int TOLERANCE_DAYS = 60;

  /**
   * A planted shift.
   *
   * @param from first day of the new level, or of the drift towards it
   * @param to last day of the drift; {@code from} for a sudden one
   */
  public record True(
      String country, String axis, LocalDate from, LocalDate to, double before, double after) {
    boolean gradual() {
      return !from.equals(to);
    }

    /** The middle of a drift. */
    LocalDate date() {
      return LocalDate.ofEpochDay(Math.floorDiv(from.toEpochDay() + to.toEpochDay(), 2));
    }
  }

  /** A found shift with its 95 % interval. */
  public record Found(
      String country,
      String axis,
      LocalDate date,
      LocalDate lower,
      LocalDate upper,
      double before,
      double after) {}

  private final List<Integer> errors = new ArrayList<>();
  private int trues;
  private int found;
  private int matched;
  private int sudden;
  private int suddenMatched;
  private int datesCovered;
  private int falseInStill;

  /**
   * Adds the shifts of one corpus: each found one goes to the nearest planted one of its country,
   * axis and direction, and each planted one is found once.
   *
   * @param still countries in which none is planted
   */
  public ShiftScores add(List<True> planted, List<Found> foundShifts, Set<String> still) {
    trues += planted.size();
    found += foundShifts.size();
    sudden += (int) planted.stream().filter(t -> !t.gradual()).count();
    falseInStill += (int) foundShifts.stream().filter(f -> still.contains(f.country())).count();
    record Pair(True truth, Found shift, int error) {}
    List<Pair> pairs = new ArrayList<>();
    for (True t : planted) {
      for (Found f : foundShifts) {
        boolean near =
            !f.date().isBefore(t.from().minusDays(TOLERANCE_DAYS))
                && !f.date().isAfter(t.to().plusDays(TOLERANCE_DAYS));
        boolean alike =
            f.country().equals(t.country())
                && f.axis().equals(t.axis())
                && (t.after() - t.before()) * (f.after() - f.before()) > 0;
        if (near && alike) {
          pairs.add(new Pair(t, f, (int) Math.abs(ChronoUnit.DAYS.between(t.date(), f.date()))));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::error));
    Set<True> used = new java.util.HashSet<>();
    Set<Found> taken = new java.util.HashSet<>();
    for (Pair p : pairs) {
      if (used.contains(p.truth()) || taken.contains(p.shift())) {
        continue;
      }
      used.add(p.truth());
      taken.add(p.shift());
      matched++;
      errors.add(p.error());
      LocalDate date = p.truth().date();
      if (!p.truth().gradual()) {
        suddenMatched++;
        boolean inside = !date.isBefore(p.shift().lower()) && !date.isAfter(p.shift().upper());
        datesCovered += inside ? 1 : 0;
      }
    }
    return this;
  }

  public int trues() {
    return trues;
  }

  public int found() {
    return found;
  }

  /** Found shifts in countries where none was planted. */
  public int falseInStill() {
    return falseInStill;
  }

  /** Share of the found that were planted; 1 when none was found. */
  public double precision() {
    return found == 0 ? 1 : (double) matched / found;
  }

  /** Share of the planted that were found; 1 when none was planted. */
  public double recall() {
    return trues == 0 ? 1 : (double) matched / trues;
  }

  /** The same among sudden ones alone. */
  public double recallOfSudden() {
    return sudden == 0 ? 1 : (double) suddenMatched / sudden;
  }

  /** Median distance in days between found and planted date; NaN when nothing was matched. */
  public double medianDateError() {
    if (errors.isEmpty()) {
      return Double.NaN;
    }
    int[] ordered = errors.stream().mapToInt(Integer::intValue).sorted().toArray();
    int n = ordered.length;
    return (ordered[(n - 1) / 2] + ordered[n / 2]) / 2.0;
  }

  /** Share of sudden matched shifts whose interval holds the planted date; NaN when none was. */
  public double dateCoverage() {
    return suddenMatched == 0 ? Double.NaN : (double) datesCovered / suddenMatched;
  }
}
