package org.windvane.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slices of the bundled sample corpus as files of JSON lines. */
final class SampleNews {
  private static final Pattern PUBLISHED = Pattern.compile("\"published\": ?\"(\\d{4})-(\\d{2})");

  private SampleNews() {}

  /** One file a country, whole. */
  static List<Path> countries(Path folder, String... names) {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(write(folder.resolve(name + ".jsonl"), lines(name)));
    }
    return files;
  }

  /**
   * The news of some countries in files of {@code months} months each, oldest first; a file is
   * empty where nothing was printed.
   */
  static List<Path> periods(Path folder, int months, String... countries) {
    List<List<String>> periods = new ArrayList<>();
    for (String country : countries) {
      for (String line : lines(country)) {
        Matcher date = PUBLISHED.matcher(line);
        if (!date.find()) {
          throw new IllegalStateException("No date: " + line);
        }
        int month =
            (Integer.parseInt(date.group(1)) - 2019) * 12 + Integer.parseInt(date.group(2)) - 1;
        while (periods.size() <= month / months) {
          periods.add(new ArrayList<>());
        }
        periods.get(month / months).add(line);
      }
    }
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      files.add(write(folder.resolve("news-%02d.jsonl".formatted(i)), periods.get(i)));
    }
    return files;
  }

  private static List<String> lines(String country) {
    try (var in = SampleNews.class.getResourceAsStream("/sample/" + country + ".jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
