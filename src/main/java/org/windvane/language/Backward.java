package org.windvane.language;

import java.util.HashMap;
import java.util.Map;

/** What has been spoken of so far in an article, for phrases that refer back. */
final class Backward {
  /** How much less an actor is remembered with each sentence that goes by without it. */
  private static final double FADING = 0.6;

  private static final double LEAST = 0.12;

  private final Gazetteer gazetteer;
  private final References references;
  private final Map<Integer, Double> memory = new HashMap<>();
  private int sentence = -1;

  Backward(Gazetteer gazetteer, References references) {
    this.gazetteer = gazetteer;
    this.references = references;
  }

  void note(Sentence s, int actor, MentionKind kind) {
    String code = gazetteer.actor(actor).state();
    int state = gazetteer.indexOf(code);
    boolean listed = kind.locates() && kind != MentionKind.CURRENCY;
    if (state < 0 || listed || !gazetteer.actor(actor).isState()) {
      return;
    }
    fade(s);
    double weight =
        switch (kind) {
          case NAME, CAPITAL, CITY, REFERENCE -> 1;
          case LEADER, METONYM, FORCE -> 0.4;
          case DEMONYM -> 0.3;
          default -> 0.3;
        };
    memory.merge(state, s.index() == 0 ? weight * 1.5 : weight, Double::sum);
  }

  private void fade(Sentence s) {
    if (s.index() > sentence) {
      double factor =
          sentence < 0 ? 1 : Math.pow(FADING, Math.min(20, Math.abs(s.index() - sentence)));
      memory.replaceAll((k, v) -> v * factor);
      sentence = s.index();
    }
  }

  /** Adds to the sentence the mentions that the phrase stands for, if it can be said. */
  boolean resolve(Sentence s, int from, int to, int number) {
    int before = s.mentions();
    References.Phrase phrase = references.phrase(number);
    fade(s);
    switch (phrase.rule()) {
      case COUNTRY, JUNTA, GOVERNMENT -> {
        int state = strongest(phrase, -1);
        if (state >= 0) {
          s.add(from, to, state, MentionKind.REFERENCE);
          memory.merge(state, 0.5, Double::sum);
        }
      }
      case BOTH -> {
        int first = strongest(phrase, -1);
        int second = first < 0 ? -1 : strongest(phrase, first);
        if (second >= 0) {
          s.add(from, to, first, MentionKind.REFERENCE);
          s.add(from, to, second, MentionKind.REFERENCE);
        }
      }
      case COLONIAL -> {
        int ruled = -1;
        double best = LEAST;
        for (Map.Entry<Integer, Double> e : memory.entrySet()) {
          if (e.getValue() > best
              && references.rulerOf(gazetteer.actor(e.getKey()).code()) != null) {
            ruled = e.getKey();
            best = e.getValue();
          }
        }
        int ruler =
            ruled < 0 ? -1 : gazetteer.indexOf(references.rulerOf(gazetteer.actor(ruled).code()));
        // "Former colonial power France" names its actor itself.
        if (ruler >= 0) {
          s.add(from, to, ruler, MentionKind.REFERENCE);
        }
      }
    }
    return s.mentions() > before;
  }

  private int strongest(References.Phrase phrase, int without) {
    int best = -1;
    double most = LEAST;
    for (Map.Entry<Integer, Double> e : memory.entrySet()) {
      if (e.getKey() != without
          && e.getValue() > most
          && References.fits(phrase, gazetteer.actor(e.getKey()))) {
        best = e.getKey();
        most = e.getValue();
      }
    }
    return best;
  }
}
