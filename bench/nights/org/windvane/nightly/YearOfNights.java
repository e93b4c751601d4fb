package org.windvane.nightly;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.windvane.cli.Windvane;
import org.windvane.job.Sessions;

/**
 * {@code nightly} once for each file of a folder, oldest name first, in one process: {@code
 * YearOfNights DAYS WAREHOUSE ROWS [alone=N,N] [until=NAME] [first=NAME]}, see {@code bench/nights/run}.
 *
 * <p>What Delta holds of a table's log is dropped before each night, so that it reads it as a new
 * process would, and after each night the files of the tables are made a day older, so that what is kept for days goes as it
 * would. A day whose file is in WAREHOUSE.incoming is passed over, so that a call can be
 * taken up again. Nights named by {@code alone} are run a second time into an empty warehouse.
 */
public final class YearOfNights {
  private static final String[] STAGES = {
    "ingest", "annotate", "topics", "aggregate", "report", "upkeep"
  };
  // The line that a stage leaves: its name, its own words, its seconds.
  private static final Pattern TOLD = Pattern.compile("^(\\w+) +.* \\(([0-9.]+) s\\)$");

  private final Map<String, Double> seconds = new ConcurrentHashMap<>();
  private final Map<String, Integer> jobs = new ConcurrentHashMap<>();

  private YearOfNights() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      System.err.println("Cannot run: DAYS WAREHOUSE ROWS [alone=N,N] [until=NAME] [first=NAME]");
      System.exit(2);
    }
    Map<String, String> more =
        Stream.of(args)
            .skip(3)
            .map(a -> a.split("=", 2))
            .collect(Collectors.toMap(a -> a[0], a -> a.length > 1 ? a[1] : ""));
    new YearOfNights()
        .run(Path.of(args[0]), Path.of(args[1]).toAbsolutePath(), Path.of(args[2]), more);
    // Spark leaves threads behind.
    System.exit(0);
  }

  private void run(Path days, Path warehouse, Path rows, Map<String, String> more)
      throws IOException {
    SparkSession spark = Sessions.open("nights");
    spark.sparkContext().addSparkListener(new Counter());
    listen();
    Path incoming = Files.createDirectories(Path.of(warehouse + ".incoming"));
    if (!Files.exists(rows)) {
      say(
          rows,
          "night\tday\trecords\tseconds\tcpu_s\t"
              + String.join("\t", STAGES)
              + "\tspark_jobs\tMB\tfiles\tpublished_MB\theap_MB");
    }
    TreeSet<Integer> alone = new TreeSet<>();
    if (more.containsKey("alone")) {
      Stream.of(more.get("alone").split(",")).map(Integer::valueOf).forEach(alone::add);
    }
    int night = 0;
    for (Path day : sorted(days)) {
      String name = name(day);
      if (name.compareTo(more.getOrDefault("first", "")) < 0) {
        continue;
      }
      if (name.compareTo(more.getOrDefault("until", "9999")) > 0) {
        break;
      }
      night++;
      Path arrived = incoming.resolve(day.getFileName());
      if (Files.exists(arrived)) {
        continue;
      }
      if (alone.contains(night)) {
        Path apart = Path.of(warehouse + ".alone");
        remove(apart);
        night(day, apart, rows, "alone-" + night, day);
        remove(apart);
      }
      Files.copy(day, arrived, StandardCopyOption.COPY_ATTRIBUTES);
      try {
        night(incoming, warehouse, rows, String.valueOf(night), day);
      } catch (IOException | RuntimeException e) {
        // The next call is to begin with this night.
        Files.delete(arrived);
        throw e;
      }
    }
  }

  private void night(Path input, Path warehouse, Path rows, String label, Path day)
      throws IOException {
    seconds.clear();
    jobs.clear();
    DeltaLog.clearCache();
    long cpu = cpu();
    long started = System.nanoTime();
    int status =
        Windvane.execute(
            "nightly",
            "--input",
            input.toString(),
            "--format",
            "jsonl",
            "--mapping",
            "rss",
            "--warehouse",
            warehouse.toString());
    double wall = (System.nanoTime() - started) / 1e9;
    double spent = (cpu() - cpu) / 1e9;
    if (status != 0) {
      throw new IllegalStateException("Cannot go on: nightly ended with " + status + ", " + day);
    }
    StringBuilder row =
        new StringBuilder(
            String.format(
                Locale.ROOT, "%s\t%s\t%d\t%.1f\t%.1f", label, name(day), lines(day), wall, spent));
    for (String stage : STAGES) {
      row.append(String.format(Locale.ROOT, "\t%.1f", seconds.getOrDefault(stage, 0.0)));
    }
    int all = jobs.values().stream().mapToInt(Integer::intValue).sum();
    Size tables = size(warehouse.resolve("tables"));
    row.append(
        String.format(
            Locale.ROOT,
            "\t%d\t%.1f\t%d\t%.1f\t%d",
            all,
            tables.bytes / 1e6,
            tables.files,
            size(warehouse.resolve("published")).bytes / 1e6,
            heap() >> 20));
    age(warehouse.resolve("tables"));
    say(rows, row.toString());
    if (Boolean.getBoolean("windvane.bench.jobs")) {
      System.out.println(label + " " + new TreeMap<>(jobs));
    }
  }

  // ---- what is measured ----

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** What is in use after two full collections: the first frees what the second can sweep. */
  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private record Size(long bytes, long files) {}

  private static Size size(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return new Size(0, 0);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      return new Size(files.stream().map(Path::toFile).mapToLong(File::length).sum(), files.size());
    }
  }

  private static long lines(Path day) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(day, StandardCharsets.UTF_8)) {
      return in.lines().count();
    }
  }

  /** Reads each stage's seconds from the line that it logs. */
  private void listen() {
    AbstractAppender appender =
        new AbstractAppender("nights", null, null, true, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            Matcher told = TOLD.matcher(event.getMessage().getFormattedMessage());
            if (told.matches()) {
              seconds.merge(told.group(1), Double.parseDouble(told.group(2)), Double::sum);
            }
          }
        };
    appender.start();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    LoggerConfig windvane = context.getConfiguration().getLoggerConfig("org.windvane");
    windvane.addAppender(appender, null, null);
    context.updateLoggers();
  }

  private final class Counter extends SparkListener {
    @Override
    public void onJobStart(SparkListenerJobStart start) {
      String what = start.properties().getProperty("spark.job.description");
      jobs.merge(what == null ? "other" : what, 1, Integer::sum);
    }
  }

  // ---- files ----

  private static String name(Path day) {
    return day.getFileName().toString().replaceFirst("\\.jsonl$", "");
  }

  private static List<Path> sorted(Path days) throws IOException {
    try (Stream<Path> all = Files.list(days)) {
      return all.filter(p -> p.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /** A night passes: what Delta keeps of its logs for days is a day older. */
  private static void age(Path tables) throws IOException {
    try (Stream<Path> all = Files.walk(tables)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        long then = Files.getLastModifiedTime(file).toMillis();
        Files.setLastModifiedTime(file, FileTime.fromMillis(then - 86_400_000L));
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> found = Files.walk(folder)) {
        found.sorted(Comparator.reverseOrder()).forEach(all::add);
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }

  private static void say(Path rows, String line) throws IOException {
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            true,
            StandardCharsets.UTF_8)) {
      out.println(line);
    }
    System.out.println(line);
  }
}
