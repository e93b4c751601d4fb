package org.windvane.report;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.windvane.UsageException;
import org.windvane.WindvaneException;
import org.windvane.job.Job;
import org.windvane.settings.Settings;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.Warehouse;
import org.windvane.warehouse.WholeFile;

/**
 * Turns the current published version into one HTML page that needs no network.
 *
 * <p>What reaches the driver is bounded: the countries with most stories, month and year grain, and
 * the shifts with their evidence. The page is replaced at once.
 */
public final class ReportJob extends Job<ReportJob.Result> {
  private final Warehouse warehouse;
  private final Settings settings;
  private final String out;

  /**
   * @param out where the page goes, any Hadoop URI; null for {@code report.html} in the warehouse
   */
  public ReportJob(SparkSession spark, Warehouse warehouse, Settings settings, String out) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.out = out;
  }

  /**
   * What was written.
   *
   * @param page the page's URI
   * @param shifts shifts on it
   * @param countries countries with a series on it
   */
  public record Result(String page, int shifts, int countries) {
    @Override
    public String toString() {
      return shifts + " shifts, " + countries + " countries, " + page;
    }
  }

  @Override
  protected String name() {
    return "report";
  }

  @Override
  protected String description() {
    return "published tables to one page";
  }

  @Override
  protected Result doExecute() {
    Publication publication = new Publication(warehouse);
    if (publication.current().isEmpty()) {
      throw new UsageException("Cannot report: nothing published yet, " + warehouse.root());
    }
    PageData data = PageData.read(publication, settings);
    String html = Page.render(data.json());
    Path target = new Path(out == null ? warehouse.path("report.html").toString() : out);
    write(target, html);
    return new Result(target.toString(), data.shifts(), data.countries());
  }

  private void write(Path target, String html) {
    try {
      FileSystem fs = target.getFileSystem(spark().sparkContext().hadoopConfiguration());
      WholeFile.replace(fs, target, html);
    } catch (IOException e) {
      throw new WindvaneException("Cannot write report: " + e.getMessage() + ", " + target, e);
    }
  }
}
