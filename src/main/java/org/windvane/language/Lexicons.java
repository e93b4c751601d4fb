package org.windvane.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The tab-separated files under {@code lexicon/} on the class path; lines that begin with # are
 * comments.
 */
public final class Lexicons {
  private static final List<String> SHARED =
      List.of(
          "ambiguity.tsv",
          "companies.tsv",
          "councils.tsv",
          "currencies.tsv",
          "markets.tsv",
          "neutral-capitals.tsv",
          "places.tsv",
          "seats.tsv",
          "territories.tsv");
  private static final List<String> PER_LANGUAGE =
      List.of("classes", "gloss", "grammar", "irregular", "nouns", "speaker", "tone", "verbs");

  private Lexicons() {}

  /** Whether there is a pack of words and rules for the language. */
  public static boolean has(String language) {
    return holds("tone-" + language + ".tsv");
  }

  /** Whether there is such a file. */
  public static boolean holds(String file) {
    return Lexicons.class.getResource("/lexicon/" + file) != null;
  }

  /**
   * SHA-256 (first 16 hex digits) of the files of the given languages, with those that serve all.
   */
  public static String hash(Iterable<String> languages) {
    List<String> files = new ArrayList<>(SHARED);
    for (String language : languages) {
      for (String file : PER_LANGUAGE) {
        files.add(file + "-" + language + ".tsv");
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : files) {
        try (InputStream in = Lexicons.class.getResourceAsStream("/lexicon/" + file)) {
          digest.update(in == null ? new byte[0] : in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read lexicon: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a file, each cut at its tabs. */
  public static List<String[]> rows(String file) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = Lexicons.class.getResourceAsStream("/lexicon/" + file)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read lexicon: not in the jar, " + file);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
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
