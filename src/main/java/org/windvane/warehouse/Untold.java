package org.windvane.warehouse;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.WindvaneException;

/**
 * An {@link Announcement} on its way into the internal tables.
 *
 * <p>No commit spans the switch of a version and two tables. So what follows the switch lies in a
 * file of the version, written before the switch and removed when the tables hold it: a run that
 * dies between leaves the file, and the next one does from it what is missing. Of a version that
 * never became current nothing reaches the tables.
 */
final class Untold {
  private static final String NAME = "_UNTOLD";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first line of the file; the others are statements. */
  private record Head(List<String> batches, String settings) {}

  private final Warehouse warehouse;
  private final FileSystem fs;
  private final Path file;
  private final String run;

  Untold(Warehouse warehouse, Path version) {
    this.warehouse = warehouse;
    this.fs = warehouse.fileSystem();
    this.file = new Path(version, NAME);
    this.run = version.getName().substring("v=".length());
  }

  boolean exists() throws IOException {
    return fs.exists(file);
  }

  /** Keeps what is to be told, before the version is switched to. */
  void keep(Announcement announcement) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(JSON.writeValueAsString(new Head(announcement.batches(), announcement.settings())));
    lines.addAll(announcement.statements().toJSON().collectAsList());
    WholeFile.replace(fs, file, String.join("\n", lines));
  }

  /** Tells what the run that calls this has just kept. */
  void tell(Announcement announcement) throws IOException {
    if (!announcement.statements().isEmpty()) {
      warehouse.append(InternalTables.STATEMENTS, announcement.statements());
    }
    mark(announcement.batches(), announcement.settings());
    fs.delete(file, false);
  }

  /**
   * Tells what a run that is gone kept and may have told in part: the same as if it had told it all
   * once.
   */
  void tellRest() throws IOException {
    List<String> lines = lines();
    SparkSession spark = warehouse.spark();
    Dataset<Row> statements =
        spark
            .read()
            .schema(InternalTables.STATEMENTS.schema())
            .json(spark.createDataset(lines.subList(1, lines.size()), Encoders.STRING()));
    boolean told =
        !warehouse.readAll(InternalTables.STATEMENTS).where(col("run").equalTo(run)).isEmpty();
    if (lines.size() > 1 && !told) {
      warehouse.append(InternalTables.STATEMENTS, statements);
    }
    Head head = head(lines.get(0));
    // A batch that was sent back to an earlier stage in between is to be published again.
    List<String> ready = warehouse.pending(Stage.PUBLISH, Stage.TOPICS);
    mark(head.batches().stream().filter(ready::contains).toList(), head.settings());
    fs.delete(file, false);
  }

  private void mark(List<String> batches, String settings) {
    if (!batches.isEmpty()) {
      warehouse.commit(
          Stage.PUBLISH,
          run,
          batches.stream().collect(Collectors.toMap(batch -> batch, batch -> 0L)),
          settings);
    }
  }

  private List<String> lines() throws IOException {
    try (InputStream in = fs.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private Head head(String line) {
    try {
      return JSON.readValue(line, Head.class);
    } catch (JsonProcessingException e) {
      throw new WindvaneException(
          "Cannot read what a version tells: " + e.getOriginalMessage() + ", " + file, e);
    }
  }
}
