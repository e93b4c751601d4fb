package org.windvane.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.settings.Settings;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Warehouse;
import org.windvane.warehouse.WarehouseLock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every verb has: its settings, a session when it needs one, and where it prints. */
abstract class Verb implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--conf-dir",
      paramLabel = "DIR",
      defaultValue = "${env:WINDVANE_CONF:-}",
      description = "Settings in place of the bundled ones: a directory with a windvane.conf.")
  private String confDir;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private Settings settings;

  final Settings settings() {
    if (settings == null) {
      settings = Settings.load(confDir);
    }
    return settings;
  }

  final SparkSession session() {
    return Sessions.open(spec.name());
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Work inside a run, whose counts and warnings go to the {@code runs} table however it ends. */
  interface Work {
    void run(RunLog log) throws Exception;
  }

  /**
   * Runs the work while holding the warehouse's lock, after what a killed run left around its
   * publication is put right, and notes the run in the warehouse, done, failed or (by the next)
   * killed.
   */
  final void logged(Warehouse warehouse, String verb, Work work) throws Exception {
    try (WarehouseLock lock = WarehouseLock.take(warehouse)) {
      RunLog log =
          new RunLog(verb)
              .conf(settings().hash("windvane", "actors", "blocs", "axes", "outlets", "sources"));
      try {
        log.begin(warehouse);
        new Publication(warehouse).settle();
        work.run(log);
      } catch (Exception e) {
        try {
          log.finish(warehouse, false);
        } catch (RuntimeException unlogged) {
          // A full disk or lost rights that broke the work also break its note; the work's own
          // error is the one to show.
          e.addSuppressed(unlogged);
        }
        throw e;
      }
      log.finish(warehouse, true);
    }
  }
}
