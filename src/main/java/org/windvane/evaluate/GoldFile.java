package org.windvane.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.windvane.UsageException;

/** A JSONL file of labelled examples; what is wrong with it is the caller's mistake. */
final class GoldFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldFile() {}

  /** Reads one example of its row. */
  interface Reader<T> {
    T read(JsonNode row);
  }

  /**
   * @throws UsageException when the file is missing, empty, or a line is no such example
   */
  static <T> List<T> read(Path file, Reader<T> reader) {
    List<T> out = new ArrayList<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        out.add(reader.read(JSON.readTree(line)));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      String why = e.getMessage().split("\n", 2)[0];
      throw new UsageException("Cannot read gold: line " + number + " of " + file + ", " + why, e);
    } catch (NoSuchFileException e) {
      throw new UsageException("Cannot read gold: no such file, " + file, e);
    } catch (IOException e) {
      throw new UsageException("Cannot read gold: " + e + ", " + file, e);
    }
    if (out.isEmpty()) {
      throw new UsageException("Cannot evaluate: no examples, " + file);
    }
    return out;
  }

  static JsonNode field(JsonNode row, String name) {
    JsonNode value = row.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException("no field " + name);
    }
    return value;
  }
}
