package org.windvane.nightly;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.windvane.WindvaneException;
import org.windvane.alignment.AggregateJob;
import org.windvane.corpus.IngestJob;
import org.windvane.corpus.IngestOptions;
import org.windvane.corpus.IngestResult;
import org.windvane.job.Job;
import org.windvane.relations.AnnotateJob;
import org.windvane.report.ReportJob;
import org.windvane.settings.Settings;
import org.windvane.topics.TopicsJob;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Upkeep;
import org.windvane.warehouse.Warehouse;

/**
 * Takes what is new under its inputs through every stage, and publishes once at the end.
 *
 * <p>New is a file that was not read before with this length and modification time, and a batch
 * that a run before this one left half way. With nothing new, nothing is written and nothing is
 * published. Each stage commits by itself, so a run that dies is finished by the next.
 */
public final class NightlyJob extends Job<NightlyJob.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyJob.class);

  private final Warehouse warehouse;
  private final Settings settings;
  private final IngestOptions inputs;
  private final NightlyOptions options;
  private final RunLog log;
  private final Publication publication;

  public NightlyJob(
      SparkSession spark,
      Warehouse warehouse,
      Settings settings,
      IngestOptions inputs,
      RunLog log) {
    this(spark, warehouse, settings, inputs, NightlyOptions.plain(), log);
  }

  public NightlyJob(
      SparkSession spark,
      Warehouse warehouse,
      Settings settings,
      IngestOptions inputs,
      NightlyOptions options,
      RunLog log) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.inputs = inputs.onlyNew();
    this.options = options;
    this.log = log;
    this.publication = new Publication(warehouse);
  }

  /**
   * What was done.
   *
   * @param ingest what came in
   * @param published whether a new version was published
   * @param report the page's URI; null when it stands as it was
   */
  public record Result(IngestResult ingest, boolean published, String report) {
    @Override
    public String toString() {
      return ingest.files()
          + " new files, "
          + ingest.kept()
          + " new articles, "
          + (published ? "published" : "nothing to publish")
          + (report == null ? "" : ", " + report);
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
    codedOtherwise();
    if (!warehouse.pending(Stage.ANNOTATE, Stage.INGEST).isEmpty()) {
      new AnnotateJob(spark(), warehouse, settings, false, log).execute();
    }
    if (!warehouse.pending(Stage.TOPICS, Stage.ANNOTATE).isEmpty()) {
      new TopicsJob(spark(), warehouse, settings, log, TopicsJob.Scope.PENDING).execute();
    }
    boolean publish = mustPublish();
    if (publish) {
      new AggregateJob(spark(), warehouse, settings, log, options.asOf()).execute();
    }
    String page =
        reportStands() ? null : new ReportJob(spark(), warehouse, settings, null).execute().page();
    if (publish) {
      new Upkeep(spark(), warehouse, settings.config()).execute();
    }
    return new Result(ingest, publish, page);
  }

  private boolean mustPublish() {
    return options.asOf() != null
        || publication.current().isEmpty()
        || !warehouse.pending(Stage.PUBLISH, Stage.TOPICS).isEmpty()
        || publishedOtherwise();
  }

  /** The numbers cost no new coding, so other blocs or thresholds simply make a new version. */
  private boolean publishedOtherwise() {
    String version = AggregateJob.version(settings);
    List<String> other = warehouse.committedWithOther(Stage.PUBLISH, version);
    if (other.isEmpty() || options.asOf() != null) {
      return false;
    }
    LOG.info("Published with other settings of alignment, blocs or axes; published anew");
    warehouse.uncommit(Stage.PUBLISH, other);
    return true;
  }

  private void codedOtherwise() {
    List<String> batches =
        warehouse.committedWithOther(Stage.ANNOTATE, AnnotateJob.version(settings));
    if (batches.isEmpty()) {
      return;
    }
    Row span =
        warehouse
            .read(InternalTables.ARTICLES, batches)
            .agg(min(to_date(col("published"))), max(to_date(col("published"))))
            .first();
    String what =
        "%d batches, with news of %s to %s, were coded with other settings or models"
            .formatted(batches.size(), span.get(0), span.get(1));
    if (options.redo() == NightlyOptions.Redo.DO) {
      LOG.info("{}; they are coded again", what);
      warehouse.uncommit(Stage.ANNOTATE, batches);
    } else {
      LOG.warn("{}; nightly --redo codes them again", what);
      log.warn(what);
    }
  }

  /** Whether the page was written after the version that is current. */
  private boolean reportStands() {
    FileSystem fs = warehouse.fileSystem();
    try {
      Path page = warehouse.path("report.html");
      return fs.exists(page)
          && fs.getFileStatus(page).getModificationTime() >= publication.switched();
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot look for the report: " + e.getMessage() + ", " + warehouse.root(), e);
    }
  }
}
