package org.windvane.cli;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.windvane.alignment.ShiftEvaluation;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores shifts against planted ones. */
@Command(
    name = "shifts",
    description = "Scores the published shifts and indices against planted ones.",
    footer = {"", "Example: windvane evaluate shifts --gold planted/truth.json --warehouse w"})
final class EvaluateShiftsVerb extends Verb {
  @Option(names = "--gold", required = true, paramLabel = "FILE", description = "truth.json")
  private Path gold;

  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Override
  public Integer call() {
    SparkSession spark = session();
    Publication published = new Publication(Warehouse.open(spark, warehouse));
    out().println(new ShiftEvaluation(spark, published).score(gold));
    out().flush();
    return 0;
  }
}
