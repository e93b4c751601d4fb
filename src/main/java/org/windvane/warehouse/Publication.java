package org.windvane.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.windvane.UsageException;
import org.windvane.WindvaneException;

/**
 * The published versions of a warehouse: {@code published/v=RUN/TABLE/*.parquet}, one of them
 * current.
 *
 * <p>A version is written whole beside the others; then one switch makes it current: the file
 * {@code _CURRENT}, replaced atomically, and on a local disk the link {@code current} too. A reader
 * resolves the pointer once and then reads that version; at least {@link #KEEP} versions stay, so
 * that it is not taken from under it.
 */
public final class Publication {
  /** Versions that are never pruned: a reader may still hold one of them. */
  public static final int KEEP = 3;

  private static final String POINTER = "_CURRENT";

  private final Warehouse warehouse;
  private final FileSystem fs;
  private final Path root;

  public Publication(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.fs = warehouse.fileSystem();
    this.root = warehouse.path("published");
  }

  /**
   * Writes all tables of a version, then makes it current.
   *
   * @param run names the version; an unfinished version of the same name is replaced
   * @param tables every published table with its rows; written as few files of at most a few
   *     million rows
   */
  public void publish(String run, Map<TableDef, Dataset<Row>> tables) {
    Path version = new Path(root, "v=" + run);
    try {
      fs.delete(version, true);
      for (Map.Entry<TableDef, Dataset<Row>> table : tables.entrySet()) {
        table
            .getKey()
            .conform(table.getValue())
            .write()
            .option("maxRecordsPerFile", 5_000_000)
            .parquet(new Path(version, table.getKey().name()).toString());
      }
      switchTo("v=" + run);
      prune();
    } catch (IOException e) {
      throw new WindvaneException("Cannot publish: " + e.getMessage() + ", " + version, e);
    }
  }

  /** The current version's directory, if anything was ever published. */
  public Optional<Path> current() {
    Path pointer = new Path(root, POINTER);
    try (InputStream in = fs.open(pointer)) {
      String name = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return Optional.of(new Path(root, name));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot read published version: " + e.getMessage() + ", " + pointer, e);
    }
  }

  /**
   * Rows of a published table in the current version.
   *
   * @throws UsageException when nothing has been published yet
   */
  public Dataset<Row> read(TableDef table) {
    Path version =
        current()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Cannot read "
                            + table.name()
                            + ": nothing published yet, "
                            + warehouse.root()));
    return warehouse.spark().read().parquet(new Path(version, table.name()).toString());
  }

  private void switchTo(String name) throws IOException {
    Path pointer = new Path(root, POINTER);
    byte[] content = (name + "\n").getBytes(StandardCharsets.UTF_8);
    if (replacesAtomically()) {
      Path next = new Path(root, "." + POINTER + ".next");
      try (OutputStream out = fs.create(next, true)) {
        out.write(content);
      }
      FileContext.getFileContext(root.toUri(), fs.getConf())
          .rename(next, pointer, Options.Rename.OVERWRITE);
    } else {
      // On an object store a put replaces the object at once, and a rename would be a copy.
      try (OutputStream out = fs.create(pointer, true)) {
        out.write(content);
      }
    }
    if (isLocal()) {
      java.nio.file.Path link = java.nio.file.Path.of(root.toUri().getPath(), "current");
      java.nio.file.Path next = link.resolveSibling(".current.next");
      Files.deleteIfExists(next);
      Files.createSymbolicLink(next, java.nio.file.Path.of(name));
      Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean isLocal() {
    return "file".equals(fs.getScheme());
  }

  private boolean replacesAtomically() {
    return isLocal() || "hdfs".equals(fs.getScheme()) || "viewfs".equals(fs.getScheme());
  }

  private void prune() throws IOException {
    List<Path> versions = new ArrayList<>();
    for (FileStatus status : fs.listStatus(root)) {
      if (status.isDirectory() && status.getPath().getName().startsWith("v=")) {
        versions.add(status.getPath());
      }
    }
    // Run ids begin with their UTC time, so names sort by age.
    versions.sort(Comparator.comparing(Path::getName).reversed());
    Path kept = current().orElse(null);
    for (Path old : versions.subList(Math.min(KEEP, versions.size()), versions.size())) {
      if (kept == null || !old.getName().equals(kept.getName())) {
        fs.delete(old, true);
      }
    }
  }
}
