package org.windvane.job;

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
          .config("spark.ui.showConsoleProgress", String.valueOf(System.console() != null))
          // Delta reads its own small log with this many tasks; its default of 50 suits clusters.
          .config("spark.databricks.delta.snapshotPartitions", "2");
    }
    return builder.getOrCreate();
  }
}
