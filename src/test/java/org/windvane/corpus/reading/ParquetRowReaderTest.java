package org.windvane.corpus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.InputFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.testing.SharedSpark;

class ParquetRowReaderTest {
  @TempDir Path dir;

  private byte[] file() throws IOException {
    SparkSession spark = SharedSpark.session();
    Path out = dir.resolve("p");
    spark
        .sql(
            "select concat('t', id) title, timestamp_micros(1714557600000000 + id) at, date'2024-05-01' day,"
                + " cast(id as decimal(12,2)) price, named_struct('name', concat('s', id)) source, id n,"
                + " cast(null as string) none from range(200)")
        .coalesce(1)
        .write()
        .parquet(out.toString());
    try (Stream<Path> files = Files.list(out)) {
      return Files.readAllBytes(
          files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }

  private List<RawRecord> read(byte[] bytes) throws IOException {
    Path path = Files.write(dir.resolve("x.parquet"), bytes);
    Source source =
        new Source() {
          @Override
          public InputStream open() {
            throw new UnsupportedOperationException();
          }

          @Override
          public InputFile seekable() throws IOException {
            return new HadoopSource(
                    new org.apache.hadoop.fs.Path(path.toUri()), new Configuration(false))
                .seekable();
          }
        };
    List<RawRecord> records = new ArrayList<>();
    try (RecordReader reader = Format.PARQUET.open(source, Slice.WHOLE, new ReadOptions(1000))) {
      reader.forEachRemaining(records::add);
    }
    return records;
  }

  @Test
  void rowsHaveTheirColumnsAsText() throws IOException {
    List<RawRecord> rows = read(file());

    assertThat(rows).hasSize(200);
    Fields third = rows.get(2).fields();
    assertThat(rows.get(2).position()).isEqualTo(3);
    assertThat(third.get("title")).isEqualTo("t2");
    assertThat(third.get("at")).isEqualTo("2024-05-01T10:00:00.000002Z");
    assertThat(third.get("day")).isEqualTo("2024-05-01");
    assertThat(third.get("price")).isEqualTo("2.00");
    assertThat(third.get("source.name")).isEqualTo("s2");
    assertThat(third.get("n")).isEqualTo("2");
    assertThat(third.get("none")).isNull();
    assertThat(third.get("absent")).isNull();
  }

  @Test
  void aDamagedFileGivesOneRecordThatSaysSoAndNeverThrows() throws IOException {
    byte[] whole = file();
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      if (i % 3 == 0) {
        damaged = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        for (int k = 0; k < 20; k++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
      }

      List<RawRecord> rows = read(damaged);

      assertThat(rows).isNotEmpty().hasSizeLessThanOrEqualTo(201);
      assertThat(rows).filteredOn(r -> r.fault() != null).hasSizeLessThanOrEqualTo(1);
      if (i % 3 == 0) {
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).position()).isZero();
      }
    }
  }
}
