package org.windvane.warehouse;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.windvane.UsageException;
import org.windvane.WindvaneException;

/** The file {@code _WINDVANE} at a warehouse's root, which says in which layout it was written. */
final class WarehouseFormat {
  /** Raised when a reader of the old layout could not read the new one. */
  static final int CURRENT = 1;

  private static final String MARKER = "_WINDVANE";

  private WarehouseFormat() {}

  static void check(FileSystem fs, Path root) {
    try {
      Path marker = new Path(root, MARKER);
      if (!fs.exists(root)) {
        throw new UsageException("Cannot open warehouse: no such directory, " + root);
      }
      if (!fs.exists(marker)) {
        throw new UsageException("Cannot open warehouse: no " + MARKER + " file in it, " + root);
      }
      verify(fs, marker, root);
    } catch (IOException e) {
      throw new WindvaneException("Cannot open warehouse: " + Reason.of(e) + ", " + root, e);
    }
  }

  static void checkOrCreate(FileSystem fs, Path root) {
    try {
      Path marker = new Path(root, MARKER);
      if (fs.exists(marker)) {
        verify(fs, marker, root);
        return;
      }
      if (fs.exists(root)) {
        FileStatus[] present =
            fs.listStatus(root, path -> !path.getName().startsWith("." + MARKER));
        if (present.length > 0) {
          throw new UsageException(
              "Cannot create warehouse: the directory holds other files ("
                  + present[0].getPath().getName()
                  + "), "
                  + root);
        }
      }
      if (!fs.mkdirs(root)) {
        throw new UsageException("Cannot create warehouse: directory refused, " + root);
      }
      WholeFile.replace(fs, marker, "{\"format\": " + CURRENT + "}\n");
    } catch (IOException e) {
      throw new UsageException("Cannot create warehouse: " + Reason.of(e) + ", " + root, e);
    }
  }

  private static void verify(FileSystem fs, Path marker, Path root) throws IOException {
    int format;
    try (InputStream in = fs.open(marker)) {
      Config config =
          ConfigFactory.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      format = config.getInt("format");
    } catch (ConfigException e) {
      throw new UsageException("Cannot open warehouse: " + MARKER + " is damaged, " + root, e);
    }
    if (format > CURRENT) {
      throw new UsageException(
          "Cannot open warehouse: it was made by a newer Windvane (format "
              + format
              + ", this one reads up to "
              + CURRENT
              + "), "
              + root);
    }
  }
}
