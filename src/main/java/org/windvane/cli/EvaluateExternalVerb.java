package org.windvane.cli;

import org.apache.spark.sql.SparkSession;
import org.windvane.alignment.ExternalEvaluation;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets the index beside a measure from outside. */
@Command(
    name = "external",
    description =
        "Rank correlation of the yearly index with a measure from outside (columns country, year, value).",
    footer = {
      "",
      "Example: windvane evaluate external --gold votes.csv --axis west-russia --warehouse w"
    })
final class EvaluateExternalVerb extends Verb {
  @Option(
      names = "--gold",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a header, or JSON lines (.jsonl).")
  private String gold;

  @Option(
      names = "--axis",
      paramLabel = "A",
      defaultValue = "west-russia",
      description = "Which axis (default west-russia).")
  private String axis;

  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Override
  public Integer call() {
    SparkSession spark = session();
    Warehouse opened = Warehouse.open(spark, warehouse);
    out().println(new ExternalEvaluation(spark, opened, settings()).score(gold, axis));
    out().flush();
    return 0;
  }
}
