package org.windvane.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
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
  // Inside a version, written last.
  private static final String COMPLETE = "_COMPLETE";

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
   * @param announcement what becomes true with it: in the internal tables exactly once if the
   *     version becomes current, and else never
   */
  public void publish(String run, Map<TableDef, Dataset<Row>> tables, Announcement announcement) {
    Path version = new Path(root, "v=" + run);
    Untold untold = new Untold(warehouse, version);
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
      Optional<Path> before = current();
      if (before.isPresent()
          && fs.exists(before.get())
          && !fs.exists(new Path(before.get(), COMPLETE))) {
        // Of a Windvane that left no such file; what was current is whole.
        WholeFile.replace(fs, new Path(before.get(), COMPLETE), "");
      }
      untold.keep(announcement);
      WholeFile.replace(fs, new Path(version, COMPLETE), "");
      switchTo("v=" + run);
      untold.tell(announcement);
      prune();
    } catch (IOException e) {
      throw new WindvaneException("Cannot publish: " + Reason.of(e) + ", " + version, e);
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
          "Cannot read published version: " + Reason.of(e) + ", " + pointer, e);
    }
  }

  /**
   * When the current version was made current, in milliseconds; 0 before the first.
   *
   * @throws IOException when the pointer cannot be looked at
   */
  public long switched() throws IOException {
    Path pointer = new Path(root, POINTER);
    return fs.exists(pointer) ? fs.getFileStatus(pointer).getModificationTime() : 0;
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

  /**
   * Puts right what a run that was killed around the switch left: unfinished versions go, the link
   * names the version that the pointer names, and what that version announces is in the tables.
   *
   * <p>Only the holder of the warehouse's lock may call this.
   */
  public void settle() {
    try {
      if (fs.exists(root)) {
        prune();
        Optional<Path> current = current();
        if (current.isPresent()) {
          if (isLocal()) {
            link(current.get().getName());
          }
          Untold untold = new Untold(warehouse, current.get());
          if (untold.exists()) {
            untold.tellRest();
          }
        }
      }
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot tidy published versions: " + Reason.of(e) + ", " + root, e);
    }
  }

  /** All versions, newest first, and whether each was written to its end. */
  Map<Path, Boolean> versions() throws IOException {
    List<Path> found = new ArrayList<>();
    if (fs.exists(root)) {
      for (FileStatus status : fs.listStatus(root)) {
        if (status.isDirectory() && status.getPath().getName().startsWith("v=")) {
          found.add(status.getPath());
        }
      }
    }
    // Run ids begin with their UTC time, so names sort by age.
    found.sort(Comparator.comparing(Path::getName).reversed());
    Map<Path, Boolean> versions = new LinkedHashMap<>();
    for (Path version : found) {
      versions.put(version, fs.exists(new Path(version, COMPLETE)));
    }
    return versions;
  }

  /** Makes a whole version current. */
  void switchTo(String name) throws IOException {
    WholeFile.replace(fs, new Path(root, POINTER), name + "\n");
    if (isLocal()) {
      link(name);
    }
  }

  /** The version that the link names, where there is one. */
  Optional<String> linked() throws IOException {
    java.nio.file.Path link = java.nio.file.Path.of(root.toUri().getPath(), "current");
    return isLocal() && Files.isSymbolicLink(link)
        ? Optional.of(Files.readSymbolicLink(link).toString())
        : Optional.empty();
  }

  private void link(String name) throws IOException {
    if (linked().equals(Optional.of(name))) {
      return;
    }
    java.nio.file.Path link = java.nio.file.Path.of(root.toUri().getPath(), "current");
    java.nio.file.Path next = link.resolveSibling(".current.next");
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, java.nio.file.Path.of(name));
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  boolean isLocal() {
    return "file".equals(fs.getScheme());
  }

  /** Unfinished versions are nobody's; of the whole ones the newest stay. */
  private void prune() throws IOException {
    String current = current().map(Path::getName).orElse("");
    int kept = 0;
    for (Map.Entry<Path, Boolean> version : versions().entrySet()) {
      boolean keep = version.getValue() && kept < KEEP;
      if (keep) {
        kept++;
      } else if (!version.getKey().getName().equals(current)) {
        fs.delete(version.getKey(), true);
      }
    }
  }
}
