package org.windvane.cli;

import static org.apache.spark.sql.functions.col;

import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the history of runs. */
@Command(
    name = "runs",
    description = "Prints the last runs on a warehouse, newest first.",
    footer = {"", "Example: windvane runs --warehouse /data/windvane --last 10"})
final class RunsVerb extends Verb {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many (default 20).")
  private int last;

  @Override
  public Integer call() {
    Warehouse opened = Warehouse.open(session(), warehouse);
    List<Row> rows =
        RunLog.read(opened)
            .orderBy(col("started").desc())
            .limit(last)
            .select(
                "run",
                "verb",
                "status",
                "started",
                "finished",
                "rows_read",
                "rows_kept",
                "rows_duplicate",
                "rows_quarantined",
                "warnings")
            .collectAsList();
    out()
        .printf(
            "%-26s %-9s %-7s %9s %9s %9s %9s %8s  %s%n",
            "run",
            "verb",
            "status",
            "seconds",
            "read",
            "kept",
            "duplicate",
            "quarant.",
            "warnings");
    for (Row r : rows) {
      out()
          .printf(
              "%-26s %-9s %-7s %9s %9d %9d %9d %8d  %s%n",
              r.getString(0),
              r.getString(1),
              r.getString(2),
              seconds(r.getTimestamp(3), r.getTimestamp(4)),
              r.getLong(5),
              r.getLong(6),
              r.getLong(7),
              r.getLong(8),
              String.join("; ", r.<String>getList(9)));
    }
    out().flush();
    return 0;
  }

  /** How long it took; nobody saw a killed run end. */
  private static String seconds(Timestamp started, Timestamp finished) {
    return finished == null
        ? "-"
        : String.format(Locale.ROOT, "%.1f", (finished.getTime() - started.getTime()) / 1000.0);
  }
}
