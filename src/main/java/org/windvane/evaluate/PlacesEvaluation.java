package org.windvane.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.windvane.language.ActorReader;
import org.windvane.language.Focus;
import org.windvane.relations.ArticleCoder;
import org.windvane.relations.CodingKit;

/**
 * Scores the country with the greatest focus, as {@code annotate} writes it, on JSONL with {@code
 * title}, {@code body}, {@code country} and optionally {@code language} (English by default).
 */
public final class PlacesEvaluation {
  private static final int SHOWN = 200;

  /** Greatest share first; of equals the first code, so that a run repeats. */
  private static final Comparator<Map.Entry<String, Focus.Share>> BY_SHARE =
      Comparator.comparingDouble((Map.Entry<String, Focus.Share> e) -> -e.getValue().share())
          .thenComparing(Map.Entry::getKey);

  private PlacesEvaluation() {}

  private record Example(String language, String title, String body, String country) {}

  /** Scores, and the articles that came out wrong in a line each. */
  public record Outcome(Map<String, Object> scores, List<String> errors) {}

  /** The scores, ready to be printed as JSON. */
  public static Outcome run(Path gold, CodingKit kit) {
    List<Example> examples =
        GoldFile.read(
            gold,
            row ->
                new Example(
                    row.path("language").asText("en"),
                    text(row, "title"),
                    text(row, "body"),
                    GoldFile.field(row, "country").asText()));
    ArticleCoder coder = new ArticleCoder(kit);
    List<String> errors = new ArrayList<>();
    Map<String, int[]> counts = new TreeMap<>();
    int right = 0;
    int silent = 0;
    long start = System.nanoTime();
    for (Example e : examples) {
      List<Map.Entry<String, Focus.Share>> found =
          coder.focus(e.language(), e.title(), e.body(), ActorReader.NO_DATE).entrySet().stream()
              .sorted(BY_SHARE)
              .toList();
      String said = found.isEmpty() ? "none" : found.get(0).getKey();
      silent += said.equals("none") ? 1 : 0;
      int[] count = counts.computeIfAbsent(e.country(), k -> new int[2]);
      count[1]++;
      if (said.equals(e.country())) {
        right++;
        count[0]++;
      } else {
        errors.add(error(e, said, found));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("n", examples.size());
    out.put("accuracy", Confusion.rounded((double) right / examples.size()));
    out.put(
        "macro_recall",
        Confusion.rounded(
            counts.values().stream().mapToDouble(c -> (double) c[0] / c[1]).average().orElse(0)));
    out.put("none_said", Confusion.rounded((double) silent / examples.size()));
    Map<String, Object> perClass = new LinkedHashMap<>();
    counts.forEach(
        (country, c) ->
            perClass.put(
                country, Map.of("recall", Confusion.rounded((double) c[0] / c[1]), "n", c[1])));
    out.put("per_class", perClass);
    out.put("items_per_second", Confusion.rounded(examples.size() / seconds));
    out.put("model", "focus-5");
    out.put("model_hash", kit.hash());
    return new Outcome(out, errors);
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asText("");
  }

  private static String error(Example e, String said, List<Map.Entry<String, Focus.Share>> found) {
    StringBuilder shares = new StringBuilder();
    found.stream()
        .limit(4)
        .forEach(
            f ->
                shares.append(
                    String.format(Locale.ROOT, " %s %.2f", f.getKey(), f.getValue().share())));
    String body = e.body().replaceAll("\\s+", " ");
    return e.country()
        + " said "
        + said
        + " ["
        + shares.toString().strip()
        + "] "
        + e.title()
        + " | "
        + body.substring(0, Math.min(SHOWN, body.length()));
  }
}
