package org.windvane.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.UsageException;
import org.windvane.corpus.reading.Format;
import org.windvane.settings.Settings;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

class IngestJobTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final Settings SETTINGS = Settings.bundled();

  @TempDir Path dir;

  private Warehouse warehouse() {
    return Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
  }

  private IngestResult ingest(Format format, Path... files) {
    List<String> uris = Arrays.stream(files).map(Path::toString).toList();
    return new IngestJob(SPARK, warehouse(), SETTINGS, IngestOptions.of(uris, format)).execute();
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(dir.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String url, String title, String published) {
    return "{\"url\":\"%s\",\"title\":\"%s\",\"body\":\"The minister spoke to the press in the capital on Monday.\",\"published\":\"%s\"}\n"
        .formatted(url, title, published);
  }

  @Test
  void everyRecordIsKeptADuplicateOrInQuarantineWithItsReason() throws IOException {
    Path file =
        write(
            "news.jsonl",
            line("https://a.example/1?utm_source=rss", "First", "2024-05-01T10:00:00Z")
                + line("https://www.a.example/1/", "First again", "2024-05-02")
                + "{broken\n"
                + "\n"
                + line("https://a.example/2", "No date", "")
                + line("https://a.example/3", "Year one", "0001-01-01")
                + line("https://a.example/4", "Last year of all", "9999-12-31")
                + "{\"url\":\"https://a.example/5\",\"published\":\"2024-05-01\"}\n"
                + line("https://a.example/6", "Not a day", "2024-02-31"));

    IngestResult result = ingest(Format.JSONL, file);

    assertThat(result.read()).isEqualTo(8);
    assertThat(result.kept()).isEqualTo(1);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.quarantinedByReason())
        .isEqualTo(Map.of("unreadable", 1L, "no_date", 2L, "implausible_date", 2L, "no_text", 1L));
    Row article = warehouse().read(InternalTables.ARTICLES, Stage.INGEST).first();
    assertThat(article.<String>getAs("title")).isEqualTo("First");
    assertThat(article.<String>getAs("url")).isEqualTo("https://a.example/1");
    assertThat(article.<String>getAs("outlet")).isEqualTo("a.example");
    assertThat(article.<Long>getAs("position")).isEqualTo(1L);
    assertThat(
            warehouse()
                .readAll(InternalTables.QUARANTINE)
                .orderBy("position")
                .select("position", "reason")
                .collectAsList())
        .extracting(r -> r.getLong(0) + " " + r.getString(1))
        .containsExactly(
            "3 unreadable",
            "5 no_date",
            "6 implausible_date",
            "7 implausible_date",
            "8 no_text",
            "9 no_date");
  }

  @Test
  void anArchiveReadAgainIsAllDuplicates() throws IOException {
    Path file =
        write(
            "news.jsonl",
            line("https://a.example/1", "One", "2024-05-01")
                + line("", "Two, without a url", "2024-05-01"));

    assertThat(ingest(Format.JSONL, file).kept()).isEqualTo(2);
    IngestResult again = ingest(Format.JSONL, file);

    assertThat(again.kept()).isZero();
    assertThat(again.duplicates()).isEqualTo(2);
    assertThat(warehouse().read(InternalTables.ARTICLES, Stage.INGEST).count()).isEqualTo(2);
  }

  @Test
  void anEmptyFileIsABatchOfNothing() throws IOException {
    IngestResult result = ingest(Format.JSONL, write("empty.jsonl", ""));

    assertThat(result.read()).isZero();
    assertThat(warehouse().committed(Stage.INGEST)).containsExactly(result.batch());
  }

  @Test
  void aPathThatDoesNotExistIsAWrongCall() {
    assertThatThrownBy(() -> ingest(Format.JSONL, dir.resolve("missing.jsonl")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no such file or directory")
        .hasMessageContaining("missing.jsonl");
  }

  @Test
  void aCutOffGzipGivesItsBeginningAndOneRecordThatSaysSo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 500; i++) {
        gzip.write(
            line("https://a.example/" + i, "Title " + i * 7919, "2024-05-01")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    Path file =
        Files.write(
            dir.resolve("cut.jsonl.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    IngestResult result = ingest(Format.JSONL, file);

    assertThat(result.kept()).isBetween(1L, 499L);
    assertThat(result.quarantinedByReason()).isEqualTo(Map.of("truncated_file", 1L));
    assertThat(result.read()).isEqualTo(result.kept() + 1);
  }

  @Test
  void binaryBytesNamedJsonlAreSetAsideLineByLine() throws IOException {
    byte[] junk = new byte[100_000];
    new Random(3).nextBytes(junk);
    junk[0] = 'x';
    long lines = new String(junk, StandardCharsets.ISO_8859_1).split("\n", -1).length;

    IngestResult result = ingest(Format.JSONL, Files.write(dir.resolve("film.jsonl"), junk));

    assertThat(result.kept()).isZero();
    assertThat(result.quarantinedByReason().keySet()).containsExactly("unreadable");
    assertThat(result.read()).isBetween(lines - 5, lines);
  }

  @Test
  void aLineOfFiftyMegabytesCostsItselfOnly() throws IOException {
    Path file = dir.resolve("long.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"body\":\"");
      for (int i = 0; i < 50; i++) {
        out.write("x".repeat(1 << 20));
      }
      out.write("\"}\n" + line("https://a.example/1", "Next", "2024-05-01"));
    }

    IngestResult result = ingest(Format.JSONL, file);

    assertThat(result.kept()).isEqualTo(1);
    assertThat(result.quarantinedByReason()).isEqualTo(Map.of("too_long", 1L));
    Row row = warehouse().readAll(InternalTables.QUARANTINE).first();
    assertThat(row.<String>getAs("raw")).hasSize(64 * 1024);
    assertThat(row.<Long>getAs("raw_bytes")).isEqualTo(50L * (1 << 20) + 11);
  }

  @Test
  void filesThatWereReadBeforeArePassedOverWhenOnlyTheNewAreWanted() throws IOException {
    Path first = write("1.jsonl", line("https://a.example/1", "One", "2024-05-01"));
    ingest(Format.JSONL, first);
    Path second = write("2.jsonl", line("https://a.example/2", "Two", "2024-05-01"));
    IngestOptions options =
        IngestOptions.of(List.of(first.toString(), second.toString()), Format.JSONL).onlyNew();

    IngestResult result = new IngestJob(SPARK, warehouse(), SETTINGS, options).execute();

    assertThat(result.files()).isEqualTo(1);
    assertThat(result.kept()).isEqualTo(1);
    assertThat(result.duplicates()).isZero();
  }

  @Test
  void aFileThatGrewOrWasTouchedIsReadAgainAndItsNeighboursAreNot() throws IOException {
    String one = line("https://a.example/1", "One", "2024-05-01");
    String two = line("https://a.example/2", "Two", "2024-05-01");
    Path grows = write("1.jsonl", one);
    Path touched = write("2.jsonl", two);
    Path stays = write("3.jsonl", line("https://a.example/3", "Three", "2024-05-01"));
    FileTime then = Files.getLastModifiedTime(grows);
    IngestOptions options =
        IngestOptions.of(
                List.of(grows.toString(), touched.toString(), stays.toString()), Format.JSONL)
            .onlyNew();
    new IngestJob(SPARK, warehouse(), SETTINGS, options).execute();

    write("1.jsonl", one + line("https://a.example/4", "Four", "2024-05-02"));
    Files.setLastModifiedTime(grows, then);
    Files.setLastModifiedTime(touched, FileTime.fromMillis(then.toMillis() + 1));
    IngestResult again = new IngestJob(SPARK, warehouse(), SETTINGS, options).execute();
    IngestResult third = new IngestJob(SPARK, warehouse(), SETTINGS, options).execute();

    assertThat(again.files()).isEqualTo(2);
    assertThat(again.read()).isEqualTo(3);
    assertThat(again.kept()).isEqualTo(1);
    assertThat(third.files()).isZero();
  }

  @Test
  void ofTheRecordsOfOneArticleTheFirstPublishedIsKept() throws IOException {
    Path late = write("a.jsonl", line("https://a.example/1", "Late", "2024-05-03"));
    Path early = write("b.jsonl", line("https://a.example/1", "Early", "2024-05-01"));

    ingest(Format.JSONL, late, early);

    assertThat(
            warehouse().read(InternalTables.ARTICLES, Stage.INGEST).first().<String>getAs("title"))
        .isEqualTo("Early");
  }

  @Test
  void anUnknownMappingIsAWrongCallThatNamesTheKnownOnes() throws IOException {
    Path file = write("a.jsonl", "");
    IngestOptions options =
        IngestOptions.of(List.of(file.toString()), Format.JSONL).withMapping("gazette");

    assertThatThrownBy(() -> new IngestJob(SPARK, warehouse(), SETTINGS, options).execute())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("gazette")
        .hasMessageContaining("ungdc");
  }

  @Test
  void aPlainTextIsADocumentOfTheGivenDay() throws IOException {
    Path file = write("note.txt", "Accord signed\n\nThe minister signed the accord in Niamey.\n");
    IngestOptions options =
        IngestOptions.of(List.of(file.toString()), Format.TEXT).withPublished("2024-04-21");

    new IngestJob(SPARK, warehouse(), SETTINGS, options).execute();

    Row article = warehouse().read(InternalTables.ARTICLES, Stage.INGEST).first();
    assertThat(article.<String>getAs("title")).isEqualTo("Accord signed");
    assertThat(article.<java.sql.Timestamp>getAs("published").toInstant())
        .isEqualTo("2024-04-21T00:00:00Z");
    assertThat(article.<String>getAs("language")).isEqualTo("en");
  }

  @Test
  void aWarehouseThatCannotBeMadeIsAWrongCall() throws IOException {
    Path file = write("a.jsonl", "");

    assertThatThrownBy(() -> Warehouse.openOrCreate(SPARK, file.resolve("w").toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Cannot create warehouse");
  }

  @Test
  void aBatchPastTheLimitsIsNotKeptUnlessAskedFor() throws IOException {
    StringBuilder junk = new StringBuilder(line("https://a.example/1", "One", "2024-05-01"));
    for (int i = 0; i < 1000; i++) {
      junk.append("{broken ").append(i).append('\n');
    }
    Path file = write("junk.jsonl", junk.toString());
    IngestOptions options = IngestOptions.of(List.of(file.toString()), Format.JSONL);

    assertThatThrownBy(() -> new IngestJob(SPARK, warehouse(), SETTINGS, options).execute())
        .hasMessageContaining("100 % of 1001 records in quarantine (unreadable 1000), limit 90 %")
        .hasMessageContaining("--accept");
    assertThat(warehouse().committed(Stage.INGEST)).isEmpty();

    IngestResult kept = new IngestJob(SPARK, warehouse(), SETTINGS, options.keepingOdd()).execute();
    assertThat(kept.quarantined()).isEqualTo(1000);
    assertThat(kept.warnings()).hasSize(1);
  }
}
