package org.windvane.cli;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.windvane.corpus.IngestJob;
import org.windvane.corpus.IngestOptions;
import org.windvane.corpus.IngestResult;
import org.windvane.corpus.reading.Format;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads raw news. */
@Command(
    name = "ingest",
    description = {
      "Reads raw news into articles; what cannot be read goes to quarantine with the reason.",
      "Files, directories and globs on any Hadoop file system; gzip, zstd and bzip2 by themselves.",
      "Of web archives (warc) the HTML pages are read: text, headline and date out of each; of json the records in an"
          + " array, of feed the items of saved RSS and Atom files."
    },
    footer = {
      "",
      "Example: windvane ingest --input data/2024-05-*.jsonl.gz --format jsonl --warehouse /data/windvane",
      "         windvane ingest --input crawl/CC-NEWS-*.warc.gz --format warc --warehouse /data/windvane"
    })
final class IngestVerb extends Verb {
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
      description =
          "How records become articles, a name under sources in conf/. Without it fields carry the"
              + " article's column names: url, title, body, published, outlet, language, speaker.")
  private String mapping;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "The date of articles whose source gives none.")
  private String published;

  @Option(
      names = "--new-only",
      description = "Pass over files that were ingested before, unchanged.")
  private boolean newOnly;

  @Option(
      names = "--accept",
      description =
          "Keep what came in even past the limits of windvane.corpus.quality.stop in conf/.")
  private boolean accept;

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
          IngestResult result =
              new IngestJob(spark, opened, settings(), newOnly ? options.onlyNew() : options)
                  .execute();
          log.rows(result.read(), result.kept(), result.duplicates(), result.quarantined());
          result.warnings().forEach(log::warn);
          out().println(result);
          result.warnings().forEach(w -> out().println("warning: " + w));
          out().flush();
        });
    return 0;
  }
}
