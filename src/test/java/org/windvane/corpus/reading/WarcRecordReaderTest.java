package org.windvane.corpus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.windvane.corpus.article.PlainText;

class WarcRecordReaderTest {
  private static final int LIMIT = 200_000;
  private static final String TEXT =
      "The minister said that the accord would be ended before the summer, and that talks with the neighbours go on. ";

  private static List<RawRecord> read(byte[] file, Slice slice) {
    List<RawRecord> records = new ArrayList<>();
    try (RecordReader reader =
        Format.WARC.open(() -> new ByteArrayInputStream(file), slice, new ReadOptions(LIMIT))) {
      reader.forEachRemaining(records::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static List<RawRecord> read(WarcBuilder file) {
    return read(file.bytes(), Slice.WHOLE);
  }

  private static byte[] page(int n) {
    return WarcBuilder.html(
        "Title " + n, "2024-05-01T06:30:00Z", TEXT.repeat(3), "utf-8", StandardCharsets.UTF_8);
  }

  private static WarcBuilder good(WarcBuilder file, int n) {
    return file.page("https://a.example/" + n, "text/html; charset=utf-8", page(n));
  }

  private static List<String> outcomes(List<RawRecord> records) {
    return records.stream()
        .map(
            r ->
                r.position()
                    + " "
                    + (r.fault() == null ? r.fields().get("title") : r.fault().reason()))
        .toList();
  }

  @Test
  void aPageGivesTitleDateUrlAndTextWithoutItsFrame() {
    RawRecord record =
        read(good(WarcBuilder.gzipped().info().request("https://a.example/1"), 1)).get(0);

    assertThat(record.position()).isEqualTo(1);
    assertThat(record.fields().get("title")).isEqualTo("Title 1");
    assertThat(record.fields().get("published")).isEqualTo("2024-05-01T06:30:00Z");
    assertThat(record.fields().get("url")).isEqualTo("https://a.example/1");
    assertThat(PlainText.ofMarkup(record.fields().get("body")))
        .contains("the accord would be ended")
        .doesNotContain("Cookies", "Sport");
  }

  @Test
  void charsetsComeFromHeaderPageOrBytes() {
    String russian =
        "Правительство объявило дату президентских выборов в стране и на границе. ".repeat(4);
    String french =
        "L’armée a annoncé le départ des troupes étrangères dès l’été prochain. ".repeat(4);
    Charset cyrillic = Charset.forName("windows-1251");
    WarcBuilder file =
        WarcBuilder.gzipped()
            .page(
                "https://a.example/1",
                "text/html; charset=windows-1251",
                WarcBuilder.html("Выборы в стране", "2024-05-01", russian, null, cyrillic))
            .page(
                "https://a.example/2",
                "text/html",
                WarcBuilder.html(
                    "Выборы в стране", "2024-05-01", russian, "windows-1251", cyrillic))
            .page(
                "https://a.example/3",
                "text/html",
                WarcBuilder.html("Выборы в стране", "2024-05-01", russian, null, cyrillic))
            .page(
                "https://a.example/4",
                "text/html; charset=iso-8859-1",
                WarcBuilder.html(
                    "L’armée s’en va", "2024-05-01", french, null, Charset.forName("windows-1252")))
            .page(
                "https://a.example/5",
                "text/html; charset=iso-8859-1",
                WarcBuilder.html(
                    "L’armée s’en va", "2024-05-01", french, null, StandardCharsets.UTF_8))
            .page(
                "https://a.example/6",
                "text/html; charset=nonsense",
                WarcBuilder.html(
                    "L’armée s’en va", "2024-05-01", french, "utf-8", StandardCharsets.UTF_8));

    assertThat(read(file))
        .extracting(r -> r.fields().get("title"))
        .containsExactly(
            "Выборы в стране",
            "Выборы в стране",
            "Выборы в стране",
            "L’armée s’en va",
            "L’armée s’en va",
            "L’armée s’en va");
  }

  @Test
  void whatIsNoPageIsSetAsideWithItsReason() {
    byte[] binary = new byte[5000];
    new Random(1).nextBytes(binary);
    WarcBuilder file =
        good(WarcBuilder.gzipped(), 1)
            .response(
                "https://a.example/gone",
                WarcBuilder.http("404 Not Found", "Content-Type: text/html\r\n", page(2)))
            .page("https://a.example/i.png", "image/png", binary)
            .response("https://a.example/b", binary)
            .page("https://a.example/big", "text/html", new byte[100 << 20]);
    // Two hundred megabytes of one letter, packed into two hundred kilobytes.
    byte[] bomb = WarcBuilder.gzip(new byte[200 << 20]);
    file.response(
        "https://a.example/bomb",
        WarcBuilder.http("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb));
    good(file, 7);

    assertThat(outcomes(read(file)))
        .containsExactly(
            "1 Title 1",
            "2 not_a_page",
            "3 not_a_page",
            "4 unreadable",
            "5 too_long",
            "6 too_long",
            "7 Title 7");
  }

  @Test
  void damagedMembersCostTheirOwnRecords() {
    byte[] whole = WarcBuilder.gzip(record(page(2), 0));
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 0x55;
    WarcBuilder file = good(WarcBuilder.gzipped().info(), 1).raw(damaged);
    good(file, 3);
    file.raw(Arrays.copyOf(whole, whole.length / 2));
    good(file, 5);

    List<RawRecord> records = read(file);

    assertThat(records).hasSize(5);
    assertThat(records.get(0).fields().get("title")).isEqualTo("Title 1");
    assertThat(records.get(1).fault().reason()).isEqualTo(Fault.UNREADABLE);
    assertThat(records.get(2).fields().get("title")).isEqualTo("Title 3");
    assertThat(records.get(3).fault().reason()).isEqualTo(Fault.UNREADABLE);
    assertThat(records.get(4).fields().get("title")).isEqualTo("Title 5");
  }

  /** A response whose header is wrong about its length by so many bytes. */
  private static byte[] record(byte[] html, int wrongBy) {
    byte[] http = WarcBuilder.http("200 OK", "Content-Type: text/html; charset=utf-8\r\n", html);
    return WarcBuilder.record(
        "response",
        "https://a.example/x",
        "application/http; msgtype=response",
        http,
        http.length + wrongBy);
  }

  @Test
  void aWrongLengthCostsItsOwnRecordInMembersAndInPlainFiles() {
    for (WarcBuilder file : List.of(WarcBuilder.gzipped(), WarcBuilder.plain())) {
      good(file.info(), 1).add(record(page(2), -40));
      good(file, 3);

      assertThat(outcomes(read(file))).containsExactly("1 Title 1", "2 unreadable", "3 Title 3");
    }
    WarcBuilder tooLong = good(WarcBuilder.gzipped(), 1).add(record(page(2), 400));
    assertThat(outcomes(read(good(tooLong, 3))))
        .containsExactly("1 Title 1", "2 unreadable", "3 Title 3");
  }

  @Test
  void aFileCutShortEndsWithOneRecordThatSaysSo() {
    for (WarcBuilder file : List.of(WarcBuilder.gzipped(), WarcBuilder.plain())) {
      byte[] whole = good(good(file.info(), 1), 2).bytes();

      assertThat(outcomes(read(Arrays.copyOf(whole, whole.length - 200), Slice.WHOLE)))
          .containsExactly("1 Title 1", "2 truncated_file");
    }
  }

  @Test
  void aFilePackedAsOneMemberIsReadRecordByRecord() {
    WarcBuilder plain = good(good(WarcBuilder.plain().info(), 1), 2);

    assertThat(outcomes(read(WarcBuilder.gzip(plain.bytes()), Slice.WHOLE)))
        .containsExactly("1 Title 1", "2 Title 2");
  }

  @Test
  void theSlicesOfAnArchiveAreTheArchive() {
    WarcBuilder file = WarcBuilder.gzipped().info();
    for (int i = 1; i <= 300; i++) {
      if (i % 50 == 0) {
        file.add(record(page(i), -40));
      } else {
        good(file.request("https://a.example/" + i), i);
      }
    }
    List<String> sliced = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sliced.addAll(outcomes(read(file.bytes(), new Slice(i, 3))));
    }

    assertThat(sliced).hasSize(300).containsExactlyInAnyOrderElementsOf(outcomes(read(file)));
  }

  @Property(tries = 150)
  void aChangedByteNeitherThrowsNorInventsDocuments(
      @ForAll @IntRange(min = 0, max = 1_000_000) int place, @ForAll byte value) {
    WarcBuilder file = WarcBuilder.gzipped().info();
    for (int i = 1; i <= 6; i++) {
      good(file, i);
    }
    byte[] bytes = file.bytes();
    bytes[place % bytes.length] = value;

    List<RawRecord> records = read(bytes, Slice.WHOLE);

    // Damage to the opening record, which is no document, is told as one more.
    assertThat(records).hasSizeBetween(5, 7);
    assertThat(records.stream().filter(r -> r.fault() == null).count()).isGreaterThanOrEqualTo(5);
  }
}
