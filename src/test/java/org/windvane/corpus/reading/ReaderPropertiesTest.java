package org.windvane.corpus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReaderPropertiesTest {
  private static final ReadOptions OPTIONS = new ReadOptions(4096);

  static List<RawRecord> read(Format format, byte[] file, Slice slice) {
    List<RawRecord> records = new ArrayList<>();
    try (RecordReader reader = format.open(() -> new ByteArrayInputStream(file), slice, OPTIONS)) {
      reader.forEachRemaining(records::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  static List<RawRecord> read(Format format, byte[] file) {
    return read(format, file, Slice.WHOLE);
  }

  /**
   * Bytes that a text file may hold, from tame to hostile, with many of the characters that matter.
   */
  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<Byte> telling =
        Arbitraries.of('\n', '\r', '"', ',', '\t', '{', '}', ':', 'a', ' ')
            .map(c -> (byte) (char) c);
    Arbitrary<Byte> any = Arbitraries.bytes();
    return Arbitraries.oneOf(telling, telling, telling, any)
        .list()
        .ofMaxSize(300)
        .map(
            list -> {
              byte[] bytes = new byte[list.size()];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = list.get(i);
              }
              return bytes;
            });
  }

  /** Byte order marks and compression change what the lines are. */
  private static void assumePlain(byte[] file) {
    int a = file.length > 0 ? file[0] & 0xff : 0;
    Assume.that(a != 0x1f && a != 0x28 && a != 'B' && a != 0xEF && a != 0xFF && a != 0xFE);
  }

  private static List<String> lines(byte[] file) {
    // Latin-1 keeps every byte; a file that ends in a line break has no line after it.
    String text = new String(file, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  @Property(tries = 500)
  void everyLineOfJsonlThatIsNotBlankIsOneRecord(@ForAll("files") byte[] file) {
    assumePlain(file);
    List<Long> expected = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).replaceAll("[ \t\r]", "").isEmpty()) {
        expected.add(i + 1L);
      }
    }

    assertThat(read(Format.JSONL, file)).extracting(RawRecord::position).isEqualTo(expected);
  }

  @Property(tries = 500)
  void everyLineOfDelimitedTextIsInExactlyOneRecord(@ForAll("files") byte[] file) {
    assumePlain(file);
    List<String> expected = new ArrayList<>(lines(file));
    expected.removeIf(line -> line.replaceAll("[ \r]", "").isEmpty());
    List<String> found = new ArrayList<>();
    List<RawRecord> records = read(Format.CSV, file);
    for (RawRecord record : records) {
      assertThat(record.position()).isPositive();
      found.addAll(lines(rawBytes(record)));
    }
    found.removeIf(line -> line.replaceAll("[ \r]", "").isEmpty());
    boolean headerSetAside =
        !records.isEmpty()
            && records.get(0).fault() != null
            && records.get(0).fault().detail().startsWith("the header");
    if (!expected.isEmpty() && !headerSetAside) {
      expected.remove(0);
    }

    assertThat(found).hasSameSizeAs(expected);
  }

  private static byte[] rawBytes(RawRecord record) {
    // Replaced bytes lose their value, not their lines.
    return record.rawText().getBytes(StandardCharsets.UTF_8);
  }

  @Property(tries = 200)
  void plainTextIsOneRecordWhateverItHolds(@ForAll("files") byte[] file) {
    assertThat(read(Format.TEXT, file)).hasSize(1);
  }

  @Property(tries = 200)
  void theSlicesOfAFileAreTheFile(
      @ForAll("files") byte[] piece, @ForAll @IntRange(min = 2, max = 5) int of) {
    assumePlain(piece);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 40; i++) {
      file.writeBytes(piece);
    }
    for (Format format : List.of(Format.JSONL, Format.CSV)) {
      List<Long> sliced = new ArrayList<>();
      for (int i = 0; i < of; i++) {
        read(format, file.toByteArray(), new Slice(i, of)).forEach(r -> sliced.add(r.position()));
      }

      assertThat(sliced)
          .containsExactlyInAnyOrderElementsOf(
              read(format, file.toByteArray()).stream().map(RawRecord::position).toList());
    }
  }

  @Property(tries = 200)
  void aCutOffGzipGivesWhatStoodBeforeTheCutAndSaysSo(
      @ForAll @IntRange(min = 1, max = 400) int records,
      @ForAll @IntRange(min = 11, max = 99) int percent)
      throws IOException, DataFormatException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 1; i <= records; i++) {
        gzip.write(
            ("{\"n\":" + i + ",\"x\":" + (i * 7919 % 1013) + "}\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = packed.toByteArray();
    byte[] cut =
        Arrays.copyOf(
            whole, Math.max(12, Math.min(whole.length - 1, whole.length * percent / 100)));

    List<RawRecord> read = read(Format.JSONL, cut);

    RawRecord last = read.remove(read.size() - 1);
    assertThat(last.fault().reason()).isEqualTo(Fault.TRUNCATED_FILE);
    assertThat(last.position()).isZero();
    assertThat(read)
        .extracting(r -> r.fields().get("n"))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, wholeLines(cut)).mapToObj(String::valueOf).toList());
  }

  /** Line breaks in what a bare inflater gets out of the bytes after the ten of the header. */
  private static long wholeLines(byte[] cut) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    inflater.setInput(cut, 10, cut.length - 10);
    byte[] out = new byte[1 << 16];
    int length = 0;
    for (int n = 1; n > 0; length += n) {
      n = inflater.inflate(out, length, out.length - length);
    }
    inflater.end();
    return new String(out, 0, length, StandardCharsets.UTF_8)
        .chars()
        .filter(c -> c == '\n')
        .count();
  }

  @Property(tries = 200)
  void aDamagedByteInGzipNeverThrowsNorInventsRecords(
      @ForAll @IntRange(min = 0, max = 100_000) int place, @ForAll byte value) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int member = 0; member < 4; member++) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        for (int i = 0; i < 20; i++) {
          gzip.write(("{\"n\":" + i + "}\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    byte[] damaged = packed.toByteArray();
    int at = 2 + place % (damaged.length - 2);
    boolean same = damaged[at] == value;
    damaged[at] = value;

    List<RawRecord> read = read(Format.JSONL, damaged);

    if (same) {
      assertThat(read).hasSize(80).allMatch(r -> r.fault() == null);
    } else {
      // Header fields such as the time are not covered by a checksum: all 80 may still be there.
      boolean whole = read.size() == 80 && read.stream().allMatch(r -> r.fault() == null);
      assertThat(whole || read.get(read.size() - 1).fault() != null).isTrue();
    }
  }
}
