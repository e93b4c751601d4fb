package org.windvane.job;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one way a Windvane process gets its {@link SparkSession}. */
public final class Sessions {
  private Sessions() {}

  /**
   * Opens the session. Under spark-submit the master and every setting come from there; otherwise
   * the master is {@code local[*]}.
   *
   * <p>Guarantees: Delta tables readable and writable, UTC as the session's time zone, ANSI dates.
   */
  public static SparkSession open(String application) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("windvane " + application)
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            // Days, weeks and months are UTC days wherever the job runs.
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .config("spark.sql.sources.partitionOverwriteMode", "static");
    if (System.getProperty("spark.master") == null) {
      int cores = Runtime.getRuntime().availableProcessors();
      builder
          .master("local[*]")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.ui.enabled", System.getProperty("windvane.ui", "true"))
          // Two hundred shuffle tasks, Spark's default, cost more than the work on one machine.
          .config("spark.sql.shuffle.partitions", String.valueOf(Math.max(4, cores * 2)))
          .config("spark.ui.prometheus.enabled", "true")
          .config("spark.metrics.namespace", "windvane")
          .config(
              "spark.metrics.conf.*.sink.prometheusServlet.class",
              "org.apache.spark.metrics.sink.PrometheusServlet")
          .config("spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus")
          .config("spark.metrics.conf.*.sink.jmx.class", "org.apache.spark.metrics.sink.JmxSink")
          .config("spark.ui.showConsoleProgress", String.valueOf(System.console() != null))
          // Delta reads its own small log with this many tasks; its default of 50 suits clusters.
          .config("spark.databricks.delta.snapshotPartitions", "2")
          // A night is some two hundred small queries, many of them the same for every table: with
          // room for a hundred, Spark compiles them again and again.
          .config("spark.sql.codegen.cache.maxEntries", "2000")
          // What the UI shows of a query is written out for each one, looked at or not.
          .config("spark.sql.ui.explainMode", "simple");
    }
    // For tables made from now on: nobody travels back in them further than a week.
    builder.config(
        "spark.databricks.delta.properties.defaults.logRetentionDuration", "interval 7 days");
    cloudCommitters(builder);
    return builder.getOrCreate();
  }

  /**
   * On S3 a rename is a copy: where this Spark carries spark-hadoop-cloud, files are uploaded to
   * their place and appear together when the job commits. Other file systems keep their own
   * committers, and what the call sets stays.
   */
  private static void cloudCommitters(SparkSession.Builder builder) {
    String bindings = "org.apache.spark.internal.io.cloud.";
    try {
      Class.forName(bindings + "PathOutputCommitProtocol");
    } catch (ClassNotFoundException e) {
      return;
    }
    Map.of(
            "spark.sql.sources.commitProtocolClass",
            bindings + "PathOutputCommitProtocol",
            "spark.sql.parquet.output.committer.class",
            bindings + "BindingParquetOutputCommitter",
            "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
            "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
            "spark.hadoop.fs.s3a.committer.name",
            "magic")
        .forEach(
            (key, value) -> {
              if (System.getProperty(key) == null) {
                builder.config(key, value);
              }
            });
  }
}
