package org.windvane.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Settles what a phrase means in one article, or that it names no actor at all. */
final class NameJudge {
  private final LanguagePack pack;
  private final Set<Integer> contexts;
  private final int[] support;
  private final Set<Integer> fullNames;
  private final int day;
  private final int speaker;

  /** Whether any actor at all is named beyond doubt in the article. */
  private final boolean others;

  /** Actors whose name is a person's somewhere in the article. */
  private final Set<Integer> persons = new HashSet<>();

  NameJudge(
      LanguagePack pack,
      Set<Integer> contexts,
      int[] support,
      Set<Integer> fullNames,
      int day,
      int speaker) {
    this.pack = pack;
    this.contexts = contexts;
    this.support = support;
    this.fullNames = fullNames;
    this.day = day;
    this.speaker = speaker;
    this.others = java.util.Arrays.stream(support).anyMatch(n -> n > 0);
  }

  static boolean valid(Sense sense, int day) {
    return day == ActorReader.NO_DATE || (day >= sense.from() && day <= sense.to());
  }

  /**
   * Takes down whose name this phrase shows to be a person's here: what follows the full name with
   * the bare surname means the same person. Called for every phrase of the article before any is
   * settled.
   */
  void notePerson(Sentence s, int from, int to, List<Sense> senses, int before, int after) {
    for (Sense sense : senses) {
      if (sense.actor() >= 0 && sense.has(Sense.PERSON) && person(s, from, to, before, after)) {
        persons.add(sense.actor());
      }
    }
  }

  /**
   * The sense of a phrase, or null.
   *
   * @param before end of the phrase found before it in the sentence, or -1
   * @param after begin of the phrase found behind it, or a large number
   */
  Sense choose(Sentence s, int from, int to, List<Sense> senses, int before, int after) {
    Sense best = null;
    double bestScore = 0;
    for (Sense sense : senses) {
      if (sense.kind() == MentionKind.SPEAKER) {
        return speaker < 0 ? null : new Sense(speaker, MentionKind.SPEAKER, 0, 0, -1, 0);
      }
      if (sense.actor() < 0 || !valid(sense, day) || !holds(s, from, to, sense, before, after)) {
        continue;
      }
      double score = 1 + Math.min(support[sense.actor()], 3) + (sense.kind().acts() ? 0.5 : 0);
      // "Hong Kong" is a city of China's, but news of it is news of Hong Kong.
      if (pack.gazetteer().actor(sense.actor()).type().equals("territory")) {
        score += 4;
      }
      if (best == null || score > bestScore) {
        best = sense;
        bestScore = score;
      }
    }
    return best;
  }

  private boolean holds(Sentence s, int from, int to, Sense sense, int before, int after) {
    int actor = sense.actor();
    boolean supported = support[actor] > 0;
    if (sense.context() >= 0) {
      return contexts.contains(sense.context());
    }
    if (sense.kind() == MentionKind.LEADER) {
      if (sense.has(Sense.WEAK)) {
        return fullNames.contains(actor);
      }
      return sense.has(Sense.FULL)
          || supported
          || !(strangerBefore(s, from, before) || strangerAfter(s, to, after));
    }
    if (sense.kind() == MentionKind.COMPANY && to - from == 1) {
      // "Richard Yates", "Alice Schneider": firms bear surnames.
      return s.tokens().upper(from) || !strangerBefore(s, from, before) || introduced(s, from);
    }
    Ambiguity ambiguity = pack.ambiguity();
    if (sense.has(Sense.US_STATE)) {
      if (ambiguity.speaksAgainst(actor, contexts)) {
        return support[actor] > 1;
      }
      return supported || ambiguity.speaksFor(actor, contexts);
    }
    if (sense.has(Sense.PERSON)) {
      boolean against = persons.contains(actor) || ambiguity.speaksAgainst(actor, contexts);
      if (s.titleCase() || s.allCaps()) {
        return supported || (!against && (others || ambiguity.speaksFor(actor, contexts)));
      }
      return !person(s, from, to, before, after) && (supported || !against);
    }
    if (sense.has(Sense.WORD)) {
      return supported || !ambiguity.speaksAgainst(actor, contexts);
    }
    return true;
  }

  private boolean person(Sentence s, int from, int to, int before, int after) {
    return (strangerBefore(s, from, before) && !introduced(s, from)) || strangerAfter(s, to, after);
  }

  /** A capitalised word before the name that is no actor's, no office, no function word. */
  private boolean strangerBefore(Sentence s, int from, int before) {
    int i = from - 1;
    return i >= 0 && i >= before && stranger(s, i) && !s.tokens().mark(i);
  }

  private boolean strangerAfter(Sentence s, int to, int after) {
    return to < s.tokens().size() && to < after && stranger(s, to);
  }

  /**
   * The first word of a sentence is capitalised whatever it is: it proves nothing when it is a word
   * that the list knows.
   */
  private static boolean introduced(Sentence s, int from) {
    return from == 1 && s.tokens().end(0) - s.tokens().start(0) <= 3;
  }

  private boolean stranger(Sentence s, int i) {
    Tokens t = s.tokens();
    return t.capital(i)
        && !(s.titleCase() || s.allCaps())
        && !pack.ambiguity().neutral(Folding.fold(t.form(i)));
  }
}
