package org.windvane.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.windvane.language.ActorReader;
import org.windvane.language.Sentence;
import org.windvane.language.SentimentScorer;
import org.windvane.language.model.MarkedSentence;
import org.windvane.relations.CodingKit;
import org.windvane.relations.QuadClass;
import org.windvane.relations.Relation;
import org.windvane.relations.RelationCoder;

/**
 * Scores the coder by rules and the tone by lexicon on the same files, and with the same readings,
 * as {@link RelationEvaluation} and {@link SentimentEvaluation} score the encoder.
 *
 * <p>Where the gold file of relations holds no {@code none}, the rules are forced to choose: first
 * what they read, then what they read in any direction, then the first act named behind the source,
 * and if nothing is named at all, {@code verbal_cooperation}.
 */
public final class RuleEvaluation {
  private static final String NONE = "none";
  private static final List<String> QUAD =
      List.of("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict");
  private static final List<String> ALL =
      List.of(NONE, QUAD.get(0), QUAD.get(1), QUAD.get(2), QUAD.get(3));
  private static final List<String> SIGNS = List.of("cooperation", "conflict");
  private static final List<String> SIGNS_OR_NONE = List.of(NONE, "cooperation", "conflict");
  private static final List<String> TONES = List.of("negative", "neutral", "positive");

  /** Tone nearer to nought than this is neutral. */
  private static final double NEUTRAL = 0.35;

  private RuleEvaluation() {}

  private record Marked(MarkedSentence question, String language, String label) {}

  private record Toned(String sentence, int from, int to, String label) {}

  /** Scores of relations, ready to be printed as JSON. */
  public static Map<String, Object> relations(Path gold, CodingKit kit) {
    List<Marked> examples =
        GoldFile.read(
            gold,
            row -> {
              String label = GoldFile.field(row, "class").asText();
              if (!ALL.contains(label)) {
                throw new IllegalArgumentException("class is none of " + ALL);
              }
              return new Marked(
                  MarkedRow.read(
                      GoldFile.field(row, "marked").asText(),
                      row.path("source").asText(""),
                      row.path("target").asText("")),
                  row.path("language").asText("en"),
                  label);
            });
    boolean asksNone = examples.stream().anyMatch(e -> e.label().equals(NONE));
    Confusion free = new Confusion(ALL);
    Confusion freeSign = new Confusion(SIGNS_OR_NONE);
    Confusion quad = new Confusion(ALL);
    Confusion sign = new Confusion(SIGNS_OR_NONE);
    Map<String, ActorReader> readers = new LinkedHashMap<>();
    Map<String, RelationCoder> coders = new LinkedHashMap<>();
    int silent = 0;
    String version = "";
    long start = System.nanoTime();
    for (Marked e : examples) {
      ActorReader reader =
          readers.computeIfAbsent(e.language(), l -> new ActorReader(kit.packs().get(l)));
      RelationCoder coder = coders.computeIfAbsent(e.language(), kit::relationCoder);
      version = coder.version();
      MarkedSentence q = e.question();
      Sentence s =
          reader.marked(
              q.sentence(),
              new int[] {q.sourceFrom(), q.sourceTo()},
              new int[] {q.targetFrom(), q.targetTo()});
      String said = said(coder.code(List.of(s)).get(0));
      silent += said.equals(NONE) ? 1 : 0;
      String forced = said;
      if (!asksNone && said.equals(NONE)) {
        QuadClass guess = coder.guess(s);
        forced = guess == null ? QUAD.get(0) : guess.key();
      }
      free.add(e.label(), said);
      freeSign.add(signOf(e.label()), signOf(said));
      quad.add(e.label(), forced);
      sign.add(signOf(e.label()), signOf(forced));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("n", examples.size());
    out.put("binary_macro_f1", Confusion.rounded(sign.macroF1(SIGNS)));
    out.put("quad_macro_f1", Confusion.rounded(quad.macroF1(QUAD)));
    out.put("accuracy", Confusion.rounded(quad.accuracy()));
    out.put("sign_accuracy", Confusion.rounded(sign.accuracy()));
    out.put("none_said", Confusion.rounded((double) silent / examples.size()));
    Map<String, Object> withNone = new LinkedHashMap<>();
    withNone.put("binary_macro_f1", Confusion.rounded(freeSign.macroF1(SIGNS)));
    withNone.put("quad_macro_f1", Confusion.rounded(free.macroF1(QUAD)));
    withNone.put("accuracy", Confusion.rounded(free.accuracy()));
    out.put("with_none", withNone);
    out.put("per_class", quad.perClass());
    out.put("per_sign", sign.perClass());
    out.put("items_per_second", Confusion.rounded(examples.size() / seconds));
    out.put("model", version);
    out.put("model_hash", kit.hash());
    return out;
  }

  private static String said(List<Relation> relations) {
    Relation best = null;
    for (Relation r : relations) {
      boolean asked = r.source() == 0 && r.target() == 1;
      if (asked && (best == null || Math.abs(r.stance()) > Math.abs(best.stance()))) {
        best = r;
      }
    }
    return best == null ? NONE : best.quadClass().key();
  }

  private static String signOf(String label) {
    return label.equals(NONE) ? NONE : label.endsWith("conflict") ? "conflict" : "cooperation";
  }

  /** Scores of sentiment, ready to be printed as JSON. */
  public static Map<String, Object> sentiment(Path gold, CodingKit kit) {
    List<Toned> examples =
        GoldFile.read(
            gold,
            row -> {
              String sentence = GoldFile.field(row, "sentence").asText();
              int polarity = GoldFile.field(row, "polarity").asInt(9);
              if (polarity < -1 || polarity > 1) {
                throw new IllegalArgumentException("polarity is none of -1, 0, 1");
              }
              int from =
                  row.has("from")
                      ? row.get("from").asInt()
                      : sentence.indexOf(GoldFile.field(row, "mention").asText());
              int to =
                  row.has("to")
                      ? row.get("to").asInt()
                      : from + GoldFile.field(row, "mention").asText().length();
              return new Toned(sentence, from, to, TONES.get(polarity + 1));
            });
    ActorReader reader = new ActorReader(kit.packs().get("en"));
    SentimentScorer scorer = kit.sentimentScorer("en");
    Confusion confusion = new Confusion(TONES);
    long start = System.nanoTime();
    for (Toned e : examples) {
      Sentence s = reader.marked(e.sentence(), new int[] {e.from(), e.to()});
      double tone = s.mentions() == 0 ? Double.NaN : scorer.score(s, 0);
      String said =
          Double.isNaN(tone) || Math.abs(tone) < NEUTRAL
              ? TONES.get(1)
              : tone < 0 ? TONES.get(0) : TONES.get(2);
      confusion.add(e.label(), said);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("n", confusion.n());
    out.put("macro_f1", Confusion.rounded(confusion.macroF1()));
    out.put("accuracy", Confusion.rounded(confusion.accuracy()));
    out.put("per_class", confusion.perClass());
    out.put("items_per_second", Confusion.rounded(examples.size() / seconds));
    out.put("model", scorer.version());
    out.put("model_hash", kit.hash());
    return out;
  }
}
