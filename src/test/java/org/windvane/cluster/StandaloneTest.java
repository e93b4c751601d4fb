package org.windvane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cluster")
class StandaloneTest {
  @TempDir static Path dir;
  private static Standalone cluster;

  @BeforeAll
  static void start() {
    cluster = new Standalone(dir, 2);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Launch submit(String deployMode) {
    return Launch.submit(cluster.master()).with("--deploy-mode", deployMode);
  }

  @Test
  void clusterModePublishesTheSameRowsAsOneMachine() {
    Path warehouse = dir.resolve("cluster-mode");

    Launch.Ended ended =
        submit("cluster").nightly(Reference.get().input.toString(), warehouse.toString()).run();

    assertThat(ended.status()).as("%s", ended).isZero();
    assertThat(Contents.all(warehouse).differences(Reference.get().contents)).isEmpty();
  }

  @Test
  void clientModePublishesTheSameRowsThoughAnExecutorIsKilled() {
    Path warehouse = dir.resolve("client-mode");
    Launch.Running running =
        submit("client")
            .conf("spark.executor.cores", "1")
            .nightly(Reference.get().input.toString(), warehouse.toString())
            .start();

    boolean killed = false;
    while (!killed && !running.endsWithin(500)) {
      // Articles stand, so executors have worked and are at work on the next stage.
      Optional<ProcessHandle> executor = cluster.executor();
      if (executor.isPresent() && running.errSoFar().contains("ingest ")) {
        killed = executor.get().destroyForcibly();
      }
    }
    Launch.Ended ended = running.await(Launch.LIMIT);

    assertThat(killed).as("%s", ended).isTrue();
    assertThat(ended.status()).as("%s", ended).isZero();
    assertThat(Contents.all(warehouse).differences(Reference.get().contents)).isEmpty();
  }

  @Test
  void aWrongCallInClusterModeEndsWithAFailure() {
    Launch.Ended ended =
        submit("cluster")
            .nightly(dir.resolve("nowhere").toString(), dir.resolve("w").toString())
            .run();

    assertThat(ended.status()).as("%s", ended).isNotZero();
    assertThat(dir.resolve("w")).doesNotExist();
  }
}
