package org.windvane.topics;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Warehouse;

/**
 * The ten largest topics of countries in one year with their shares by month, in percent: first the
 * shared ones, then each country's own. A month without a number has too few stories.
 */
public final class CountryTable {
  private static final int LARGEST = 10;

  private CountryTable() {}

  /** Arguments: warehouse, year, countries. */
  public static void main(String[] args) {
    System.setProperty("windvane.ui", "false");
    SparkSession spark = Sessions.open("country table");
    Warehouse warehouse = Warehouse.open(spark, args[0]);
    List<Row> shared = warehouse.readAll(InternalTables.TOPICS).collectAsList();
    for (int i = 2; i < args.length; i++) {
      String country = args[i];
      print(
          country + ", shared topics",
          args[1],
          shared,
          warehouse.readAll(InternalTables.COUNTRY_TOPICS).where(col("country").equalTo(country)));
      print(
          country + ", own topics",
          args[1],
          warehouse
              .readAll(InternalTables.SUBTOPICS)
              .where(col("country").equalTo(country))
              .collectAsList(),
          warehouse
              .readAll(InternalTables.COUNTRY_SUBTOPICS)
              .where(col("country").equalTo(country)));
    }
    spark.stop();
  }

  private static void print(String head, String year, List<Row> topics, Dataset<Row> shares) {
    String id = List.of(shares.columns()).contains("subtopic") ? "subtopic" : "topic";
    Map<Integer, Map<String, Double>> rows = new HashMap<>();
    for (Row r :
        shares
            .where(col("grain").isin("month", "year"))
            .where(col("period").between(year + "-01-01", year + "-12-31"))
            .select(col(id), col("grain"), col("period"), col("share"))
            .collectAsList()) {
      String key = r.getString(1).equals("year") ? "year" : r.get(2).toString().substring(5, 7);
      rows.computeIfAbsent(r.getInt(0), k -> new HashMap<>()).put(key, 100 * r.getDouble(3));
    }
    System.out.println(head);
    List<Integer> largest =
        rows.keySet().stream()
            .sorted(Comparator.comparingDouble(t -> -rows.get(t).getOrDefault("year", 0.0)))
            .limit(LARGEST)
            .toList();
    for (int topic : largest) {
      Row told =
          topics.stream()
              .filter(r -> r.getInt(r.fieldIndex(id)) == topic)
              .findFirst()
              .orElseThrow();
      List<String> cells = new ArrayList<>();
      cells.add(told.getAs("label"));
      cells.add(number(rows.get(topic).get("year")));
      for (int month = 1; month <= 12; month++) {
        cells.add(number(rows.get(topic).get(String.format(Locale.ROOT, "%02d", month))));
      }
      System.out.println("| " + String.join(" | ", cells) + " |");
    }
  }

  private static String number(Double share) {
    return share == null ? "" : String.format(Locale.ROOT, "%.1f", share);
  }
}
