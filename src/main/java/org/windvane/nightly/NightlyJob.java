package org.windvane.nightly;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.windvane.alignment.AggregateJob;
import org.windvane.corpus.IngestJob;
import org.windvane.corpus.IngestOptions;
import org.windvane.corpus.IngestResult;
import org.windvane.job.Job;
import org.windvane.relations.AnnotateJob;
import org.windvane.report.ReportJob;
import org.windvane.settings.Settings;
import org.windvane.topics.TopicsJob;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/**
 * Takes what is new under its inputs through every stage, and publishes once at the end.
 *
 * <p>New is a file that was not read before with this length and modification time, and a batch
 * that a run before this one left half way. With nothing new, nothing is written and nothing is
 * published. Each stage commits by itself, so a run that dies is finished by the next.
 */
public final class NightlyJob extends Job<NightlyJob.Result> {
  private final Warehouse warehouse;
  private final Settings settings;
  private final IngestOptions inputs;
  private final RunLog log;

  public NightlyJob(
      SparkSession spark,
      Warehouse warehouse,
      Settings settings,
      IngestOptions inputs,
      RunLog log) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.inputs = inputs.onlyNew();
    this.log = log;
  }

  /**
   * What was done.
   *
   * @param ingest what came in
   * @param published whether a new version was published
   * @param report the page's URI; null when nothing was published
   */
  public record Result(IngestResult ingest, boolean published, String report) {
    @Override
    public String toString() {
      return ingest.files()
          + " new files, "
          + ingest.kept()
          + " new articles, "
          + (published ? "published, " + report : "nothing to publish");
    }
  }

  @Override
  protected String name() {
    return "nightly";
  }

  @Override
  protected String description() {
    return "what is new, through every stage";
  }

  @Override
  protected Result doExecute() {
    IngestResult ingest = new IngestJob(spark(), warehouse, settings, inputs).execute();
    log.rows(ingest.read(), ingest.kept(), ingest.duplicates(), ingest.quarantined());
    ingest.warnings().forEach(log::warn);
    if (!warehouse.pending(Stage.ANNOTATE, Stage.INGEST).isEmpty()) {
      new AnnotateJob(spark(), warehouse, settings, false).execute();
    }
    if (!warehouse.pending(Stage.TOPICS, Stage.ANNOTATE).isEmpty()) {
      new TopicsJob(spark(), warehouse, settings, log, TopicsJob.Scope.PENDING).execute();
    }
    List<String> unpublished = warehouse.pending(Stage.PUBLISH, Stage.TOPICS);
    if (unpublished.isEmpty() && new Publication(warehouse).current().isPresent()) {
      return new Result(ingest, false, null);
    }
    new AggregateJob(spark(), warehouse, settings, log).execute();
    ReportJob.Result report = new ReportJob(spark(), warehouse, settings, null).execute();
    return new Result(ingest, true, report.page());
  }
}
