package org.windvane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object store, where nothing can be renamed: input and warehouse on {@code s3a://}. */
@Tag("cluster")
class S3Test {
  private static final String SECRET = "not-for-any-log-7c1f";

  @TempDir static Path dir;
  private static S3Server server;

  @BeforeAll
  static void start() throws IOException {
    server = new S3Server(dir);
    try (Stream<Path> files = Files.list(Reference.get().input)) {
      files.forEach(file -> server.put("news/" + file.getFileName(), file));
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Launch submit() {
    return Launch.submit("local[2]")
        .env("SPARK_HOME", Jars.sparkHome("spark-home-s3a", Jars.of("s3a")).toString())
        .env("AWS_ACCESS_KEY_ID", "local")
        .env("AWS_SECRET_ACCESS_KEY", SECRET)
        .conf("spark.hadoop.fs.s3a.endpoint", server.endpoint())
        .conf("spark.hadoop.fs.s3a.endpoint.region", "us-east-1")
        .conf("spark.hadoop.fs.s3a.path.style.access", "true")
        .conf("spark.hadoop.fs.s3a.connection.ssl.enabled", "false");
  }

  @Test
  void publishesTheSameRowsAsOneMachineAndNoRerunChangesThem() {
    Launch.Ended ended = submit().nightly("s3a://windvane/news/", "s3a://windvane/warehouse").run();

    assertThat(ended.status()).as("%s", ended).isZero();
    Path copy = dir.resolve("copy");
    server.download("warehouse/", copy);
    assertThat(Contents.all(copy).differences(Reference.get().contents)).isEmpty();
    assertThat(ended.out() + ended.err()).doesNotContain(SECRET);
    // The committer's own mark: without it Parquet files were renamed, which here is a copy each.
    assertThat(copy.resolve("published"))
        .isDirectoryRecursivelyContaining(
            p ->
                p.endsWith(Path.of("alignment", "_SUCCESS"))
                    && read(p).contains("\"committer\" : \"magic\""));
    String pointer = read(copy.resolve("published/_CURRENT"));

    Launch.Ended again = submit().nightly("s3a://windvane/news/", "s3a://windvane/warehouse").run();

    assertThat(again.status()).as("%s", again).isZero();
    Path second = dir.resolve("second");
    server.download("warehouse/", second);
    assertThat(read(second.resolve("published/_CURRENT"))).isEqualTo(pointer);
    assertThat(Contents.all(second).differences(Reference.get().contents)).isEmpty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
