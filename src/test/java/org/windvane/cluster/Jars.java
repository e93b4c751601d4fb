package org.windvane.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Jars that the tests' servers need, fetched once by Maven into {@code target/cluster}. */
final class Jars {
  private static final Path ROOT = Launch.HOME.resolve("target/cluster");

  private Jars() {}

  /** The folder with the jars of {@code src/test/cluster/NAME/pom.xml}. */
  static synchronized Path of(String name) {
    Path folder = ROOT.resolve(name);
    Path done = folder.resolve(".complete");
    if (!Files.exists(done)) {
      run(
          "mvn",
          "-q",
          "-B",
          "-ntp",
          "-f",
          Launch.HOME.resolve("src/test/cluster/" + name + "/pom.xml").toString(),
          "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
          "-DincludeScope=runtime",
          "-DoutputDirectory=" + folder);
      write(done);
    }
    return folder;
  }

  /** The assembled Spark and our cluster jar; the launcher builds them if they are missing. */
  static synchronized Path spark() {
    Launch.Ended built = Launch.submit("local[1]").with("--help").start().await(900);
    if (built.status() != 0) {
      throw new IllegalStateException("The launcher cannot build: " + built);
    }
    return Launch.HOME.resolve("target/spark");
  }

  /** A SPARK_HOME as a site has it: a folder {@code jars}, of the assembled Spark and more. */
  static synchronized Path sparkHome(String name, Path... more) {
    Path home = ROOT.resolve(name);
    Path jars = home.resolve("jars");
    try {
      Files.createDirectories(jars);
      link(spark(), jars);
      for (Path folder : more) {
        link(folder, jars);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home;
  }

  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.list(from)) {
      for (Path jar : all.filter(p -> p.toString().endsWith(".jar")).toList()) {
        Path link = to.resolve(jar.getFileName());
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, jar);
        }
      }
    }
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(600, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("Failed: " + String.join(" ", command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
