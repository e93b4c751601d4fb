package org.windvane.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.windvane.language.model.Gloss;
import org.windvane.language.model.Scores;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.model.TargetSentence;

/**
 * Scores sentiment towards a target on JSONL with {@code sentence}, {@code from}, {@code to} (or
 * {@code mention} alone, its first occurrence), {@code polarity} of -1, 0 or 1, and {@code
 * language} where it is not English.
 */
public final class SentimentEvaluation {
  private static final List<String> LABELS = List.of("negative", "neutral", "positive");

  private SentimentEvaluation() {}

  private record Example(TargetSentence question, String label) {}

  /** The scores, ready to be printed as JSON. */
  public static Map<String, Object> run(Path gold, SentimentModel model) {
    List<Example> examples =
        GoldFile.read(
            gold,
            row -> {
              String sentence = GoldFile.field(row, "sentence").asText();
              int polarity = GoldFile.field(row, "polarity").asInt(9);
              if (polarity < -1 || polarity > 1) {
                throw new IllegalArgumentException("polarity is none of -1, 0, 1");
              }
              int from;
              int to;
              if (row.has("from")) {
                from = row.get("from").asInt();
                to = GoldFile.field(row, "to").asInt();
              } else {
                String mention = GoldFile.field(row, "mention").asText();
                from = sentence.indexOf(mention);
                to = from + mention.length();
              }
              return new Example(
                  Gloss.of(model.readsEnglishOnly() ? row.path("language").asText("en") : "en")
                      .apply(new TargetSentence(sentence, from, to)),
                  LABELS.get(polarity + 1));
            });
    List<TargetSentence> questions = new ArrayList<>();
    examples.forEach(e -> questions.add(e.question()));
    model.sentiment(questions.subList(0, 1)); // loads the model outside the clock
    long start = System.nanoTime();
    List<Scores> scores = Cores.ask(questions, model::sentiment);
    double seconds = (System.nanoTime() - start) / 1e9;

    Confusion confusion = new Confusion(LABELS);
    Calibration calibration = new Calibration();
    for (int i = 0; i < examples.size(); i++) {
      String said = scores.get(i).label();
      String is = examples.get(i).label();
      confusion.add(is, said);
      calibration.add(scores.get(i).probability(said), said.equals(is));
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("n", confusion.n());
    out.put("macro_f1", Confusion.rounded(confusion.macroF1()));
    out.put("accuracy", Confusion.rounded(confusion.accuracy()));
    out.put("calibration_error", Confusion.rounded(calibration.error()));
    out.put("per_class", confusion.perClass());
    out.put("items_per_second", Confusion.rounded(examples.size() / seconds));
    out.put("model", model.name());
    out.put("model_hash", model.hash());
    return out;
  }
}
