package org.windvane.cli;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.windvane.corpus.IngestJob;
import org.windvane.corpus.IngestOptions;
import org.windvane.corpus.reading.Format;
import org.windvane.nightly.NightlyJob;
import org.windvane.nightly.NightlyOptions;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All stages over what is new. */
@Command(
    name = "nightly",
    description = {
      "Takes what is new under the inputs through every stage and publishes once at the end.",
      "Files that were read before, unchanged, are passed over; running it twice changes nothing."
    },
    footer = {
      "",
      "Example: windvane nightly --input /data/incoming --format jsonl --warehouse /data/windvane"
    })
final class NightlyVerb extends Verb {
  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "URI",
      description = "Files, directories (with all below them) or globs.")
  private List<String> inputs;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "What the files hold: ${COMPLETION-CANDIDATES}, in any case.")
  private Format format;

  @Option(
      names = "--mapping",
      paramLabel = "NAME",
      description = "How records become articles, a name under sources in conf/.")
  private String mapping;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "The date of articles whose source gives none.")
  private String published;

  @Option(
      names = "--accept",
      description =
          "Keep what came in even past the limits of windvane.corpus.quality.stop in conf/.")
  private boolean accept;

  @Option(
      names = "--redo",
      description = "Code again what was coded with other settings or models than now.")
  private boolean redo;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Publish as if this day were the last: later news is read and kept but does not count,"
              + " until a run without this option publishes all.")
  private LocalDate asOf;

  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse; made if there is none.")
  private String warehouse;

  @Override
  public Integer call() throws Exception {
    IngestOptions call =
        IngestOptions.of(inputs, format).withMapping(mapping).withPublished(published);
    IngestOptions options = accept ? call.keepingOdd() : call;
    SparkSession spark = session();
    IngestJob.checkCall(spark, settings(), options);
    Warehouse opened = Warehouse.openOrCreate(spark, warehouse);
    logged(
        opened,
        spec.name(),
        log -> {
          log.inputs(inputs);
          NightlyOptions nightly =
              new NightlyOptions(redo ? NightlyOptions.Redo.DO : NightlyOptions.Redo.SAY, asOf);
          out().println(new NightlyJob(spark, opened, settings(), options, nightly, log).execute());
          out().flush();
        });
    return 0;
  }
}
