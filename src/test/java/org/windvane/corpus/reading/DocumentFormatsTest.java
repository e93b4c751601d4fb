package org.windvane.corpus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DocumentFormatsTest {
  private static List<RawRecord> json(String text, String path) {
    return read(Format.JSON, text.getBytes(StandardCharsets.UTF_8), path);
  }

  private static List<RawRecord> read(Format format, byte[] file, String path) {
    List<RawRecord> records = new ArrayList<>();
    try (RecordReader reader =
        format.open(
            () -> new ByteArrayInputStream(file),
            Slice.WHOLE,
            new ReadOptions(2000, "UTF-8", path))) {
      reader.forEachRemaining(records::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static List<RawRecord> feed(String text) {
    return read(Format.FEED, text.getBytes(StandardCharsets.UTF_8), null);
  }

  @Test
  void objectsArraysAndArraysInsideObjectsAreRecords() {
    String two = "[{\"n\":1},{\"n\":2}]";

    assertThat(json("{\"n\":1}", null)).extracting(r -> r.fields().get("n")).containsExactly("1");
    assertThat(json(two, null)).extracting(r -> r.fields().get("n")).containsExactly("1", "2");
    assertThat(json("{\"n\":1}\n{\"n\":2}", null)).hasSize(2);
    assertThat(
            json(
                "{\"x\":[0],\"response\":{\"docs\":" + two + ",\"y\":1},\"z\":{}}",
                "response.docs"))
        .extracting(r -> r.fields().get("n"))
        .containsExactly("1", "2");
  }

  @Test
  void aBreakInAnArrayKeepsWhatStoodBefore() {
    List<RawRecord> records = json("[{\"n\":1},{\"n\":2},{\"n\"", null);

    assertThat(records).hasSize(3);
    assertThat(records.get(2).fault().reason()).isEqualTo(Fault.TRUNCATED_FILE);
  }

  @Test
  void aRecordOverTheLimitIsSetAsideAndTheNextIsRead() {
    List<RawRecord> records = json("[{\"b\":\"" + "x".repeat(3000) + "\"},{\"n\":2}]", null);

    assertThat(records.get(0).fault().reason()).isEqualTo(Fault.TOO_LONG);
    assertThat(records.get(1).fields().get("n")).isEqualTo("2");
  }

  @Test
  void aPathThatLeadsNowhereIsSaid() {
    assertThat(json("{\"a\":1}", "response.docs").get(0).fault().detail())
        .isEqualTo("no array at response.docs");
  }

  @Test
  void rssItemsHaveTheirFields() {
    List<RawRecord> items =
        feed(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Daily</title><link>https://daily.example/</link><language>fr-FR</language>
            <item><title>L'accord &amp; la suite</title><link>https://daily.example/1</link>
            <description><![CDATA[<p>Court</p>]]></description><content:encoded><![CDATA[<p>Le long texte</p>]]></content:encoded>
            <pubDate>Wed, 01 May 2024 06:30:00 GMT</pubDate></item>
            <item><title>Deux</title><guid>https://daily.example/2</guid><description>Texte&nbsp;2</description></item>
            </channel></rss>""");

    assertThat(items).hasSize(2).allMatch(r -> r.fault() == null);
    Fields first = items.get(0).fields();
    assertThat(first.get("title")).isEqualTo("L'accord & la suite");
    assertThat(first.get("body")).isEqualTo("<p>Le long texte</p>");
    assertThat(first.get("published")).isEqualTo("Wed, 01 May 2024 06:30:00 GMT");
    assertThat(first.get("language")).isEqualTo("fr-FR");
    assertThat(first.get("outlet")).isEqualTo("https://daily.example/");
    assertThat(items.get(1).fields().get("url")).isEqualTo("https://daily.example/2");
  }

  @Test
  void atomEntriesHaveTheirFields() {
    List<RawRecord> items =
        feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><link rel="self" href="https://a.example/feed"/>
            <link href="https://a.example/"/><entry><title>One</title><link rel="alternate" href="https://a.example/1"/>
            <updated>2024-05-01T06:30:00Z</updated><summary>Text</summary></entry></feed>
            """);

    Fields entry = items.get(0).fields();
    assertThat(items).hasSize(1);
    assertThat(entry.get("url")).isEqualTo("https://a.example/1");
    assertThat(entry.get("published")).isEqualTo("2024-05-01T06:30:00Z");
    assertThat(entry.get("outlet")).isEqualTo("https://a.example/");
    assertThat(entry.get("language")).isEqualTo("en");
  }

  @Test
  void aFeedThatIsNotClosedGivesItsItemsAndSaysSo() {
    List<RawRecord> items = feed("<rss><channel><item><title>One</title></item><item><title>Tw");

    assertThat(items).hasSize(3);
    assertThat(items.get(2).fault().reason()).isEqualTo(Fault.TRUNCATED_FILE);
    assertThat(feed("no feed").get(0).fault().reason()).isEqualTo(Fault.UNREADABLE);
    assertThat(feed("")).isEmpty();
  }

  @Property(tries = 300)
  void arbitraryBytesNeverThrow(@ForAll byte[] bytes, @ForAll @IntRange(max = 3) int kind) {
    byte[] prefix =
        new String[] {"[{", "<rss><item>", "WARC/1.0\r\n", ""}
            [kind].getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[prefix.length + bytes.length];
    System.arraycopy(prefix, 0, file, 0, prefix.length);
    System.arraycopy(bytes, 0, file, prefix.length, bytes.length);
    for (Format format : List.of(Format.JSON, Format.FEED, Format.WARC)) {
      for (RawRecord record : read(format, file, null)) {
        assertThat(record.fields() == null).isEqualTo(record.fault() != null);
      }
    }
  }
}
