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
      session = Sessions.open("tests");
      session.conf().set("spark.sql.shuffle.partitions", "4");
    }
    return session;
  }
}
