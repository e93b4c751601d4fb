package org.windvane.alignment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The lengths of period for which numbers are published. */
enum Grain {
  DAY,
  WEEK,
  MONTH,
  YEAR;

  /** As it stands in the {@code grain} column. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** First day of the period that holds a day (days since 1970-01-01). */
  int start(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return (int)
        switch (this) {
          case DAY -> day;
          case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay();
          case MONTH -> date.withDayOfMonth(1).toEpochDay();
          case YEAR -> date.withDayOfYear(1).toEpochDay();
        };
  }

  /** Last day of the period that starts on a day. */
  int end(int start) {
    LocalDate date = LocalDate.ofEpochDay(start);
    return (int)
        switch (this) {
          case DAY -> start;
          case WEEK -> start + 6L;
          case MONTH -> date.plusMonths(1).toEpochDay() - 1;
          case YEAR -> date.plusYears(1).toEpochDay() - 1;
        };
  }
}
