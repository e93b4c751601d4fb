package org.windvane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YARN and HDFS, input and warehouse on {@code hdfs://}. */
@Tag("cluster")
class YarnTest {
  @TempDir static Path dir;
  private static Processes.Daemon hadoop;
  private static FileSystem hdfs;
  private static String root;

  @BeforeAll
  static void start() throws IOException {
    Path jars = Jars.of("hadoop");
    List<String> command = new ArrayList<>();
    command.add(Processes.java());
    command.addAll(Processes.opens());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            jars + "/*",
            Launch.HOME.resolve("src/test/cluster/hadoop/MiniHadoop.java").toString(),
            dir.resolve("hadoop").toString(),
            dir.resolve("conf").toString()));
    // Containers are started in the server's working directory.
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    hadoop = Processes.Daemon.start(builder, dir.resolve("hadoop.log"), "READY ");
    Matcher ready = Pattern.compile("READY (hdfs://\\S+)").matcher(hadoop.log());
    assertThat(ready.find()).isTrue();
    root = ready.group(1);
    hdfs = FileSystem.newInstance(java.net.URI.create(root), new Configuration());
    hdfs.copyFromLocalFile(
        new org.apache.hadoop.fs.Path(Reference.get().input.toString()),
        new org.apache.hadoop.fs.Path("/news"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (hdfs != null) {
      hdfs.close();
    }
    if (hadoop != null) {
      hadoop.close();
    }
  }

  private static void publishesTheSameRows(String deployMode) throws IOException {
    String warehouse = root + "/warehouse-" + deployMode;
    Launch.Ended ended =
        Launch.submit("yarn")
            .with("--deploy-mode", deployMode, "--num-executors", "2")
            .conf("spark.yarn.jars", "local:" + Jars.spark() + "/*")
            .conf("spark.yarn.am.memory", "512m")
            .env("HADOOP_CONF_DIR", dir.resolve("conf").toString())
            .nightly(root + "/news", warehouse)
            .run();

    assertThat(ended.status()).as("%s", ended).isZero();
    Path copy = dir.resolve("copy-" + deployMode);
    hdfs.copyToLocalFile(
        false,
        new org.apache.hadoop.fs.Path(warehouse),
        new org.apache.hadoop.fs.Path(copy.toString()),
        true);
    assertThat(Contents.all(copy).differences(Reference.get().contents)).isEmpty();
  }

  @Test
  void clientModePublishesTheSameRowsAsOneMachine() throws IOException {
    publishesTheSameRows("client");
  }

  @Test
  void clusterModePublishesTheSameRowsAsOneMachine() throws IOException {
    publishesTheSameRows("cluster");
  }
}
