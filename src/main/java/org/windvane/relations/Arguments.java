package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import org.windvane.language.Sentence;
import org.windvane.language.Tokens;
import org.windvane.relations.Chunk.Type;

/** Which mentions stand for a noun chunk, and how fully. */
final class Arguments {
  /** The phrase acts for the actor: Mali, the French army. */
  static final int ACTS = 3;

  /** It belongs to the actor and can be struck or helped in its stead: a French company. */
  static final int OWNED = 2;

  /** It is something of the actor's: France's view. */
  static final int LOOSE = 1;

  static final int NONE = 0;

  /** One mention with its level. */
  record Arg(int mention, int level, int chunk) {}

  private final Chunker c;
  private final Sentence sentence;
  private final Tokens tokens;
  private final ActLexicon lexicon;
  private final MentionLevels levels;

  Arguments(Chunker chunker) {
    this.c = chunker;
    this.sentence = chunker.sentence;
    this.tokens = chunker.tokens;
    this.lexicon = chunker.lexicon;
    this.levels = new MentionLevels(chunker);
  }

  private Chunk at(int i) {
    return c.chunks.get(i);
  }

  /** Level of one mention in its chunk. */
  int level(int mention, Chunk chunk) {
    return levels.of(mention, chunk);
  }

  /**
   * The mentions that stand for a noun chunk, with what coordinates with it and, failing its own,
   * its genitive.
   */
  List<Arg> of(int chunk, boolean subject) {
    List<Arg> out = new ArrayList<>(2);
    if (chunk < 0) {
      return out;
    }
    own(chunk, out);
    // Partners of Mali's are others than Mali.
    boolean others =
        subject
            && at(chunk).noun != null
            && (at(chunk).noun.is("ALLY") || at(chunk).noun.is("FOE"));
    if (out.isEmpty() && !others) {
      genitive(chunk, out, subject);
    }
    if (out.isEmpty()) {
      apposition(chunk, out);
    }
    if (out.isEmpty()) {
      led(chunk, out);
    }
    int j = chunk;
    if (subject) {
      while (j >= 2 && separator(j - 1) && at(lastNoun(j - 1)).is(Type.NOUN)) {
        int k = lastNoun(j - 1);
        if (k < 0 || governed(k) && !(governed(j) || true) || verbBetween(k, j)) {
          break;
        }
        List<Arg> more = new ArrayList<>();
        own(k, more);
        if (more.isEmpty() || governed(k)) {
          break;
        }
        out.addAll(more);
        j = k;
      }
    }
    forward(chunk, out, subject);
    if (subject) {
      companions(chunk, out);
    }
    return out;
  }

  /** "Its old ally, Russia". */
  private void apposition(int chunk, List<Arg> out) {
    Chunk n = at(chunk);
    boolean kin = n.noun != null && (n.noun.is("ALLY") || n.noun.is("FOE"));
    for (int k = n.from; k < n.to && !kin; k++) {
      kin = lexicon.isA(c.fold[k], ActLexicon.AGENT) && !lexicon.in("former", c.fold[n.from]);
    }
    int j = chunk + 1;
    while (kin
        && j + 1 < c.chunks.size()
        && at(j + 1).is(Type.NOUN)
        && at(j + 1).mentions.isEmpty()
        && (at(j).is(Type.PREPOSITION) || at(j).is(Type.CONJUNCTION))) {
      // "Its ally of long standing and comrade, Russia".
      j += 2;
    }
    if (kin && j + 1 < c.chunks.size() && at(j).is(Type.COMMA) && at(j + 1).is(Type.NOUN)) {
      boolean ends =
          j + 2 >= c.chunks.size() || at(j + 2).is(Type.COMMA) || at(j + 2).is(Type.BREAK);
      List<Arg> named = new ArrayList<>();
      own(j + 1, named);
      if (ends) {
        out.addAll(named);
      }
    }
  }

  /** "The West, led by the United States", "a report published by France". */
  private void led(int chunk, List<Arg> out) {
    int v = chunk + 1;
    if (v < c.chunks.size() && at(v).is(Type.COMMA)) {
      v++;
    }
    boolean by =
        v + 2 < c.chunks.size()
            && at(v).is(Type.VERB)
            && lexicon.in("led", c.fold[at(v).head])
            && at(v + 1).is(Type.PREPOSITION)
            && at(v + 1).word.equals("by")
            && at(v + 2).is(Type.NOUN)
            && !at(chunk).pronoun;
    if (by) {
      own(v + 2, out);
    }
  }

  /** "Niger, following the juntas in Mali and Burkina Faso, …": they did it too. */
  private void companions(int chunk, List<Arg> out) {
    int j = chunk + 1;
    while (j + 1 < c.chunks.size() && at(j).is(Type.PREPOSITION) && at(j + 1).is(Type.NOUN)) {
      switch (at(j).word) {
        case "following", "alongside", "like" -> out.addAll(of(j + 1, true));
        default -> {}
      }
      j += 2;
    }
  }

  private boolean verbBetween(int a, int b) {
    for (int i = a + 1; i < b; i++) {
      if (!at(i).is(Type.COMMA) && !at(i).is(Type.CONJUNCTION)) {
        return true;
      }
    }
    return false;
  }

  private boolean governed(int chunk) {
    return chunk > 0 && at(chunk - 1).is(Type.PREPOSITION);
  }

  private boolean separator(int i) {
    return at(i).is(Type.CONJUNCTION) || at(i).is(Type.COMMA);
  }

  private int lastNoun(int i) {
    int k = i;
    while (k >= 0 && separator(k)) {
      k--;
    }
    return Math.max(k, 0);
  }

  private void forward(int chunk, List<Arg> out, boolean subject) {
    int j = chunk;
    for (int guard = 0; guard < 6; guard++) {
      int k = j + 1;
      int separators = 0;
      boolean and = false;
      while (k < c.chunks.size() && separator(k)) {
        and |=
            at(k).is(Type.CONJUNCTION) && !at(k).word.equals("but") && !at(k).word.equals("mais");
        separators++;
        k++;
      }
      if (separators == 0 || k >= c.chunks.size()) {
        return;
      }
      // "towards Russia and towards China" repeats the preposition; French does so as a rule.
      if (at(k).is(Type.PREPOSITION)
          && governed(j)
          && and
          && at(k).word.equals(at(j - 1).word)
          && k + 1 < c.chunks.size()) {
        k++;
      }
      if (!at(k).is(Type.NOUN) || at(k).mentions.isEmpty()) {
        return;
      }
      // "… France, Mali said": what follows is the next clause's subject. After "and" it may be
      // too.
      boolean nextClause =
          k + 1 < c.chunks.size()
              && at(k + 1).is(Type.VERB)
              && !at(k + 1).infinitive
              && !at(k + 1).gerund;
      if (nextClause && !subject) {
        return;
      }
      if (!and && !listGoesOn(k)) {
        return;
      }
      List<Arg> more = new ArrayList<>();
      own(k, more);
      out.addAll(more);
      j = k;
    }
  }

  private boolean listGoesOn(int k) {
    for (int i = k + 1; i < Math.min(c.chunks.size(), k + 6); i++) {
      if (at(i).is(Type.CONJUNCTION)) {
        return true;
      }
      if (!at(i).is(Type.COMMA) && !at(i).is(Type.NOUN)) {
        return false;
      }
    }
    return false;
  }

  private void own(int chunk, List<Arg> out) {
    Chunk n = at(chunk);
    if (!n.is(Type.NOUN)) {
      return;
    }
    for (int m : n.mentions) {
      int level = level(m, n);
      if (level > NONE) {
        out.add(new Arg(m, level, chunk));
      }
    }
    if (out.size() > 1) {
      // "Niger's French ambassador": the one that acts goes before those that only colour it.
      int best = out.stream().mapToInt(Arg::level).max().orElse(0);
      if (best == ACTS) {
        out.removeIf(a -> a.level() < ACTS);
      }
    }
  }

  /** "The president of Mali", "the troops of France", "the authorities in Niamey". */
  private void genitive(int chunk, List<Arg> out, boolean subject) {
    Chunk n = at(chunk);
    if (n.head < 0 || n.pronoun) {
      return;
    }
    boolean agent = false;
    boolean owned = false;
    for (int k = n.from; k < n.to; k++) {
      agent |= lexicon.isA(c.fold[k], ActLexicon.AGENT);
      owned |=
          lexicon.isA(c.fold[k], ActLexicon.PATIENT) || lexicon.isA(c.fold[k], ActLexicon.CIVIL);
      if (lexicon.in("former", c.fold[k])) {
        return;
      }
    }
    int j = chunk + 1;
    for (int hop = 0;
        hop < 2 && j + 1 < c.chunks.size() && at(j).is(Type.PREPOSITION) && at(j + 1).is(Type.NOUN);
        hop++) {
      String p = at(j).word;
      boolean place =
          hop == 0 && p.equals("in") && agent && !lexicon.isA(c.fold[n.head], ActLexicon.POST);
      if (p.equals("of") || place) {
        List<Arg> more = new ArrayList<>();
        own(j + 1, more);
        for (Arg a : more) {
          int level = agent ? ACTS : owned ? OWNED : LOOSE;
          out.add(new Arg(a.mention(), Math.min(a.level(), level), chunk));
        }
        if (!out.isEmpty()) {
          forward(j + 1, out, subject);
          return;
        }
      }
      j += 2;
    }
  }
}
