package org.windvane.corpus.quality;

import com.typesafe.config.Config;

/**
 * When a batch is worth a warning, and when it is stopped: {@code windvane.corpus.quality}.
 *
 * @param pastDays days before the batch's last day that count as the recent past
 * @param minRecords a batch or a past of fewer is not judged by shares
 * @param quarantined share of records in quarantine, web documents that are no pages aside
 * @param flood how many times its usual number an outlet brings on one day
 * @param silence how many articles an outlet must owe before its silence counts
 * @param languages how far the shares of languages may move, 0 … 1
 * @param stopQuarantined as {@code quarantined}, where the batch is not kept
 * @param stopFlood as {@code flood}, of all articles of a day
 */
public record Limits(
    int pastDays,
    long minRecords,
    double quarantined,
    double flood,
    double silence,
    double languages,
    double stopQuarantined,
    double stopFlood) {

  /** Reads them. */
  public static Limits of(Config quality) {
    return new Limits(
        quality.getInt("past-days"),
        quality.getLong("min-records"),
        quality.getDouble("warn.quarantined"),
        quality.getDouble("warn.flood"),
        quality.getDouble("warn.silence"),
        quality.getDouble("warn.languages"),
        quality.getDouble("stop.quarantined"),
        quality.getDouble("stop.flood"));
  }
}
