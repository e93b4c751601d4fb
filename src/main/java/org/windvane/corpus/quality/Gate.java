package org.windvane.corpus.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares a batch with the recent past and says what is out of the ordinary. */
public final class Gate {
  private static final int FEWEST_DAYS = 7;
  private static final int NAMED = 3;
  private static final long FLOOD_FROM = 50;
  private static final double BUSY = 20;
  // Some feeds rest at weekends and on holidays; a day that was rarely empty before is a gap.
  private static final double RARELY_EMPTY = 0.9;

  private final Limits limits;

  public Gate(Limits limits) {
    this.limits = limits;
  }

  /**
   * What was found.
   *
   * @param warnings for the run log, one a kind
   * @param stop why the batch must not be kept; null when it may
   */
  public record Verdict(List<String> warnings, String stop) {}

  /**
   * Judges a batch.
   *
   * @param read records read
   * @param reasons records in quarantine by reason
   * @param days articles of the batch by day, all of them
   * @param batch its articles within the past days before its last
   * @param past articles of earlier batches within the same days
   */
  public Verdict judge(
      long read,
      Map<String, Long> reasons,
      NavigableMap<LocalDate, Long> days,
      Profile batch,
      Profile past) {
    List<String> warnings = new ArrayList<>();
    List<String> stops = new ArrayList<>();
    quarantined(read, reasons, warnings, stops);
    NavigableMap<LocalDate, Long> before = past.days();
    gaps(days, before, warnings);
    if (before.size() >= FEWEST_DAYS) {
      floods(batch, past, warnings, stops);
      silences(batch, past, warnings);
      languages(batch, past, warnings);
    }
    return new Verdict(warnings, stops.isEmpty() ? null : String.join("; ", stops));
  }

  private void quarantined(
      long read, Map<String, Long> reasons, List<String> warnings, List<String> stops) {
    Map<String, Long> faults = new TreeMap<>(reasons);
    // Images, redirects and error pages are part of every crawl.
    long noPages = faults.getOrDefault("not_a_page", 0L);
    faults.remove("not_a_page");
    long judged = read - noPages;
    long bad = faults.values().stream().mapToLong(Long::longValue).sum();
    double share = judged == 0 ? 0 : (double) bad / judged;
    if (judged < limits.minRecords() || share < limits.quarantined()) {
      return;
    }
    String why =
        "%s of %d records in quarantine (%s)"
            .formatted(
                percent(share),
                judged,
                faults.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", ")));
    warnings.add(why);
    if (share >= limits.stopQuarantined()) {
      stops.add(why + ", limit " + percent(limits.stopQuarantined()));
    }
  }

  /** Days without an article between the first and the last, where days were rarely empty. */
  private static void gaps(
      NavigableMap<LocalDate, Long> days,
      NavigableMap<LocalDate, Long> before,
      List<String> warnings) {
    if (days.isEmpty()) {
      return;
    }
    TreeSet<LocalDate> seen = new TreeSet<>(days.keySet());
    seen.addAll(before.keySet());
    long length = seen.first().until(seen.last(), java.time.temporal.ChronoUnit.DAYS) + 1;
    long articles =
        days.values().stream().mapToLong(Long::longValue).sum()
            + before.values().stream().mapToLong(Long::longValue).sum();
    if (length < FEWEST_DAYS
        || seen.size() < RARELY_EMPTY * length
        || articles < BUSY * seen.size()) {
      return;
    }
    List<String> gaps = new ArrayList<>();
    LocalDate last = seen.first();
    for (LocalDate day : seen) {
      LocalDate from = last.plusDays(1);
      if (from.isBefore(day)) {
        LocalDate to = day.minusDays(1);
        gaps.add(from.equals(to) ? from.toString() : from + " to " + to);
      }
      last = day;
    }
    if (!gaps.isEmpty()) {
      warnings.add("no article on " + listed(gaps));
    }
  }

  private record Odd(String outlet, LocalDate day, double usual, long found) {}

  /** Outlets, and all of them together, with many times their usual number on one day. */
  private void floods(Profile batch, Profile past, List<String> warnings, List<String> stops) {
    List<Odd> odd = new ArrayList<>();
    int activeDays = past.days().size();
    batch
        .outlets()
        .forEach(
            (outlet, days) -> {
              NavigableMap<LocalDate, Long> known =
                  past.outlets().getOrDefault(outlet, new TreeMap<>());
              double usual = usual(known, activeDays);
              days.forEach(
                  (day, n) -> {
                    long all = n + known.getOrDefault(day, 0L);
                    if (usual > 0 && all >= FLOOD_FROM && all >= limits.flood() * usual) {
                      odd.add(new Odd(outlet, day, usual, all));
                    }
                  });
            });
    odd.sort(Comparator.comparingDouble((Odd o) -> -o.found() / o.usual()));
    if (!odd.isEmpty()) {
      warnings.add(
          "flood: "
              + listed(
                  odd.stream()
                      .map(
                          o ->
                              "%s %d articles on %s, usually %s a day"
                                  .formatted(o.outlet(), o.found(), o.day(), number(o.usual())))
                      .toList()));
    }
    NavigableMap<LocalDate, Long> before = past.days();
    double usual = usual(before, activeDays);
    batch
        .days()
        .forEach(
            (day, n) -> {
              long all = n + before.getOrDefault(day, 0L);
              if (all >= limits.minRecords()
                  && past.articles() >= limits.minRecords()
                  && all >= limits.stopFlood() * usual) {
                stops.add(
                    "%d articles on %s, usually %s a day, limit %s times that"
                        .formatted(all, day, number(usual), number(limits.stopFlood())));
              }
            });
  }

  /** Outlets that owe articles on days that no earlier batch knows, and brought none. */
  private void silences(Profile batch, Profile past, List<String> warnings) {
    NavigableMap<LocalDate, Long> before = past.days();
    NavigableMap<LocalDate, Long> fresh = batch.days().tailMap(before.lastKey(), false);
    if (fresh.isEmpty()) {
      return;
    }
    List<Odd> silent = new ArrayList<>();
    past.outlets()
        .forEach(
            (outlet, days) -> {
              double usual = usual(days, before.size());
              NavigableMap<LocalDate, Long> now = batch.outlets().get(outlet);
              boolean spoke = now != null && !now.tailMap(fresh.firstKey(), true).isEmpty();
              if (!spoke && usual * fresh.size() >= limits.silence()) {
                silent.add(new Odd(outlet, fresh.firstKey(), usual, 0));
              }
            });
    silent.sort(Comparator.comparingDouble((Odd o) -> -o.usual()));
    if (!silent.isEmpty()) {
      warnings.add(
          "silence since %s: ".formatted(fresh.firstKey())
              + listed(
                  silent.stream()
                      .map(o -> o.outlet() + ", usually " + number(o.usual()) + " a day")
                      .toList()));
    }
  }

  private void languages(Profile batch, Profile past, List<String> warnings) {
    if (batch.articles() < limits.minRecords() || past.articles() < limits.minRecords()) {
      return;
    }
    double distance = batch.distance(past);
    if (distance >= limits.languages()) {
      warnings.add(
          "languages moved by %s: %s, before %s"
              .formatted(percent(distance), most(batch), most(past)));
    }
  }

  private static String most(Profile profile) {
    return profile.languages().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(NAMED)
        .map(e -> e.getKey() + " " + percent((double) e.getValue() / profile.articles()))
        .collect(Collectors.joining(", "));
  }

  private static double usual(NavigableMap<LocalDate, Long> days, int activeDays) {
    return days.values().stream().mapToLong(Long::longValue).sum() / (double) activeDays;
  }

  private static String listed(List<String> all) {
    String named = String.join("; ", all.subList(0, Math.min(NAMED, all.size())));
    return all.size() <= NAMED ? named : named + " and " + (all.size() - NAMED) + " more";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }
}
