package org.windvane.job;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Spark job of the pipeline: built from a session and its options, run once by {@link
 * #execute()}.
 *
 * <p>While it runs, every Spark job that it starts carries its {@link #description()} in the Spark
 * UI. When it ends, one line goes to the log: name, the result's own words, seconds.
 *
 * @param <R> an immutable result with counts; its {@code toString()} is what the log line says
 */
public abstract class Job<R> {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);

  private final SparkSession spark;

  protected Job(SparkSession spark) {
    this.spark = spark;
  }

  /** The verb of this job, as the launcher names it. */
  protected abstract String name();

  /** What the Spark UI shows for this job's stages. */
  protected abstract String description();

  /** The work itself. */
  protected abstract R doExecute();

  protected final SparkSession spark() {
    return spark;
  }

  /** Runs the job; whatever it throws passes through unchanged. */
  public final R execute() {
    long started = System.nanoTime();
    step(description());
    try {
      R result = doExecute();
      LOG.info(String.format(Locale.ROOT, "%-10s %s  (%.1f s)", name(), result, seconds(started)));
      return result;
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  /** Names the next part of the work in the Spark UI. */
  protected final void step(String what) {
    spark.sparkContext().setJobGroup("windvane-" + name(), name() + ": " + what, false);
  }

  private static double seconds(long startedNanos) {
    return (System.nanoTime() - startedNanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
