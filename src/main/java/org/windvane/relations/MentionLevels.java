package org.windvane.relations;

import org.windvane.language.MentionKind;
import org.windvane.language.Sentence;
import org.windvane.language.Tokens;

/** How fully a mention is what its phrase speaks of: "the French army", "a French company". */
final class MentionLevels {
  private static final int ACTS = Arguments.ACTS;
  private static final int OWNED = Arguments.OWNED;
  private static final int LOOSE = Arguments.LOOSE;
  private static final int NONE = Arguments.NONE;

  private final Chunker c;
  private final Sentence sentence;
  private final Tokens tokens;
  private final ActLexicon lexicon;

  MentionLevels(Chunker chunker) {
    this.c = chunker;
    this.sentence = chunker.sentence;
    this.tokens = chunker.tokens;
    this.lexicon = chunker.lexicon;
  }

  /** Level of one mention in its chunk. */
  int of(int mention, Chunk chunk) {
    MentionKind kind = sentence.kind(mention);
    int from = sentence.from(mention);
    int to = Math.min(sentence.to(mention), c.size);
    if (kind == MentionKind.INSTITUTION || kind == MentionKind.DATELINE || kind.locates()) {
      return NONE;
    }
    if (to < c.size
        && tokens.joined(to)
        && to < chunk.to
        && c.mentionAt[to] < 0
        && lexicon.in("mixed", c.fold[to])) {
      return NONE;
    }
    if (from > 0 && tokens.joined(from) && c.mentionAt[from - 1] < 0) {
      return NONE;
    }
    if (lexicon.french()) {
      return frenchLevel(mention, kind, from, to, chunk);
    }
    return englishLevel(kind, from, to, chunk);
  }

  private int englishLevel(MentionKind kind, int from, int to, Chunk chunk) {
    for (int k = chunk.from; k < from; k++) {
      if (lexicon.in("former", c.fold[k])) {
        return NONE;
      }
    }
    boolean possessive = to < c.size && (c.fold[to].equals("'s") || c.fold[to].equals("'"));
    int bits = 0;
    boolean noun = false;
    boolean agent = false;
    boolean owned = false;
    for (int k = to; k < chunk.to; k++) {
      if (c.mentionAt[k] >= 0) {
        if (sentence.kind(c.mentionAt[k]) == MentionKind.LEADER || bits > 0) {
          break;
        }
        if (!tokens.joined(k) && possessive) {
          break;
        }
        continue;
      }
      String t = c.tag[k];
      if (!t.equals("NOUN") && !t.equals("PROPN") && !t.equals("ADJ")
          || lexicon.in("time", c.fold[k])) {
        // "Heads to Mexico next month".
        continue;
      }
      agent |= lexicon.isA(c.fold[k], ActLexicon.AGENT);
      owned |=
          lexicon.isA(c.fold[k], ActLexicon.PATIENT) || lexicon.isA(c.fold[k], ActLexicon.CIVIL);
      noun |= t.equals("NOUN") || t.equals("PROPN") || possessive;
      bits++;
    }
    if (kind == MentionKind.CITY) {
      return noun && !owned ? NONE : OWNED;
    }
    if (!noun && !possessive) {
      if (kind == MentionKind.DEMONYM) {
        return singular(from, to, chunk) ? NONE : ACTS;
      }
      return ACTS;
    }
    if (agent) {
      return singularSoldier(from, chunk) ? OWNED : ACTS;
    }
    if (owned) {
      return OWNED;
    }
    return LOOSE;
  }

  /** "A Malian", "two Russians": persons, not the people. */
  private boolean singular(int from, int to, Chunk chunk) {
    if (from > chunk.from) {
      String before = c.fold[from - 1];
      return before.equals("a")
          || before.equals("an")
          || tokens.number(from - 1)
          || c.tag[from - 1].equals("NUM")
          || before.equals("some")
          || before.equals("many")
          || before.equals("un")
          || before.equals("une");
    }
    return to - from == 1
        && !c.fold[from].endsWith("s")
        && !c.fold[from].endsWith("ese")
        && from == chunk.from
        && chunk.to - chunk.from == 1;
  }

  private boolean singularSoldier(int from, Chunk chunk) {
    String first = c.fold[chunk.from];
    boolean indefinite = first.equals("a") || first.equals("an") || tokens.number(chunk.from);
    return indefinite
        && from > chunk.from
        && (c.fold[c.size > chunk.head && chunk.head >= 0 ? chunk.head : from].equals("soldier"));
  }

  private int frenchLevel(int mention, MentionKind kind, int from, int to, Chunk chunk) {
    boolean agent = false;
    boolean owned = false;
    boolean noun = false;
    for (int k = chunk.from; k < chunk.to; k++) {
      if (c.mentionAt[k] >= 0) {
        continue;
      }
      if (k < from && lexicon.in("former", c.fold[k])) {
        return NONE;
      }
      boolean common =
          c.tag[k].equals("NOUN")
              || c.tag[k].equals("ADJ") && lexicon.isA(c.fold[k], ActLexicon.AGENT);
      if (common) {
        noun |= c.tag[k].equals("NOUN");
        agent |= lexicon.isA(c.fold[k], ActLexicon.AGENT);
        owned |=
            lexicon.isA(c.fold[k], ActLexicon.PATIENT) || lexicon.isA(c.fold[k], ActLexicon.CIVIL);
      }
    }
    if (kind == MentionKind.CITY) {
      return noun && !owned ? NONE : OWNED;
    }
    if (kind != MentionKind.DEMONYM) {
      return ACTS;
    }
    if (!noun) {
      return singular(from, to, chunk) ? NONE : ACTS;
    }
    return agent ? ACTS : owned ? OWNED : LOOSE;
  }
}
