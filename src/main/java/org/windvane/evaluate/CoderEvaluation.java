package org.windvane.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * Scores what the jobs run, the coder and the scorer of a kit, on the same files and with the same
 * readings as {@link RelationEvaluation} and {@link SentimentEvaluation} score the encoder alone.
 *
 * <p>Where the gold file of relations holds no {@code none}, the coder is forced to choose: first
 * what it reads, then what it reads in any direction, then the first act named behind the source,
 * and if nothing is named at all, {@code verbal_cooperation}. Rows with a {@code sign} (none,
 * cooperation, conflict: of the pair, whoever acts) and {@code clear} are also scored by sign.
 */
public final class CoderEvaluation {
  private static final List<String> TONES = List.of("negative", "neutral", "positive");

  /** Tone nearer to nought than this is neutral. */
  private static final double NEUTRAL = 0.35;

  private CoderEvaluation() {}

  private record Marked(
      MarkedSentence question, String language, String label, String sign, boolean clear) {}

  private record Toned(String sentence, int from, int to, String label) {}

  /** Scores of relations, ready to be printed as JSON. */
  public static Map<String, Object> relations(Path gold, CodingKit kit) {
    List<Marked> examples =
        GoldFile.read(
            gold,
            row -> {
              String label = GoldFile.field(row, "class").asText();
              if (!RelationTally.ALL.contains(label)) {
                throw new IllegalArgumentException("class is none of " + RelationTally.ALL);
              }
              return new Marked(
                  MarkedRow.read(
                      GoldFile.field(row, "marked").asText(),
                      row.path("source").asText(""),
                      row.path("target").asText("")),
                  row.path("language").asText("en"),
                  label,
                  row.path("sign").asText(""),
                  row.path("clear").asBoolean(true));
            });
    boolean asksNone = examples.stream().anyMatch(e -> e.label().equals(RelationTally.NONE));
    RelationTally tally = new RelationTally();
    SignTally signs = new SignTally();
    String language = examples.get(0).language();
    String version = kit.relationCoder(language).version();
    code(kit, examples.subList(0, 1), false); // loads the model outside the clock
    long start = System.nanoTime();
    List<Read> read = Cores.ask(examples, share -> code(kit, share, !asksNone));
    double seconds = (System.nanoTime() - start) / 1e9;
    for (int i = 0; i < examples.size(); i++) {
      Marked e = examples.get(i);
      String said = said(read.get(i).relations());
      String forced = said.equals(RelationTally.NONE) ? read.get(i).forced() : said;
      if (!e.sign().isEmpty()) {
        signs.add(e.sign(), signOfPair(read.get(i).relations()), e.clear());
      }
      tally.add(e.label(), said, RelationTally.signOf(said), forced, RelationTally.signOf(forced));
    }
    Map<String, Object> out = tally.scores();
    signs.scores().ifPresent(scores -> out.put("pair_sign", scores));
    out.put("items_per_second", Confusion.rounded(examples.size() / seconds));
    out.put("model", version);
    out.put("model_hash", kit.hash());
    return out;
  }

  /** What was read in a sentence, and the class that was guessed where nothing was. */
  private record Read(List<Relation> relations, String forced) {}

  /** Codes a share of the sentences as a task of the jobs does: one call for each language. */
  private static List<Read> code(CodingKit kit, List<Marked> share, boolean guess) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < share.size(); i++) {
      places.computeIfAbsent(share.get(i).language(), l -> new ArrayList<>()).add(i);
    }
    Read[] out = new Read[share.size()];
    places.forEach(
        (language, of) -> {
          ActorReader reader = new ActorReader(kit.packs().get(language));
          RelationCoder coder = kit.relationCoder(language);
          List<Sentence> sentences = new ArrayList<>();
          for (int i : of) {
            MarkedSentence q = share.get(i).question();
            sentences.add(
                reader.marked(
                    q.sentence(),
                    new int[] {q.sourceFrom(), q.sourceTo()},
                    new int[] {q.targetFrom(), q.targetTo()}));
          }
          List<List<Relation>> relations = coder.code(sentences);
          for (int k = 0; k < of.size(); k++) {
            String forced = RelationTally.NONE;
            if (guess && said(relations.get(k)).equals(RelationTally.NONE)) {
              QuadClass guessed = coder.guess(sentences.get(k));
              forced = guessed == null ? RelationTally.QUAD.get(0) : guessed.key();
            }
            out[of.get(k)] = new Read(relations.get(k), forced);
          }
        });
    return List.of(out);
  }

  private static String said(List<Relation> relations) {
    Relation best = null;
    for (Relation r : relations) {
      boolean asked = r.source() == 0 && r.target() == 1;
      if (asked && (best == null || Math.abs(r.stance()) > Math.abs(best.stance()))) {
        best = r;
      }
    }
    return best == null ? RelationTally.NONE : best.quadClass().key();
  }

  /** The sign of the strongest act between the two, in either direction. */
  private static String signOfPair(List<Relation> relations) {
    Relation best = null;
    for (Relation r : relations) {
      if (best == null || Math.abs(r.stance()) > Math.abs(best.stance())) {
        best = r;
      }
    }
    return best == null ? RelationTally.NONE : RelationTally.signOf(best.quadClass().key());
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
