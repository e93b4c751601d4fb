package org.windvane.corpus.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static List<RawRecord> read(Format format, String text) {
    return ReaderPropertiesTest.read(format, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void quotedValuesHoldDelimitersQuotesAndLineBreaks() {
    List<RawRecord> rows =
        read(
            Format.CSV,
            "title,body,published\n"
                + "\"Accord, signed\",\"He said \"\"no\"\".\nThen left.\",2024-05-01\n"
                + "Second,Text,2024-05-02\n");

    assertThat(rows).extracting(RawRecord::position).containsExactly(2L, 4L);
    assertThat(rows.get(0).fields().get("title")).isEqualTo("Accord, signed");
    assertThat(rows.get(0).fields().get("body")).isEqualTo("He said \"no\".\nThen left.");
    assertThat(rows.get(1).fields().get("published")).isEqualTo("2024-05-02");
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() {
    List<RawRecord> rows = read(Format.CSV, "title,body\none,1\n\"two,2\nthree,3\nfour,4\n");

    assertThat(rows).extracting(RawRecord::position).containsExactly(2L, 3L, 4L, 5L);
    // Two values under a header of two: the quote stands for itself.
    assertThat(rows.get(1).fields().get("title")).isEqualTo("\"two");
    assertThat(rows.get(3).fields().get("title")).isEqualTo("four");
  }

  @Test
  void aRowOfAnotherWidthIsSetAsideWithBothWidths() {
    List<RawRecord> rows = read(Format.TSV, "title\tbody\nonly a title\nA\tB\n");

    assertThat(rows.get(0).fault().detail()).isEqualTo("1 values, the header has 2");
    assertThat(rows.get(1).fields().get("body")).isEqualTo("B");
  }

  @Test
  void theHeaderTellsTheDelimiter() {
    List<RawRecord> rows = read(Format.CSV, "title;body\nUn, deux;Trois\n");

    assertThat(rows.get(0).fields().get("title")).isEqualTo("Un, deux");
  }

  @Test
  void aLineOverTheLimitIsSetAsideWithItsLengthAndTheNextIsRead() {
    String big = "{\"body\":\"" + "x".repeat(200_000) + "\"}";
    List<RawRecord> rows = read(Format.JSONL, big + "\n{\"body\":\"small\"}\n");

    assertThat(rows.get(0).fault().reason()).isEqualTo(Fault.TOO_LONG);
    assertThat(rows.get(0).rawBytes()).isEqualTo(big.length());
    assertThat(rows.get(0).rawText())
        .hasSize(RawRecord.RAW_LIMIT)
        .isEqualTo(big.substring(0, RawRecord.RAW_LIMIT));
    assertThat(rows.get(1).fields().get("body")).isEqualTo("small");
  }

  @Test
  void nestedFieldsAreReachedByPath() {
    RawRecord row =
        read(
                Format.JSONL,
                "{\"source\":{\"name\":\"A\"},\"a.b\":\"dotted\",\"tags\":[\"x\",\"y\"],\"n\":5,\"none\":null}")
            .get(0);

    assertThat(row.fields().get("source.name")).isEqualTo("A");
    assertThat(row.fields().get("a.b")).isEqualTo("dotted");
    assertThat(row.fields().get("tags")).isEqualTo("x\ny");
    assertThat(row.fields().get("tags.1")).isEqualTo("y");
    assertThat(row.fields().get("n")).isEqualTo("5");
    assertThat(row.fields().get("none")).isNull();
    assertThat(row.fields().get("source")).isNull();
    assertThat(row.fields().get("source.name.more")).isNull();
  }

  @Test
  void gzipOfManyMembersAndZstdAreUnpackedWhateverTheFileIsCalled() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (String line : List.of("{\"n\":1}\n", "{\"n\":2}\n")) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(members)) {
        gzip.write(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] zstd = Zstd.compress("{\"n\":1}\n{\"n\":2}\n".getBytes(StandardCharsets.UTF_8));

    for (byte[] file : List.of(members.toByteArray(), zstd)) {
      assertThat(ReaderPropertiesTest.read(Format.JSONL, file))
          .extracting(r -> r.fields().get("n"))
          .containsExactly("1", "2");
    }
  }

  @Test
  void aByteOrderMarkSaysWhatTheTextIsIn() {
    String json = "{\"title\":\"Côte\"}\n";
    byte[] utf16 = ("\uFEFF" + json).getBytes(Charset.forName("UTF-16LE"));
    byte[] utf8 = ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8);

    for (byte[] file : List.of(utf16, utf8)) {
      assertThat(ReaderPropertiesTest.read(Format.JSONL, file).get(0).fields().get("title"))
          .isEqualTo("Côte");
    }
  }

  @Test
  void aTextFilesFirstLineIsItsTitleOnlyIfItReadsLikeOne() {
    Fields titled =
        read(Format.TEXT, "Accord signed in Niamey\n\nThe minister came.\n").get(0).fields();
    Fields caption = read(Format.TEXT, "Troops on parade.\n\nThe minister came.\n").get(0).fields();

    assertThat(titled.get("title")).isEqualTo("Accord signed in Niamey");
    assertThat(titled.get("body")).isEqualTo("The minister came.");
    assertThat(caption.get("title")).isNull();
    assertThat(caption.get("body")).startsWith("Troops on parade.");
  }

  @Test
  void aFailingFileSystemFailsTheTaskInsteadOfLosingRecords() {
    Source lost =
        () ->
            new InputStream() {
              @Override
              public int read() {
                throw new SourceLostException(
                    "Cannot read input: connection reset, s3a://b/k", null);
              }
            };

    assertThatThrownBy(() -> Format.JSONL.open(lost, Slice.WHOLE, new ReadOptions(10)).hasNext())
        .isInstanceOf(SourceLostException.class);
  }
}
