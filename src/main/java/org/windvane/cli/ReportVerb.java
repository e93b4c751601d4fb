package org.windvane.cli;

import org.apache.spark.sql.SparkSession;
import org.windvane.report.ReportJob;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the page. */
@Command(
    name = "report",
    description = "Writes one offline HTML page of the current published version.",
    footer = {"", "Example: windvane report --warehouse /data/windvane --out report.html"})
final class ReportVerb extends Verb {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes (default: report.html in the warehouse).")
  private String out;

  @Option(names = "--rebuild", description = "Accepted for symmetry: the page is always made anew.")
  private boolean rebuild;

  @Override
  public Integer call() {
    SparkSession spark = session();
    ReportJob.Result result =
        new ReportJob(spark, Warehouse.open(spark, warehouse), settings(), out).execute();
    out().println(result.page());
    out().flush();
    return 0;
  }
}
