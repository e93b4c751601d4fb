package org.windvane.cli;

import java.net.URI;
import java.net.URL;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The launcher's root: {@code windvane VERB …}. Exit 0 done, 1 the work failed, 2 the call was
 * wrong.
 */
@Command(
    name = "windvane",
    mixinStandardHelpOptions = true,
    versionProvider = Windvane.Version.class,
    description = "Reads a news corpus and tells which way states turn.",
    subcommands = {
      DemoVerb.class,
      NightlyVerb.class,
      IngestVerb.class,
      AnnotateVerb.class,
      SchemaVerb.class,
      RunsVerb.class,
      EvaluateVerb.class,
      DoctorVerb.class,
      ReportVerb.class,
      ExplainVerb.class,
      TopicsVerb.class,
      AggregateVerb.class,
      GenerateVerb.class
    },
    footer = {"", "Example: windvane demo", "Every verb: windvane VERB --help"})
public final class Windvane implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing verb");
  }

  public static void main(String[] args) {
    quiet();
    int status = execute(args);
    if (status == 0
        && "yarn".equals(System.getProperty("spark.master"))
        && "cluster".equals(System.getProperty("spark.submit.deployMode"))) {
      // YARN takes a driver that exits by itself for a failed one; it ends the process after us.
      return;
    }
    // Spark leaves threads behind that would keep the process alive.
    System.exit(status);
  }

  /**
   * On a cluster the driver's JVM starts with the cluster's own log settings; ours travel in the
   * jar.
   */
  private static void quiet() {
    URL bundled = Windvane.class.getClassLoader().getResource("conf/log4j2.properties");
    if (System.getProperty("log4j2.configurationFile") == null && bundled != null) {
      Configurator.reconfigure(URI.create(bundled.toString()));
    }
  }

  /** Runs a call and returns its exit status; what a test calls. */
  public static int execute(String... args) {
    CommandLine line = new CommandLine(new Windvane());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(110);
    line.setParameterExceptionHandler(Failures::wrongCall);
    line.setExecutionExceptionHandler(Failures::failedWork);
    return line.execute(args);
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Windvane.class.getPackage().getImplementationVersion();
      return new String[] {"windvane " + (version == null ? "development" : version)};
    }
  }
}
