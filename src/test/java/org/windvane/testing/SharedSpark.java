package org.windvane.testing;

import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;

/** The one local session of a test run; tests never stop it. */
public final class SharedSpark {
  private static SparkSession session;

  private SharedSpark() {}

  public static synchronized SparkSession session() {
    if (session == null) {
      System.setProperty("windvane.ui", "false");
      // A test's tables have tens of rows: compiling a query, or planning it anew after each of its
      // stages, costs many times what running it does.
      System.setProperty("spark.sql.codegen.wholeStage", "false");
      System.setProperty("spark.sql.adaptive.enabled", "false");
      session = Sessions.open("tests");
      session.conf().set("spark.sql.shuffle.partitions", "2");
      session.conf().set("spark.databricks.delta.snapshotPartitions", "1");
    }
    return session;
  }
}
