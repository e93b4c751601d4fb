package org.windvane.corpus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.corpus.IngestJob;
import org.windvane.corpus.IngestOptions;
import org.windvane.corpus.IngestResult;
import org.windvane.settings.Settings;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/** A crawl of two thousand pages, hostile ones among them, from file to articles. */
class WarcArchiveTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final int PAGES = 2000;
  private static final Random RANDOM = new Random(5);

  /** A site's language, the charset of its pages, and where it says so. */
  private record Site(
      String language, String charset, boolean inHeader, String title, String text) {
    byte[] page(int n) {
      return WarcBuilder.html(
          title + " " + n,
          "2024-05-%02dT06:30:00Z".formatted(1 + n % 28),
          "%s %d. ".formatted(text, n).repeat(4),
          inHeader ? null : charset,
          Charset.forName(charset));
    }

    void write(WarcBuilder file, int n) {
      file.page(url(n), "text/html" + (inHeader ? "; charset=" + charset : ""), page(n));
    }

    String url(int n) {
      return "https://" + language + ".example/news/" + n;
    }
  }

  private static final List<Site> SITES =
      List.of(
          new Site(
              "en",
              "utf-8",
              true,
              "Ministers meet at the border",
              "The ministers of the two countries met at the border and spoke about trade"),
          new Site(
              "fr",
              "windows-1252",
              false,
              "L’armée quitte la région",
              "L’armée a quitté la région après des années de présence, dit le général à l’été"),
          new Site(
              "ru",
              "windows-1251",
              true,
              "Выборы в стране",
              "Правительство объявило дату президентских выборов в стране и на границе"),
          new Site(
              "ar",
              "windows-1256",
              false,
              "الحكومة تعلن موعد الانتخابات",
              "أعلنت الحكومة موعد الانتخابات الرئاسية في البلاد وعلى الحدود"),
          new Site(
              "es",
              "utf-8",
              false,
              "El presidente viaja a la región",
              "El presidente viajó a la región y habló con los alcaldes sobre el año próximo"));

  private final Map<String, Long> setAside = new TreeMap<>();
  private long good;
  private long again;

  @TempDir Path dir;

  private byte[] crawl() {
    WarcBuilder file = WarcBuilder.gzipped().info();
    for (int n = 0; n < PAGES; n++) {
      Site site = SITES.get(n % SITES.size());
      site.write(file.request(site.url(n)), n);
      good++;
      if (n % 40 == 7) {
        site.write(file, n);
        again++;
      }
      if (n % 100 == 50) {
        hostile(file, n / 100, site.page(n));
      }
    }
    file.page("https://big.example/1", "text/html", new byte[100 << 20]);
    setAside.merge(Fault.TOO_LONG, 1L, Long::sum);
    file.response(
        "https://bomb.example/1",
        WarcBuilder.http(
            "200 OK",
            "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
            WarcBuilder.gzip(new byte[200 << 20])));
    setAside.merge(Fault.TOO_LONG, 1L, Long::sum);
    SITES.get(0).write(file, PAGES);
    good++;
    return file.bytes();
  }

  private void hostile(WarcBuilder file, int kind, byte[] html) {
    String url = "https://hostile.example/" + kind;
    byte[] binary = new byte[3000];
    RANDOM.nextBytes(binary);
    byte[] http = WarcBuilder.http("200 OK", "Content-Type: text/html\r\n", html);
    byte[] member =
        WarcBuilder.gzip(
            WarcBuilder.record(
                "response", url, "application/http; msgtype=response", http, http.length));
    String reason =
        switch (kind % 6) {
          case 0 -> {
            file.response(
                url, WarcBuilder.http("404 Not Found", "Content-Type: text/html\r\n", html));
            yield Fault.NOT_A_PAGE;
          }
          case 1 -> {
            file.page(url, "image/png", binary);
            yield Fault.NOT_A_PAGE;
          }
          case 2 -> {
            file.response(url, binary);
            yield Fault.UNREADABLE;
          }
          case 3 -> {
            file.raw(Arrays.copyOf(member, member.length / 2));
            yield Fault.UNREADABLE;
          }
          case 4 -> {
            byte[] damaged = member.clone();
            damaged[member.length / 2] ^= 0x55;
            file.raw(damaged);
            yield Fault.UNREADABLE;
          }
          default -> {
            file.add(
                WarcBuilder.record(
                    "response", url, "application/http; msgtype=response", http, http.length - 40));
            yield Fault.UNREADABLE;
          }
        };
    setAside.merge(reason, 1L, Long::sum);
  }

  /** Gzip members that begin as a response, found by their magic bytes and inflated one by one. */
  private static long responses(byte[] file) throws DataFormatException {
    byte[] head = new byte[60];
    long found = 0;
    for (int i = 0; i + 10 < file.length; i++) {
      if (file[i] == 0x1f && file[i + 1] == (byte) 0x8b && file[i + 2] == 8 && file[i + 3] == 0) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(file, i + 10, file.length - i - 10);
        int n;
        try {
          n = inflater.inflate(head);
        } catch (DataFormatException e) {
          n = 0;
        }
        inflater.end();
        String text = new String(head, 0, n, StandardCharsets.ISO_8859_1);
        found += text.startsWith("WARC/1.0\r\nWARC-Type: response") ? 1 : 0;
      }
    }
    return found;
  }

  @Test
  void everyPageOfACrawlIsKeptADuplicateOrInQuarantine() throws Exception {
    byte[] bytes = crawl();
    Path file = Files.write(dir.resolve("crawl.warc.gz"), bytes);
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());

    IngestResult result =
        new IngestJob(
                SPARK,
                warehouse,
                Settings.bundled(),
                IngestOptions.of(List.of(file.toString()), Format.WARC))
            .execute();

    assertThat(result.read()).isEqualTo(responses(bytes)).isEqualTo(good + again + 22);
    assertThat(result.kept()).isEqualTo(good);
    assertThat(result.duplicates()).isEqualTo(again);
    assertThat(result.quarantinedByReason()).isEqualTo(setAside);
    List<Row> languages =
        warehouse
            .read(InternalTables.ARTICLES, Stage.INGEST)
            .where("title rlike '^(Ministers|L’armée|Выборы|الحكومة|El presidente) ?.* [0-9]+$'")
            .groupBy("language")
            .count()
            .orderBy("language")
            .collectAsList();
    assertThat(languages)
        .extracting(r -> r.getString(0) + " " + r.getLong(1))
        .containsExactly("ar 400", "en 401", "es 400", "fr 400", "ru 400");
  }
}
