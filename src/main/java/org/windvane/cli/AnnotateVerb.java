package org.windvane.cli;

import org.windvane.relations.AnnotateJob;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Codes what has been ingested. */
@Command(
    name = "annotate",
    description =
        "Codes articles: who does what to whom, and which countries they speak of, in what tone.",
    footer = {"", "Example: windvane annotate --warehouse /data/windvane"})
final class AnnotateVerb extends Verb {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Option(
      names = "--rebuild",
      description = "Also what was annotated before, for example after a change of conf/actors.")
  private boolean rebuild;

  @Override
  public Integer call() throws Exception {
    Warehouse opened = Warehouse.open(session(), warehouse);
    logged(
        opened,
        "annotate",
        log -> {
          AnnotateJob.Result result =
              new AnnotateJob(session(), opened, settings(), rebuild, log).execute();
          out().println(result);
          out().flush();
        });
    return 0;
  }
}
