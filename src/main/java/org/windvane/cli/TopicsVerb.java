package org.windvane.cli;

import org.apache.spark.sql.SparkSession;
import org.windvane.topics.TopicsJob;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores new stories with the standing topics. */
@Command(
    name = "topics",
    description =
        "Scores what is annotated and new with the standing topics, fitting them first if there are"
            + " none.",
    footer = {"", "Example: windvane topics --warehouse /data/windvane"})
final class TopicsVerb extends Verb {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Option(
      names = "--rebuild",
      description = "Fits the topics anew, keeping the ids of those that remain; scores all again.")
  private boolean rebuild;

  @Override
  public Integer call() throws Exception {
    SparkSession spark = session();
    Warehouse opened = Warehouse.open(spark, warehouse);
    logged(
        opened,
        "topics",
        log ->
            new TopicsJob(
                    spark,
                    opened,
                    settings(),
                    log,
                    rebuild ? TopicsJob.Scope.EVERYTHING : TopicsJob.Scope.PENDING)
                .execute());
    return 0;
  }
}
