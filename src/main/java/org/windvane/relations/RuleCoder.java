package org.windvane.relations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.windvane.language.Gazetteer;
import org.windvane.language.MentionKind;
import org.windvane.language.Sentence;
import org.windvane.relations.Chunk.Type;

/**
 * The coder by rules: tags words, cuts noun and verb chunks, finds subjects and objects, and looks
 * up what verbs and nouns do in {@code lexicon/verbs-*.tsv} and {@code nouns-*.tsv}.
 *
 * <p>Precision goes first: two actors with nothing readable between them yield nothing.
 */
public final class RuleCoder implements RelationCoder {
  /** Raised whenever the same sentence may be coded differently than before. */
  public static final String VERSION = "rules-5";

  /** A finding less real than this is not told. */
  static final double LEAST = 0.4;

  private static final double SPORT = 0.3;

  private final ActLexicon lexicon;
  private final Gazetteer gazetteer;
  private final Tagger tagger;

  RuleCoder(ActLexicon lexicon, Gazetteer gazetteer) {
    this.lexicon = lexicon;
    this.gazetteer = gazetteer;
    this.tagger = Tagger.of(lexicon.language());
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public List<List<Relation>> code(List<Sentence> sentences) {
    List<List<Relation>> out = new ArrayList<>(sentences.size());
    for (Sentence s : sentences) {
      out.add(code(s));
    }
    return out;
  }

  /** Codes one sentence. */
  public List<Relation> code(Sentence sentence) {
    if (!Pairs.any(sentence, gazetteer)) {
      return List.of();
    }
    Chunker chunker = new Chunker(sentence, lexicon, tagger);
    Findings findings = find(chunker, sentence);
    return best(findings.all, sentence, sport(chunker) ? SPORT : 1);
  }

  private Findings find(Chunker chunker, Sentence sentence) {
    Sides sides = new Sides(sentence, gazetteer);
    Findings findings = new Findings(sides);
    new Clauses(chunker);
    Arguments arguments = new Arguments(chunker);
    NounRules nouns = new NounRules(chunker, arguments, findings);
    VerbRules verbs = new VerbRules(chunker, arguments, nouns, findings, sides);
    for (int i = 0; i < chunker.chunks.size(); i++) {
      if (chunker.chunks.get(i).is(Type.VERB)) {
        verbs.read(i);
      }
    }
    for (int i = 0; i < chunker.chunks.size(); i++) {
      if (chunker.chunks.get(i).is(Type.NOUN)) {
        nouns.read(i);
      }
    }
    headlineVisit(chunker, arguments, findings, sides, sentence);
    new LoneActor(chunker, arguments, findings, sides).fill();
    return findings;
  }

  /** "Lavrov in Ouagadougou: …": a headline's way of telling a visit. */
  private static void headlineVisit(
      Chunker chunker, Arguments arguments, Findings findings, Sides sides, Sentence sentence) {
    List<Chunk> chunks = chunker.chunks;
    boolean shape =
        sentence.index() == 0
            && chunks.size() > 3
            && chunks.get(0).is(Type.NOUN)
            && chunks.get(1).is(Type.PREPOSITION)
            && (chunks.get(1).word.equals("in") || chunks.get(1).word.equals("to"))
            && chunks.get(2).is(Type.NOUN)
            && (chunks.get(3).is(Type.BREAK) || chunks.get(3).is(Type.PREPOSITION));
    if (!shape) {
      return;
    }
    List<Arguments.Arg> guests =
        arguments.of(0, true).stream()
            .filter(a -> sides.kind(a.mention()) == MentionKind.LEADER)
            .toList();
    List<Arguments.Arg> hosts = arguments.of(2, false);
    Chunk in = chunks.get(1);
    findings.add(
        guests, hosts, EventType.CONSULT, EventType.CONSULT.strength(), 0.8, in.from, in.to);
  }

  private boolean sport(Chunker chunker) {
    for (String f : chunker.fold) {
      if (lexicon.in("sport", f)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Of several findings for the same two actors, the strongest of each sign; then the stronger sign
   * alone if it is much stronger.
   */
  private static List<Relation> best(List<Findings.Finding> all, Sentence s, double factor) {
    Map<Long, Relation> best = new HashMap<>();
    List<Long> order = new ArrayList<>();
    for (Findings.Finding f : all) {
      double probability = Math.min(0.99, f.reality() * factor);
      if (probability < LEAST) {
        continue;
      }
      EventType type = f.act();
      Relation r =
          new Relation(
              f.source(),
              f.target(),
              type,
              type.quadClass(),
              f.sign() * f.strength() * probability,
              probability,
              s.tokens().start(f.token()),
              s.tokens().end(Math.max(f.token(), f.tokenTo() - 1)));
      long key =
          ((long) s.actor(f.source()) << 33)
              ^ ((long) s.actor(f.target()) << 1)
              ^ (f.sign() > 0 ? 1 : 0);
      Relation present = best.get(key);
      if (present == null) {
        order.add(key);
      }
      if (present == null || Math.abs(r.stance()) > Math.abs(present.stance())) {
        best.put(key, r);
      }
    }
    return order.stream().map(best::get).toList();
  }

  @Override
  public QuadClass guess(Sentence sentence) {
    Chunker chunker = new Chunker(sentence, lexicon, tagger);
    Findings findings = find(chunker, sentence);
    QuadClass said = null;
    double most = 0;
    for (Findings.Finding f : findings.all) {
      double weight = f.reality() * (f.source() == 0 ? 2 : 1) * f.strength();
      if (weight > most) {
        most = weight;
        said = f.act().quadClass();
      }
    }
    return said != null ? said : Guess.of(chunker, lexicon);
  }
}
