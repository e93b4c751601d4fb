package org.windvane.relations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.windvane.language.Gazetteer;
import org.windvane.language.Sentence;
import org.windvane.language.model.Claim;
import org.windvane.language.model.Dyad;
import org.windvane.language.model.Gloss;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.Scores;

/**
 * Rules first; the encoder is asked about the pairs of actors that the rules leave open.
 *
 * <p>A pair is asked both ways by the two mentions that stand nearest, in the order of the text;
 * where the way forth is plainly nothing, what is said of the way back is not believed. The open
 * pairs of a call go to the model together, and so does what is doubted. An answer counts when its
 * sign is at least as probable as {@code windvane.relations.encoder.min-probability}; the more
 * probable of the two directions also when that the sign holds in one of them is, 1 - (1 - p)(1 -
 * q): who acts on whom can be in doubt where the act is not. Its stance is the expected one over
 * the classes: the sum of probability x sign x strength. What the rules read stands unless the
 * model finds its sign less probable than {@code windvane.relations.encoder.veto-below}: rules see
 * words of acting, the model whether they pass between these two.
 */
final class ModelCoder implements RelationCoder {
  /** More pairs in one sentence are a list of names, which relates nobody. */
  private static final int MOST_PAIRS = 6;

  private final RuleCoder rules;
  private final Gazetteer gazetteer;
  private final RelationModel model;
  private final double least;
  private final double veto;
  private final Gloss gloss;

  ModelCoder(
      RuleCoder rules,
      Gazetteer gazetteer,
      RelationModel model,
      Gloss gloss,
      double least,
      double veto) {
    this.rules = rules;
    this.gazetteer = gazetteer;
    this.model = model;
    this.least = least;
    this.veto = veto;
    this.gloss = gloss;
  }

  private record Question(int sentence, int source, int target) {}

  @Override
  public String version() {
    return rules.version() + "+" + model.name();
  }

  @Override
  public List<List<Relation>> code(List<Sentence> sentences) {
    List<List<Relation>> out = new ArrayList<>(sentences.size());
    List<Question> open = new ArrayList<>();
    List<Claim> doubted = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      Sentence s = sentences.get(i);
      List<Relation> found = new ArrayList<>(rules.code(s));
      out.add(found);
      for (int[] pair : open(s, found)) {
        open.add(new Question(i, pair[0], pair[1]));
      }
      if (veto > 0) {
        for (Relation r : found) {
          doubted.add(new Claim(mark(s, r.source(), r.target()), r.quadClass().keysOfSign()));
        }
      }
    }
    if (!doubted.isEmpty()) {
      Iterator<Boolean> improbable = model.improbable(doubted, veto).iterator();
      out.forEach(of -> of.removeIf(r -> improbable.next()));
    }
    List<Dyad> answers =
        open.isEmpty()
            ? List.of()
            : model.bothWays(marked(sentences, open), QuadClass.SIGNS, least);
    for (int q = 0; q < open.size(); q++) {
      Question forth = open.get(q);
      Question back = new Question(forth.sentence(), forth.target(), forth.source());
      Sentence s = sentences.get(forth.sentence());
      List<Relation> found = out.get(forth.sentence());
      Dyad answer = answers.get(q);
      boolean apart = answer.forth().probability(RelationModel.NONE) >= RelationModel.UNRELATED;
      Scores backward = apart ? null : answer.back();
      add(s, forth, answer.forth(), backward, found);
      if (backward != null) {
        add(s, back, backward, answer.forth(), found);
      }
    }
    return out;
  }

  private List<MarkedSentence> marked(List<Sentence> sentences, List<Question> questions) {
    return questions.stream()
        .map(q -> mark(sentences.get(q.sentence()), q.source(), q.target()))
        .toList();
  }

  private void add(
      Sentence s, Question question, Scores scores, Scores other, List<Relation> found) {
    Relation relation = relation(s, question, scores, other);
    if (relation != null) {
      found.add(relation);
    }
  }

  @Override
  public QuadClass guess(Sentence sentence) {
    Scores scores = model.relations(List.of(mark(sentence, 0, 1))).get(0);
    QuadClass best = null;
    for (QuadClass c : QuadClass.values()) {
      if (best == null || scores.probability(c.key()) > scores.probability(best.key())) {
        best = c;
      }
    }
    return best;
  }

  /** Pairs of mentions of different actors, between whom the rules found nothing; nearest first. */
  private List<int[]> open(Sentence s, List<Relation> found) {
    Sides sides = new Sides(s, gazetteer);
    Map<Long, int[]> nearest = new HashMap<>();
    List<Long> order = new ArrayList<>();
    for (int i = 0; i < s.mentions(); i++) {
      for (int j = i + 1; j < s.mentions(); j++) {
        if (!s.kind(i).acts() || !s.kind(j).acts() || !sides.apart(i, j)) {
          continue;
        }
        long key = key(s.actor(i), s.actor(j));
        int[] before = nearest.get(key);
        if (before == null) {
          order.add(key);
        }
        if (before == null || s.from(j) - s.to(i) < s.from(before[1]) - s.to(before[0])) {
          nearest.put(key, new int[] {i, j});
        }
      }
    }
    for (Relation r : found) {
      nearest.remove(key(s.actor(r.source()), s.actor(r.target())));
    }
    if (nearest.size() > MOST_PAIRS) {
      return List.of();
    }
    return order.stream().filter(nearest::containsKey).map(nearest::get).toList();
  }

  private static long key(int one, int other) {
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }

  private MarkedSentence mark(Sentence s, int source, int target) {
    return gloss.apply(
        new MarkedSentence(
            s.text(),
            s.startOffset(source),
            s.endOffset(source),
            s.startOffset(target),
            s.endOffset(target)));
  }

  /**
   * @param other what was said of the other direction; null where it was not asked
   */
  private Relation relation(Sentence s, Question q, Scores scores, Scores other) {
    double stance = 0;
    QuadClass best = null;
    for (QuadClass c : QuadClass.values()) {
      double p = scores.probability(c.key());
      stance += p * c.sign() * usual(c).strength();
      if (best == null || p > scores.probability(best.key())) {
        best = c;
      }
    }
    double sum = scores.probability(best.keysOfSign());
    double back = other == null ? 0 : other.probability(best.keysOfSign());
    double either = sum < back ? sum : 1 - (1 - sum) * (1 - back);
    if (either < least) {
      return null;
    }
    // The encoder names no words; what stands between the two mentions carried it.
    int from = Math.min(s.endOffset(q.source()), s.endOffset(q.target()));
    int to = Math.max(s.startOffset(q.source()), s.startOffset(q.target()));
    return new Relation(
        q.source(), q.target(), usual(best), best, stance, sum, Math.min(from, to), to);
  }

  /** The act of middle strength in a class. */
  static EventType usual(QuadClass c) {
    return switch (c) {
      case VERBAL_COOPERATION -> EventType.AGREE;
      case MATERIAL_COOPERATION -> EventType.COOPERATE;
      case VERBAL_CONFLICT -> EventType.ACCUSE;
      case MATERIAL_CONFLICT -> EventType.COERCE;
    };
  }
}
