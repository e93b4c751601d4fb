package org.windvane.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Standalone cluster on this machine: a Master and Workers, each a process. */
final class Standalone implements AutoCloseable {
  private final List<Processes.Daemon> daemons = new ArrayList<>();
  private final String master;

  Standalone(Path dir, int workers) {
    Path home = Jars.sparkHome("spark-home");
    int port = Processes.freePort();
    master = "spark://127.0.0.1:" + port;
    start(
        home,
        dir.resolve("master.log"),
        "New state: ALIVE",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--webui-port",
        "0");
    for (int i = 0; i < workers; i++) {
      start(
          home,
          dir.resolve("worker-" + i + ".log"),
          "Successfully registered with master",
          "org.apache.spark.deploy.worker.Worker",
          "--host",
          "127.0.0.1",
          "--webui-port",
          "0",
          "--cores",
          "2",
          "--memory",
          "4g",
          "--work-dir",
          dir.resolve("work-" + i).toString(),
          master);
    }
  }

  private void start(Path home, Path log, String sign, String... call) {
    List<String> command = new ArrayList<>();
    command.add(Processes.java());
    command.addAll(Processes.opens());
    command.addAll(List.of("-Xmx512m", "-cp", home.resolve("jars") + "/*"));
    command.addAll(List.of(call));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    // Drivers and executors have it from the worker that starts them.
    builder.environment().put("JAVA_TOOL_OPTIONS", Processes.QUICK);
    daemons.add(Processes.Daemon.start(builder, log, sign));
  }

  String master() {
    return master;
  }

  /** An executor that is running on a worker, if there is one yet. */
  Optional<ProcessHandle> executor() {
    return daemons.stream()
        .flatMap(d -> d.family().stream())
        .filter(p -> Processes.commandLine(p).contains("CoarseGrainedExecutorBackend"))
        .findFirst();
  }

  @Override
  public void close() {
    daemons.forEach(Processes.Daemon::close);
  }
}
