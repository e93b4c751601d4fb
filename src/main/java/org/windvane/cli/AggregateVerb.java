package org.windvane.cli;

import org.apache.spark.sql.SparkSession;
import org.windvane.alignment.AggregateJob;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works out and publishes the tables. */
@Command(
    name = "aggregate",
    description =
        "Works out alignment, shifts and the other published tables from all that is annotated, and publishes a version.",
    footer = {"", "Example: windvane aggregate --warehouse /data/windvane"})
final class AggregateVerb extends Verb {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Option(
      names = "--rebuild",
      description = "Accepted for symmetry: the tables are always worked out anew.")
  private boolean rebuild;

  @Override
  public Integer call() throws Exception {
    SparkSession spark = session();
    Warehouse opened = Warehouse.open(spark, warehouse);
    logged(opened, "aggregate", log -> new AggregateJob(spark, opened, settings(), log).execute());
    return 0;
  }
}
