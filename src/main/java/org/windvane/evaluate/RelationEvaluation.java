package org.windvane.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.windvane.language.model.Gloss;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.Scores;

/**
 * Scores relations on JSONL with {@code marked} ({@code <s>} and {@code <t>} around source and
 * target), {@code class}: one of the four quad classes, or {@code none}, and {@code language} where
 * it is not English.
 *
 * <p>Where the gold file has no {@code none}, its labelling has settled that there is a relation,
 * and only which is asked: the best of the four classes, cooperation or conflict by their sums. The
 * scores under {@code with_none} are those of the coder left to itself, which may also say none,
 * and is then wrong. Where the gold file has {@code none}, all scores are of that kind.
 */
public final class RelationEvaluation {

  private RelationEvaluation() {}

  private record Example(MarkedSentence question, String label) {}

  /** Whether the gold file holds pairs without a relation. */
  public static boolean asksNone(Path gold) {
    return GoldFile.read(gold, row -> GoldFile.field(row, "class").asText())
        .contains(RelationTally.NONE);
  }

  /** The scores, ready to be printed as JSON. */
  public static Map<String, Object> run(Path gold, RelationModel model) {
    List<Example> examples =
        GoldFile.read(
            gold,
            row -> {
              String label = GoldFile.field(row, "class").asText();
              if (!RelationTally.ALL.contains(label)) {
                throw new IllegalArgumentException("class is none of " + RelationTally.ALL);
              }
              return new Example(
                  Gloss.of(model.readsEnglishOnly() ? row.path("language").asText("en") : "en")
                      .apply(
                          MarkedRow.read(
                              GoldFile.field(row, "marked").asText(),
                              row.path("source").asText(),
                              row.path("target").asText())),
                  label);
            });
    List<MarkedSentence> questions = new ArrayList<>();
    examples.forEach(e -> questions.add(e.question()));
    model.relations(questions.subList(0, 1)); // loads the model outside the clock
    long start = System.nanoTime();
    List<Scores> scores = Cores.ask(questions, model::relations);
    double seconds = (System.nanoTime() - start) / 1e9;

    boolean asksNone = examples.stream().anyMatch(e -> e.label().equals(RelationTally.NONE));
    RelationTally tally = new RelationTally();
    Calibration calibration = new Calibration();
    for (int i = 0; i < examples.size(); i++) {
      String is = examples.get(i).label();
      Scores s = scores.get(i);
      String said = s.label();
      tally.add(is, said, freeSign(s), asksNone ? said : best(s), asksNone ? freeSign(s) : sign(s));
      calibration.add(s.probability(said), said.equals(is));
    }
    Map<String, Object> out = tally.scores();
    out.put("calibration_error", Confusion.rounded(calibration.error()));
    out.put("items_per_second", Confusion.rounded(examples.size() / seconds));
    out.put("model", model.name());
    out.put("model_hash", model.hash());
    return out;
  }

  private static String best(Scores s) {
    String best = RelationTally.QUAD.get(0);
    for (String label : RelationTally.QUAD) {
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
    return s.probability(RelationTally.NONE) > Math.max(conflict(s), cooperation(s))
        ? RelationTally.NONE
        : sign(s);
  }

  private static double cooperation(Scores s) {
    return s.probability(RelationTally.QUAD.get(0)) + s.probability(RelationTally.QUAD.get(1));
  }

  private static double conflict(Scores s) {
    return s.probability(RelationTally.QUAD.get(2)) + s.probability(RelationTally.QUAD.get(3));
  }
}
