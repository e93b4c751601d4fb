package org.windvane.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.windvane.UsageException;
import org.windvane.WindvaneException;
import org.windvane.corpus.IngestOptions;
import org.windvane.corpus.reading.Format;
import org.windvane.nightly.NightlyJob;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole pipeline on the bundled sample corpus. */
@Command(
    name = "demo",
    description =
        "Runs the whole pipeline on the bundled sample corpus and prints the shifts found.",
    footer = {"", "Example: windvane demo --out demo"})
final class DemoVerb extends Verb {
  private static final String INDEX = "sample/files.txt";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "demo",
      description = "Where corpus, warehouse and report go (default: demo); made anew each time.")
  private Path dir;

  @Override
  public Integer call() throws Exception {
    Path corpus = dir.resolve("corpus");
    Path warehouse = dir.resolve("warehouse");
    clear(warehouse);
    unpack(corpus);
    SparkSession spark = session();
    Warehouse opened = Warehouse.openOrCreate(spark, warehouse.toAbsolutePath().toString());
    NightlyJob.Result[] done = new NightlyJob.Result[1];
    logged(
        opened,
        spec.name(),
        log -> {
          IngestOptions options =
              IngestOptions.of(List.of(corpus.toAbsolutePath().toString()), Format.JSONL);
          log.inputs(options.inputs());
          done[0] = new NightlyJob(spark, opened, settings(), options, log).execute();
        });
    ShiftPrinter.print(opened, settings(), out());
    out().println();
    out().println("Tables: " + warehouse.resolve("published/current"));
    out().println("Report: " + warehouse.resolve("report.html"));
    out().flush();
    return 0;
  }

  private static void clear(Path warehouse) throws IOException {
    if (!Files.exists(warehouse)) {
      return;
    }
    // Only what is certainly a warehouse of ours is removed.
    if (!Files.exists(warehouse.resolve("_WINDVANE"))) {
      throw new UsageException("Cannot make the demo: no warehouse to replace, " + warehouse);
    }
    try (Stream<Path> all = Files.walk(warehouse)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void unpack(Path corpus) {
    try {
      Files.createDirectories(corpus);
      for (String name : names()) {
        try (InputStream in = resource("sample/" + name)) {
          Files.write(corpus.resolve(name), in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UsageException(
          "Cannot write the sample corpus: " + e.getMessage() + ", " + corpus, e);
    }
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream in = resource(INDEX)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank()) {
          names.add(line.strip());
        }
      }
    }
    return names;
  }

  private static InputStream resource(String name) {
    InputStream in = DemoVerb.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new WindvaneException("Cannot unpack the sample corpus: resource missing, " + name);
    }
    return in;
  }
}
