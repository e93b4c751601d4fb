package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;
import org.windvane.relations.NounParties.Parties;

/** Acts that nouns name: "the expulsion of", "talks between", "Russian support for". */
final class NounRules {
  /** A noun presupposes its act, but less surely than a verb states it. */
  private static final double SURE = 0.8;

  private final Chunker c;
  private final Arguments arguments;
  private final Findings findings;
  private final ActLexicon lexicon;
  private final NounParties parties;

  NounRules(Chunker c, Arguments arguments, Findings findings) {
    this.c = c;
    this.arguments = arguments;
    this.findings = findings;
    this.lexicon = c.lexicon;
    this.parties = new NounParties(c, arguments);
  }

  private Chunk at(int i) {
    return c.chunks.get(i);
  }

  boolean has(int chunk, int bit) {
    Chunk n = at(chunk);
    for (int k = n.from; k < n.to; k++) {
      if (c.mentionAt[k] < 0 && lexicon.isA(c.fold[k], bit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word of the chunk belongs to a closed class of {@code grammar-*.tsv}. */
  boolean hasWord(int chunk, String closed) {
    Chunk n = at(chunk);
    for (int k = n.from; k < n.to; k++) {
      if (lexicon.in(closed, c.fold[k])) {
        return true;
      }
    }
    return false;
  }

  /** Who stands on which side of the noun. */
  Parties parties(int chunk) {
    return parties.of(chunk);
  }

  /** Everything that a noun says by itself. */
  void read(int chunk) {
    Chunk n = at(chunk);
    if (n.noun == null || findings.spoken.contains(chunk) || denied(chunk)) {
      return;
    }
    Parties p = parties(chunk);
    int token = n.head;
    double reality = SURE * (hasWord(chunk, "hedge") ? 0.7 : 1) * setting(chunk);
    NounSense s = n.noun;
    switch (s.kind()) {
      case "RELATION" -> {
        if (p.complete() && hasWord(chunk, "warm")) {
          findings.mutual(
              p.acting(), p.other(), EventType.COOPERATE, 0.4, reality, n.from, token + 1);
        } else if (p.complete() && hasWord(chunk, "cold")) {
          findings.mutual(p.acting(), p.other(), EventType.ACCUSE, 0.4, reality, n.from, token + 1);
        }
      }
      case "ENDING", "BUILDING" -> ending(chunk, s.is("ENDING"), p, reality);
      case "ARRIVE" -> arrival(chunk, reality);
      case "MOVE" -> moved(p, reality, token);
      case "ALLY" -> allied(chunk, reality);
      case "NEUTRAL", "CARRY", "FOE" -> {
        // They speak only through a verb.
      }
      default -> {
        boolean adverbial =
            p.acting().isEmpty()
                && !p.other().isEmpty()
                && chunk > 0
                && at(chunk - 1).is(Type.PREPOSITION)
                && (at(chunk - 1).word.equals("in") || at(chunk - 1).word.equals("on"));
        // "… fly over Bangui in a show of support for": the one whose clause it stands in.
        Parties sides =
            adverbial ? new Parties(parties.engaged(chunk), p.other()) : helped(chunk, p);
        if (!sides.complete()) {
          return;
        }
        EventType type = s.type();
        if (s.mutual()) {
          findings.mutual(
              sides.acting(), sides.other(), type, s.strength(), reality, token, token + 1);
        } else {
          findings.add(
              sides.acting(), sides.other(), type, s.strength(), reality, token, token + 1);
        }
      }
    }
  }

  /** "The Syrian army and its Russian allies". */
  private void allied(int chunk, double reality) {
    Chunk n = at(chunk);
    if (!NounParties.POSSESSIVE.contains(c.fold[n.from]) || n.mentions.isEmpty()) {
      return;
    }
    boolean listed = chunk > 1 && at(chunk - 1).is(Type.CONJUNCTION) && at(chunk - 2).is(Type.NOUN);
    List<Arg> owner =
        listed
            ? arguments.of(chunk - 2, false).stream().filter(a -> a.chunk() == chunk - 2).toList()
            : parties.possessor(chunk);
    List<Arg> allies = n.mentions.stream().map(m -> new Arg(m, Arguments.ACTS, chunk)).toList();
    boolean one = owner.size() == 1 && owner.get(0).level() >= Arguments.LOOSE;
    if (one) {
      findings.mutual(
          NounParties.raise(owner), allies, EventType.COOPERATE, 0.4, reality, n.head, n.head + 1);
    }
  }

  /** "With Russian help the army retook the town": the one whose clause it stands in is helped. */
  private Parties helped(int chunk, Parties p) {
    boolean with =
        chunk > 0
            && at(chunk - 1).is(Type.PREPOSITION)
            && at(chunk - 1).word.equals("with")
            && p.other().isEmpty()
            && !p.acting().isEmpty()
            && (at(chunk).noun.is("AID") || at(chunk).noun.is("SUPPORT"));
    if (!with) {
      return p;
    }
    List<Arg> clause = new ArrayList<>();
    for (int i = chunk + 1; i < c.chunks.size() && !at(i).is(Type.BREAK); i++) {
      if (at(i).is(Type.VERB)) {
        boolean before = at(i).subject >= 0 && at(i).subject != chunk;
        clause.addAll(before ? new VerbFrame(c, arguments, i).subject() : List.of());
        break;
      }
    }
    for (int i = chunk - 1; i >= 0 && clause.isEmpty() && !at(i).is(Type.BREAK); i--) {
      if (at(i).is(Type.VERB) && at(i).subject >= 0) {
        clause.addAll(new VerbFrame(c, arguments, i).subject());
        break;
      }
    }
    return new Parties(p.acting(), clause);
  }

  /** "The suspension of military cooperation with France", "la levée des sanctions". */
  private void ending(int chunk, boolean end, Parties own, double reality) {
    int j = chunk + 1;
    if (j + 1 >= c.chunks.size()
        || !at(j).is(Type.PREPOSITION)
        || !at(j).word.equals("of") && !at(j).word.equals("in")) {
      return;
    }
    Chunk inner = at(j + 1);
    if (!inner.is(Type.NOUN)
        || inner.noun == null
        || inner.noun.is("MOVE")
        || inner.noun.is("ENDING")) {
      return;
    }
    Parties p = parties(j + 1);
    findings.spoken.add(j + 1);
    List<Arg> acting = own.acting().isEmpty() ? p.acting() : own.acting();
    List<Arg> others = new ArrayList<>(p.other());
    if (!own.acting().isEmpty()) {
      others.addAll(p.acting());
    }
    boolean good = inner.noun.sign() >= 0;
    EventType type =
        end
            ? (good ? EventType.SANCTION : EventType.YIELD)
            : good ? EventType.COOPERATE : EventType.ACCUSE;
    int token = at(chunk).head;
    if (inner.noun.mutual() && own.acting().isEmpty()) {
      EventType soft = type == EventType.SANCTION ? EventType.ACCUSE : type;
      findings.mutual(acting, others, soft, 0.45, reality, token, inner.head + 1);
    } else {
      findings.add(acting, others, type, 0.55, reality, token, inner.head + 1);
    }
  }

  /** "The arrival of Russian instructors in Mali". */
  private void arrival(int chunk, double reality) {
    int j = chunk + 1;
    List<Arg> givers = new ArrayList<>();
    List<Arg> places = new ArrayList<>();
    boolean cargo = false;
    for (int hop = 0; hop < 4 && j + 1 < c.chunks.size(); hop++) {
      if (!at(j).is(Type.PREPOSITION) || !at(j + 1).is(Type.NOUN)) {
        break;
      }
      String p = at(j).word;
      if ((p.equals("of") || p.equals("by")) && givers.isEmpty()) {
        cargo |= has(j + 1, ActLexicon.CARGO);
        givers.addAll(arguments.of(j + 1, false));
        // "… equipment and advisors in the country": the list goes on before the place.
        while (j + 3 < c.chunks.size()
            && at(j + 2).is(Type.CONJUNCTION)
            && at(j + 3).is(Type.NOUN)) {
          j += 2;
        }
      } else if (p.equals("in") || p.equals("to") || p.equals("at") || p.equals("on")) {
        if (places.isEmpty()) {
          places.addAll(arguments.of(j + 1, false));
        }
      }
      j += 2;
    }
    for (Arg a : arguments.of(chunk, false)) {
      if (givers.isEmpty() && at(chunk).mentions.contains(a.mention())) {
        givers.add(a);
        cargo |= has(chunk, ActLexicon.CARGO);
      }
    }
    if (cargo) {
      findings.add(
          NounParties.raise(givers),
          places,
          EventType.AID,
          0.5,
          reality,
          at(chunk).head,
          at(chunk).head + 1);
    }
  }

  /** A force that leaves a country gives something up between the two, whether in anger or not. */
  private void moved(Parties p, double reality, int token) {
    if (!p.complete() || agreed()) {
      return;
    }
    findings.add(
        NounParties.raise(p.acting()),
        p.other(),
        EventType.SANCTION,
        0.3,
        reality * 0.8,
        token,
        token + 1);
  }

  boolean agreed() {
    for (String f : c.fold) {
      if (lexicon.in("agreed", f)) {
        return true;
      }
    }
    return false;
  }

  /** "No agreement with", "without support from". */
  private boolean denied(int chunk) {
    Chunk n = at(chunk);
    String first = c.fold[n.from];
    boolean no = first.equals("no") || first.equals("aucun") || first.equals("aucune");
    boolean without =
        chunk > 0
            && at(chunk - 1).is(Type.PREPOSITION)
            && (at(chunk - 1).word.equals("without")
                || at(chunk - 1).word.equals("sans")
                || at(chunk - 1).word.equals("like"));
    return no || without;
  }

  /** What only may be, is asked for or decided upon, is less than what is. */
  private double setting(int chunk) {
    for (int i = chunk - 1; i >= Math.max(0, chunk - 3); i--) {
      Chunk before = at(i);
      if (before.is(Type.VERB)) {
        return Math.max(0.3, before.reality) * (before.negated ? 0.3 : 1);
      }
      if (before.is(Type.SUBORDINATOR) && lexicon.in("if", before.word)) {
        return 0.4;
      }
    }
    return 1;
  }
}
