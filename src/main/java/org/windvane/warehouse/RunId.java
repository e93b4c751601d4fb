package org.windvane.warehouse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * Names of runs and batches: the UTC millisecond they began, then four random hex digits; they sort
 * by time.
 */
public final class RunId {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  /** A new name. */
  public static String next() {
    return FORMAT.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4);
  }
}
