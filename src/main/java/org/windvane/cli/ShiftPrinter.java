package org.windvane.cli;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.windvane.settings.Settings;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.PublishedTables;
import org.windvane.warehouse.Warehouse;

/** The shifts of the current version as a table on the terminal. */
final class ShiftPrinter {
  private static final int MOST = 40;
  private static final int SENTENCE = 150;

  private ShiftPrinter() {}

  static void print(Warehouse warehouse, Settings settings, PrintWriter out) {
    Publication publication = new Publication(warehouse);
    List<Row> shifts =
        publication
            .read(PublishedTables.SHIFTS)
            .join(
                publication
                    .read(PublishedTables.EVIDENCE)
                    .where("rank = 1")
                    .select("shift_id", "sentence", "outlet", "published"),
                "shift_id")
            .orderBy(call_function("array_position", lit(axes(settings)), col("axis")), col("date"))
            .limit(MOST)
            .collectAsList();
    if (shifts.isEmpty()) {
      out.println("No shift was found.");
      return;
    }
    out.printf(
        "%-25s %-13s %-10s %-11s %-24s %15s %6s%n",
        "country", "axis", "towards", "date", "95 % interval", "before → after", "prob.");
    for (Row r : shifts) {
      out.printf(
          Locale.ROOT,
          "%-25s %-13s %-10s %-11s %-24s %7s → %5s %6.2f%n",
          name(settings, r.getAs("country")),
          r.<String>getAs("axis"),
          r.<String>getAs("direction"),
          r.<Object>getAs("date"),
          r.<Object>getAs("date_lower") + " … " + r.<Object>getAs("date_upper"),
          signed(r.<Double>getAs("before")),
          signed(r.<Double>getAs("after")),
          r.<Double>getAs("probability"));
      out.printf(
          "    %s, %s: %s%n",
          String.valueOf(r.<Object>getAs("published")).substring(0, 10),
          r.<String>getAs("outlet"),
          shorten(r.getAs("sentence")));
    }
  }

  /** The axes in the order in which conf lists them: the widest first. */
  private static String[] axes(Settings settings) {
    return settings.config().getObject("axes").entrySet().stream()
        .sorted(Comparator.comparingInt(e -> e.getValue().origin().lineNumber()))
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }

  /** A level to two places; what rounds to nought has no sign. */
  static String signed(double level) {
    long hundredths = Math.round(100 * level);
    return String.format(Locale.ROOT, hundredths == 0 ? "%.2f" : "%+.2f", hundredths / 100.0);
  }

  static String name(Settings settings, String country) {
    String path = "actors.\"" + country + "\".name.en";
    return settings.config().hasPath(path) ? settings.config().getString(path) : country;
  }

  private static String shorten(String sentence) {
    return sentence.length() <= SENTENCE ? sentence : sentence.substring(0, SENTENCE - 1) + "…";
  }
}
