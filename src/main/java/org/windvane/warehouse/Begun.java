package org.windvane.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.windvane.WindvaneException;

/**
 * A run that has begun, in the file {@code _RUNNING} from its first moment until it is noted in
 * {@code runs}: where the file lies and nobody holds the lock, the run was killed.
 *
 * @param run id
 * @param verb what was called
 * @param started milliseconds since 1970
 * @param conf hash of its settings
 */
record Begun(String run, String verb, long started, String conf) {
  private static final Logger LOG = LoggerFactory.getLogger(Begun.class);
  private static final String NAME = "_RUNNING";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The run that the file names; none also when it cannot be understood. */
  static Optional<Begun> left(Warehouse warehouse) {
    Path file = warehouse.path(NAME);
    try (InputStream in = warehouse.fileSystem().open(file)) {
      return Optional.of(JSON.readValue(in.readAllBytes(), Begun.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      // The history may lack a row; that must not keep news from being read.
      LOG.warn("Cannot tell which run was killed: {}, {}", e.getOriginalMessage(), file);
      return Optional.empty();
    } catch (IOException e) {
      throw new WindvaneException("Cannot read run: " + Reason.of(e) + ", " + file, e);
    }
  }

  void put(Warehouse warehouse) {
    Path file = warehouse.path(NAME);
    try {
      WholeFile.replace(warehouse.fileSystem(), file, JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new WindvaneException("Cannot note run: " + Reason.of(e) + ", " + file, e);
    }
  }

  static void remove(Warehouse warehouse) {
    FileSystem fs = warehouse.fileSystem();
    Path file = warehouse.path(NAME);
    try {
      fs.delete(file, false);
    } catch (IOException e) {
      throw new WindvaneException("Cannot note run: " + Reason.of(e) + ", " + file, e);
    }
  }
}
