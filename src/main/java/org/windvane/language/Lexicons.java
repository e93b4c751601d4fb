package org.windvane.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tab-separated files under {@code lexicon/} on the class path; lines that begin with # are comments. */
public final class Lexicons {
  private Lexicons() {}

  /** Whether there is a pack of words and rules for the language. */
  public static boolean has(String language) {
    return Lexicons.class.getResource("/lexicon/tone-" + language + ".tsv") != null;
  }

  /** The rows of a file, each cut at its tabs. */
  public static List<String[]> rows(String file) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = Lexicons.class.getResourceAsStream("/lexicon/" + file)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read lexicon: not in the jar, " + file);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          rows.add(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read lexicon: " + e.getMessage() + ", " + file, e);
    }
    return rows;
  }
}
