package org.windvane.relations;

import java.util.List;
import org.windvane.relations.Chunk.Type;
import org.windvane.relations.VerbSense.Op;

/** What the verbs above a verb do to it: refused, threatened, asked for, denied, reported. */
final class Governing {
  /**
   * The setting of a verb.
   *
   * @param reality how real its act is, 0 … 1
   * @param reversed whether the act is refused or left off
   * @param threatened whether it is only threatened
   */
  record Setting(double reality, boolean reversed, boolean threatened) {}

  private static final int DEEPEST = 4;

  private final Chunker c;

  Governing(Chunker c) {
    this.c = c;
  }

  Setting of(int v) {
    double reality = (question() ? 0.5 : 1) * (prospective(v) ? 0.35 : 1);
    boolean reversed = false;
    boolean threatened = false;
    int at = v;
    for (int depth = 0; depth < DEEPEST; depth++) {
      Chunk verb = c.chunks.get(at);
      int above = verb.governor >= 0 ? verb.governor : clauseAbove(at);
      if (above < 0) {
        break;
      }
      Chunk governor = c.chunks.get(above);
      boolean governed = verb.infinitive || verb.gerund;
      Op op = op(governor.senses);
      if (op != null) {
        switch (op) {
          case REFUSE, STOP -> {
            if (governed && behindDirectly(above, at)) {
              reversed = !reversed;
              reality *= 0.9;
            }
          }
          case THREAT -> threatened |= governed;
          case WILL -> reality *= governed ? 0.85 * governor.reality : 1;
          case WANT -> reality *= governed ? 0.85 * governor.reality : wished(above) ? 0.35 : 1;
          case ASK, ORDER -> reality *= governed ? 0.3 : wished(above) ? 0.35 : 1;
          case LET -> reality *= governed ? 0.7 : 1;
          case ACCUSE, BLAME -> reality *= governed ? 0.65 : 0.8;
          case DENY -> reality *= 0.25;
          case LIKE -> reality *= governed ? 0.9 : 1;
          default -> reality *= governed ? governor.reality : 1;
        }
      } else if (governed) {
        reality *= governor.reality;
      }
      if (governed && governor.negated && op != Op.SAY) {
        reversed = !reversed;
      }
      at = above;
    }
    return new Setting(reality, reversed, threatened);
  }

  /** "The conditions for working with": a noun of what may come about stands before it. */
  private boolean prospective(int v) {
    Chunk verb = c.chunks.get(v);
    return (verb.gerund || verb.infinitive)
        && v > 1
        && c.chunks.get(v - 1).is(Type.PREPOSITION)
        && c.chunks.get(v - 2).is(Type.NOUN)
        && c.lexicon.in("prospect", c.fold[c.chunks.get(v - 2).head]);
  }

  /** "Demanded that Russia end …": the clause says what is wished for. */
  private boolean wished(int verb) {
    return verb + 1 < c.chunks.size() && c.chunks.get(verb + 1).is(Type.SUBORDINATOR);
  }

  private static Op op(List<VerbSense> senses) {
    Op best = null;
    for (VerbSense s : senses) {
      if (!s.particle().isEmpty()) {
        continue;
      }
      switch (s.op()) {
        case REFUSE, STOP, THREAT, ASK, ORDER, DENY, ACCUSE, BLAME, LET -> {
          return s.op();
        }
        case WILL, WANT, SAY, LIKE -> best = best == null ? s.op() : best;
        default -> {}
      }
    }
    return best;
  }

  private boolean behindDirectly(int above, int at) {
    for (int i = above + 1; i < at; i++) {
      Chunk k = c.chunks.get(i);
      if (k.is(Type.NOUN) && !k.pronoun && !k.mentions.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** "Denied that it had attacked": the verb before "that". */
  private int clauseAbove(int v) {
    int subject = c.chunks.get(v).subject;
    int i = (subject >= 0 && subject < v ? subject : v) - 1;
    while (i >= 0
        && (c.chunks.get(i).is(Type.NOUN) && c.chunks.get(i).mentions.isEmpty()
            || c.chunks.get(i).is(Type.PREPOSITION))) {
      i--;
    }
    if (i >= 0 && c.chunks.get(i).is(Type.SUBORDINATOR)) {
      String word = c.chunks.get(i).word;
      if (word.equals("that") || word.equals("que") || word.equals("qu'")) {
        return i - 1 >= 0 && c.chunks.get(i - 1).is(Type.VERB) ? i - 1 : -1;
      }
      return -1;
    }
    return i >= 0 && c.chunks.get(i).is(Type.VERB) && i < v - 1 ? i : -1;
  }

  /** The verb of saying whose clause a verb's clause is, or -1. */
  int speech(int v) {
    int above = clauseAbove(v);
    if (above >= 0 && op(c.chunks.get(above).senses) == Op.SAY) {
      return above;
    }
    return -1;
  }

  private boolean question() {
    return c.size > 0 && c.fold[c.size - 1].equals("?");
  }
}
