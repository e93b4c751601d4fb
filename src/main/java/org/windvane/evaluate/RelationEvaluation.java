package org.windvane.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.Scores;

/**
 * Scores relations on JSONL with {@code marked} ({@code <s>} and {@code <t>} around source and
 * target) and {@code class}: one of the four quad classes, or {@code none}.
 *
 * <p>Where the gold file has no {@code none}, its labelling has settled that there is a relation,
 * and only which is asked: the best of the four classes, cooperation or conflict by their sums. The
 * scores under {@code with_none} are those of the coder left to itself, which may also say none,
 * and is then wrong. Where the gold file has {@code none}, all scores are of that kind.
 */
public final class RelationEvaluation {
  private static final String NONE = "none";
  private static final List<String> QUAD =
      List.of("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict");
  private static final List<String> ALL =
      List.of(NONE, QUAD.get(0), QUAD.get(1), QUAD.get(2), QUAD.get(3));
  private static final List<String> SIGNS = List.of("cooperation", "conflict");
  private static final List<String> SIGNS_OR_NONE = List.of(NONE, "cooperation", "conflict");

  private RelationEvaluation() {}

  private record Example(MarkedSentence question, String label) {}

  /** The scores, ready to be printed as JSON. */
  public static Map<String, Object> run(Path gold, EncoderModel model) {
    List<Example> examples =
        GoldFile.read(
            gold,
            row -> {
              String label = GoldFile.field(row, "class").asText();
              if (!ALL.contains(label)) {
                throw new IllegalArgumentException("class is none of " + ALL);
              }
              return new Example(
                  MarkedRow.read(
                      GoldFile.field(row, "marked").asText(),
                      row.path("source").asText(),
                      row.path("target").asText()),
                  label);
            });
    List<MarkedSentence> questions = new ArrayList<>();
    examples.forEach(e -> questions.add(e.question()));
    model.relations(questions.subList(0, 1)); // loads the model outside the clock
    long start = System.nanoTime();
    List<Scores> scores = model.relations(questions);
    double seconds = (System.nanoTime() - start) / 1e9;

    boolean asksNone = examples.stream().anyMatch(e -> e.label().equals(NONE));
    Confusion free = new Confusion(ALL);
    Confusion freeSign = new Confusion(SIGNS_OR_NONE);
    Confusion quad = new Confusion(ALL);
    Confusion sign = new Confusion(SIGNS_OR_NONE);
    Calibration calibration = new Calibration();
    int saidNone = 0;
    for (int i = 0; i < examples.size(); i++) {
      String is = examples.get(i).label();
      Scores s = scores.get(i);
      String said = s.label();
      saidNone += said.equals(NONE) ? 1 : 0;
      free.add(is, said);
      freeSign.add(signOf(is), freeSign(s));
      quad.add(is, asksNone ? said : best(s));
      sign.add(signOf(is), asksNone ? freeSign(s) : sign(s));
      calibration.add(s.probability(said), said.equals(is));
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("n", examples.size());
    out.put("binary_macro_f1", Confusion.rounded(sign.macroF1(SIGNS)));
    out.put("quad_macro_f1", Confusion.rounded(quad.macroF1(QUAD)));
    out.put("accuracy", Confusion.rounded(quad.accuracy()));
    out.put("sign_accuracy", Confusion.rounded(sign.accuracy()));
    out.put("calibration_error", Confusion.rounded(calibration.error()));
    out.put("none_said", Confusion.rounded((double) saidNone / examples.size()));
    Map<String, Object> withNone = new LinkedHashMap<>();
    withNone.put("binary_macro_f1", Confusion.rounded(freeSign.macroF1(SIGNS)));
    withNone.put("quad_macro_f1", Confusion.rounded(free.macroF1(QUAD)));
    withNone.put("accuracy", Confusion.rounded(free.accuracy()));
    out.put("with_none", withNone);
    out.put("per_class", quad.perClass());
    out.put("per_sign", sign.perClass());
    out.put("items_per_second", Confusion.rounded(examples.size() / seconds));
    out.put("model", model.name());
    out.put("model_hash", model.hash());
    return out;
  }

  private static String signOf(String label) {
    return label.equals(NONE) ? NONE : label.endsWith("conflict") ? "conflict" : "cooperation";
  }

  private static String best(Scores s) {
    String best = QUAD.get(0);
    for (String label : QUAD) {
      if (s.probability(label) > s.probability(best)) {
        best = label;
      }
    }
    return best;
  }

  private static String sign(Scores s) {
    return conflict(s) > cooperation(s) ? "conflict" : "cooperation";
  }

  private static String freeSign(Scores s) {
    return s.probability(NONE) > Math.max(conflict(s), cooperation(s)) ? NONE : sign(s);
  }

  private static double cooperation(Scores s) {
    return s.probability(QUAD.get(0)) + s.probability(QUAD.get(1));
  }

  private static double conflict(Scores s) {
    return s.probability(QUAD.get(2)) + s.probability(QUAD.get(3));
  }
}
