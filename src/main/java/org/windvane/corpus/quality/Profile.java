package org.windvane.corpus.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many articles there are, by day, outlet and language.
 *
 * @param outlets outlet to day to articles
 * @param languages language to articles
 */
public record Profile(
    Map<String, NavigableMap<LocalDate, Long>> outlets, Map<String, Long> languages) {

  /** Of nothing. */
  public static Profile empty() {
    return new Profile(new TreeMap<>(), new TreeMap<>());
  }

  /**
   * Counts articles; one row an outlet, language and day reaches the driver.
   *
   * @param articles published, outlet, language; a stretch of weeks, not an archive
   */
  public static Profile of(Dataset<Row> articles) {
    Profile profile = empty();
    for (Row row :
        articles
            .groupBy(
                to_date(col("published")).as("day"),
                coalesce(col("outlet"), lit("unknown")).as("outlet"),
                coalesce(col("language"), lit("und")).as("language"))
            .agg(count(lit(1)).as("n"))
            .collectAsList()) {
      profile.add(row.getDate(0).toLocalDate(), row.getString(1), row.getString(2), row.getLong(3));
    }
    return profile;
  }

  /** Adds articles. */
  public Profile add(LocalDate day, String outlet, String language, long articles) {
    outlets.computeIfAbsent(outlet, o -> new TreeMap<>()).merge(day, articles, Long::sum);
    languages.merge(language, articles, Long::sum);
    return this;
  }

  /** Articles of all outlets by day. */
  public NavigableMap<LocalDate, Long> days() {
    NavigableMap<LocalDate, Long> days = new TreeMap<>();
    outlets.values().forEach(o -> o.forEach((day, n) -> days.merge(day, n, Long::sum)));
    return days;
  }

  /** All articles. */
  public long articles() {
    return languages.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Half the sum of the differences of the languages' shares, 0 (the same) … 1 (none in common).
   */
  double distance(Profile other) {
    Map<String, Double> difference = new HashMap<>();
    languages.forEach((l, n) -> difference.merge(l, (double) n / articles(), Double::sum));
    other.languages.forEach(
        (l, n) -> difference.merge(l, -(double) n / other.articles(), Double::sum));
    return difference.values().stream().mapToDouble(Math::abs).sum() / 2;
  }
}
