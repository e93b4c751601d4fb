package org.windvane.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.windvane.testing.Folders;

/** One call of {@code jobs/windvane}, as a user makes it. */
final class Launch {
  /** Seconds that a call may take: {@code -Dwindvane.launch.seconds}. */
  static final int LIMIT = Integer.getInteger("windvane.launch.seconds", 900);

  static final Path HOME = Path.of("").toAbsolutePath();

  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  // Made by the first call that ends: the classes of every later one, so that they need not be
  // read and checked again. Java passes over one that does not fit.
  private static final Path CLASSES = HOME.resolve("target/cluster/classes.jsa");

  private Launch() {
    environment.put("WINDVANE_HEAP", "1g");
    // A run of seconds gains nothing from compiled queries, nor from the second compiler, which
    // would take half of the cores.
    environment.put(
        "WINDVANE_JAVA_OPTS",
        "-Dwindvane.ui=false -XX:TieredStopAtLevel=1 -Xlog:disable"
            + " -Dspark.sql.codegen.wholeStage=false -Dspark.sql.adaptive.enabled=false "
            + System.getProperty("windvane.launch.java", ""));
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    if (System.getenv("SPARK_HOME") != null) {
      environment.put("SPARK_HOME", "");
    }
  }

  /** Inside the launcher's own JVM, {@code local[*]}. */
  static Launch local() {
    Launch launch = new Launch();
    try {
      Files.createDirectories(CLASSES.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    launch.environment.merge(
        "WINDVANE_JAVA_OPTS",
        Files.exists(CLASSES)
            ? " -XX:SharedArchiveFile=" + CLASSES
            : " -XX:ArchiveClassesAtExit=" + CLASSES,
        String::concat);
    return launch;
  }

  /** Through spark-submit, with settings that keep small data in few tasks. */
  static Launch submit(String master) {
    return new Launch()
        .with("--master", master)
        .conf("spark.ui.enabled", "false")
        .conf("spark.driver.memory", "1g")
        .conf("spark.executor.memory", "1g")
        .conf("spark.cores.max", "2")
        .conf("spark.sql.codegen.wholeStage", "false")
        .conf("spark.executorEnv.JAVA_TOOL_OPTIONS", Processes.QUICK)
        .conf("spark.yarn.appMasterEnv.JAVA_TOOL_OPTIONS", Processes.QUICK)
        .conf("spark.sql.shuffle.partitions", "4")
        .conf("spark.databricks.delta.snapshotPartitions", "2");
  }

  Launch with(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  Launch conf(String key, String value) {
    return with("--conf", key + "=" + value);
  }

  Launch env(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /** The nightly verb over JSON lines. */
  Launch nightly(String input, String warehouse) {
    return with("nightly", "--input", input, "--format", "jsonl", "--warehouse", warehouse);
  }

  /**
   * How a call ended.
   *
   * @param status exit status; negative when the time limit ended it
   */
  record Ended(int status, String out, String err) {
    @Override
    public String toString() {
      return "status " + status + "\n--- out\n" + out + "\n--- err\n" + err;
    }
  }

  /** Runs to its end, or to its time limit. */
  Ended run() {
    return start().await(LIMIT);
  }

  Running start() {
    try {
      Path out = Files.createTempFile("windvane-", ".out");
      Path err = Files.createTempFile("windvane-", ".err");
      List<String> command = new ArrayList<>(List.of(HOME.resolve("jobs/windvane").toString()));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(HOME.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      builder.environment().values().removeIf(String::isEmpty);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A call under way. */
  static final class Running {
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    /** Waits for the end for so long; true if it ended. */
    boolean endsWithin(long millis) {
      try {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** Does something while no thread of the process runs. */
    void whileStopped(Folders.Step step) throws IOException {
      signal("-STOP");
      try {
        while (process.isAlive() && !stopped()) {
          Thread.onSpinWait();
        }
        step.run();
      } finally {
        signal("-CONT");
      }
    }

    private boolean stopped() {
      try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
        for (Path thread : threads.toList()) {
          // After the name in brackets comes the state: T is stopped.
          String stat = Files.readString(thread.resolve("stat"));
          if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
            return false;
          }
        }
        return true;
      } catch (IOException ended) {
        // A thread that ends has no state to read.
        return false;
      }
    }

    private void signal(String which) throws IOException {
      try {
        new ProcessBuilder("kill", which, String.valueOf(process.pid())).start().waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** kill -9, the process and what it started. */
    Ended kill() {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      return await(30);
    }

    String errSoFar() {
      return read(err);
    }

    Ended await(int seconds) {
      if (!endsWithin(seconds * 1000L)) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        return new Ended(-1, read(out), read(err));
      }
      return new Ended(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
