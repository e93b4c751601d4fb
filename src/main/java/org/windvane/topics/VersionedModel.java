package org.windvane.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.windvane.WindvaneException;
import org.windvane.warehouse.Warehouse;
import org.windvane.warehouse.WholeFile;

/**
 * A model in a folder of the warehouse: one file a version, and {@code _CURRENT} that names the one
 * in use. A crash while a version is written leaves the one before it in use.
 */
final class VersionedModel {
  private static final String POINTER = "_CURRENT";

  /** Makes a model of what a file holds. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /** Writes a model into a file. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private final FileSystem fs;
  private final Path root;
  private final String file;

  VersionedModel(Warehouse warehouse, String folder, String file) {
    this.fs = warehouse.fileSystem();
    this.root = warehouse.path(folder);
    this.file = file;
  }

  /** The model in use, if any. */
  <T> Optional<T> current(Reader<T> reader) {
    Path pointer = new Path(root, POINTER);
    try {
      if (!fs.exists(pointer)) {
        return Optional.empty();
      }
      String version;
      try (InputStream in = fs.open(pointer)) {
        version = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
      try (InputStream in = fs.open(path(version))) {
        return Optional.of(reader.read(in));
      }
    } catch (IOException e) {
      throw new WindvaneException("Cannot read topic model: " + e.getMessage() + ", " + root, e);
    }
  }

  /** Writes a version and makes it the one in use. */
  void put(String version, Writer writer) {
    try {
      try (OutputStream out = fs.create(path(version), true)) {
        writer.write(out);
      }
      WholeFile.replace(fs, new Path(root, POINTER), version + "\n");
    } catch (IOException e) {
      throw new WindvaneException("Cannot write topic model: " + e.getMessage() + ", " + root, e);
    }
  }

  private Path path(String version) {
    return new Path(root, "v=" + version + "/" + file);
  }
}
