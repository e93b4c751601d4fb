package org.windvane.corpus.article;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads dates in the formats of a mapping, the first that fits. A date without a time is its first
 * instant; without a zone it is in the mapping's.
 *
 * <p>Formats: {@code iso} (ISO 8601 dates and date-times, blank or {@code T} between, any fraction,
 * any offset), {@code epoch} (seconds, milliseconds or microseconds since 1970, told apart by their
 * length), {@code rfc822} (as in RSS), or a pattern of {@link DateTimeFormatter} in English. A day
 * that its month does not have is no date.
 */
public final class Dates implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[ ][XXXXX][XXXX][X]")
          .optionalEnd()
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter RFC822 =
      strict("[d MMM uuuu][d MMM uu] H:mm[:ss][ z][ Z][ X]");

  private static final Map<String, String> AMERICAN =
      Map.of(
          "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "MST", "-0700", "MDT",
          "-0600", "PST", "-0800", "PDT", "-0700");

  private final List<String> formats;
  private final String zone;
  private transient List<DateTimeFormatter> compiled;

  /**
   * @param formats names or patterns, tried in order
   * @param zone of dates that name none
   * @throws IllegalArgumentException when a pattern or the zone is not one
   */
  public Dates(List<String> formats, String zone) {
    this.formats = List.copyOf(formats);
    try {
      this.zone = ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    compile();
  }

  private List<DateTimeFormatter> compile() {
    if (compiled == null) {
      compiled =
          formats.stream()
              .map(
                  f ->
                      switch (f) {
                        case "iso" -> ISO;
                        case "rfc822" -> RFC822;
                        case "epoch" -> DateTimeFormatter.ISO_INSTANT;
                        default -> strict(f);
                      })
              .toList();
    }
    return compiled;
  }

  /**
   * Strict, or 31 February would become its last day; a proleptic year, or strict would want an
   * era.
   */
  private static DateTimeFormatter strict(String pattern) {
    StringBuilder proleptic = new StringBuilder();
    boolean literal = false;
    for (char c : pattern.toCharArray()) {
      literal ^= c == '\'';
      proleptic.append(c == 'y' && !literal ? 'u' : c);
    }
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(proleptic.toString())
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** How many formats there are. */
  public int formats() {
    return formats.size();
  }

  /** The instant, or null when no format fits. */
  public Instant parse(String text) {
    String value = text.strip();
    for (int i = 0; i < formats.size(); i++) {
      try {
        Instant found =
            switch (formats.get(i)) {
              case "epoch" -> epoch(value);
              case "rfc822" -> formatted(withOffset(withoutWeekday(value)), RFC822);
              default -> formatted(value, compile().get(i));
            };
        if (found != null) {
          return found;
        }
      } catch (DateTimeException | ArithmeticException e) {
        // Not this format; the next may fit.
        continue;
      }
    }
    return null;
  }

  private static Instant epoch(String value) {
    int digits = value.startsWith("-") ? value.length() - 1 : value.length();
    if (digits < 1
        || digits > 17
        || !value.chars().skip(value.length() - digits).allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    long number = Long.parseLong(value);
    if (digits <= 10) {
      return Instant.ofEpochSecond(number);
    }
    return digits <= 13
        ? Instant.ofEpochMilli(number)
        : Instant.EPOCH.plusNanos(Math.multiplyExact(number, 1000L));
  }

  /** Feeds get the weekday wrong more often than the date. */
  private static String withoutWeekday(String value) {
    int comma = value.indexOf(',');
    return comma > 0 && comma < 12 ? value.substring(comma + 1).strip() : value;
  }

  /** RFC 822 gives the American zones fixed offsets; Java would move them by the season. */
  private static String withOffset(String value) {
    int blank = value.lastIndexOf(' ');
    String offset =
        blank < 0 ? null : AMERICAN.get(value.substring(blank + 1).toUpperCase(Locale.ROOT));
    return offset == null ? value : value.substring(0, blank + 1) + offset;
  }

  private Instant formatted(String value, DateTimeFormatter formatter) {
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(value);
    } catch (DateTimeParseException e) {
      return null;
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date == null) {
      return null;
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    ZoneId named = parsed.query(TemporalQueries.zone());
    LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    if (offset != null) {
      return local.toInstant(offset);
    }
    return local.atZone(named == null ? ZoneId.of(zone) : named).toInstant();
  }
}
