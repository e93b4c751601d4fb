package org.windvane.topics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The daily sums of one country, and what they make of its days, weeks, months and years. Holds one
 * entry a period and topic, however many stories there were.
 */
final class PeriodShares {

  /** A length of time, with the first day of the one that a day lies in. */
  enum Grain {
    DAY,
    WEEK,
    MONTH,
    YEAR;

    LocalDate start(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
        case YEAR -> day.withDayOfYear(1);
      };
    }
  }

  /** Sums of one topic, or of all stories, on one day. */
  record Sums(double focus, double focusSquares, double tone, double toned) {
    Sums plus(Sums other) {
      return new Sums(
          focus + other.focus,
          focusSquares + other.focusSquares,
          tone + other.tone,
          toned + other.toned);
    }
  }

  /**
   * The share of a topic in a period.
   *
   * @param sentiment mean tone, weighted by focus and topic; null without a story that bears any
   */
  record Share(
      Grain grain, LocalDate period, int topic, ShareInterval interval, Double sentiment) {}

  private final Map<LocalDate, Map<Integer, Sums>> days = new TreeMap<>();

  /** Adds a day's sums; several batches may hold stories of one day. */
  void add(LocalDate day, int topic, Sums sums) {
    days.computeIfAbsent(day, k -> new HashMap<>()).merge(topic, sums, Sums::plus);
  }

  /**
   * All shares of the periods that are worth at least {@code minStories} whole stories. A topic
   * without weight in a period has no share there.
   */
  List<Share> shares(double minStories) {
    List<Share> out = new ArrayList<>();
    for (Grain grain : Grain.values()) {
      Map<LocalDate, Period> periods = new TreeMap<>();
      days.forEach(
          (day, sums) -> periods.computeIfAbsent(grain.start(day), k -> new Period()).add(sums));
      periods.forEach((start, period) -> period.tell(grain, start, minStories, out));
    }
    return out;
  }

  /** Running sums of one period. */
  private static final class Period {
    private double focus;
    private double focusSquares;
    private double daySquares;
    private long days;
    private final Map<Integer, Part> parts = new TreeMap<>();

    private static final class Part {
      private double focus;
      private double squares;
      private double products;
      private double tone;
      private double toned;
    }

    void add(Map<Integer, Sums> day) {
      Sums all = day.get(CountryShares.ANY);
      if (all == null || all.focus() <= 0) {
        return;
      }
      focus += all.focus();
      focusSquares += all.focusSquares();
      daySquares += all.focus() * all.focus();
      days++;
      day.forEach(
          (topic, sums) -> {
            if (topic != CountryShares.ANY) {
              Part part = parts.computeIfAbsent(topic, k -> new Part());
              part.focus += sums.focus();
              part.squares += sums.focus() * sums.focus();
              part.products += sums.focus() * all.focus();
              part.tone += sums.tone();
              part.toned += sums.toned();
            }
          });
    }

    void tell(Grain grain, LocalDate start, double minStories, List<Share> out) {
      if (days == 0 || focus * focus / focusSquares < minStories) {
        return;
      }
      parts.forEach(
          (topic, part) ->
              out.add(
                  new Share(
                      grain,
                      start,
                      topic,
                      ShareInterval.of(
                          new ShareInterval.Sums(
                              focus,
                              focusSquares,
                              days,
                              daySquares,
                              part.focus,
                              part.squares,
                              part.products)),
                      part.toned > 0 ? part.tone / part.toned : null)));
    }
  }
}
