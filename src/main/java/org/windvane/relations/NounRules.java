package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;

/** Acts that nouns name: "the expulsion of", "talks between", "Russian support for". */
final class NounRules {
  /** A noun presupposes its act, but less surely than a verb states it. */
  private static final double SURE = 0.8;

  static final Set<String> POSSESSIVE =
      Set.of("its", "their", "his", "her", "son", "sa", "ses", "leur", "leurs");

  /** The two sides of an event noun. */
  record Parties(List<Arg> acting, List<Arg> other) {
    boolean complete() {
      return !acting.isEmpty() && !other.isEmpty();
    }
  }

  private final Chunker c;
  private final Arguments arguments;
  private final Findings findings;
  private final ActLexicon lexicon;

  NounRules(Chunker c, Arguments arguments, Findings findings) {
    this.c = c;
    this.arguments = arguments;
    this.findings = findings;
    this.lexicon = c.lexicon;
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

  private boolean hasWord(int chunk, String closed) {
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
    Chunk n = at(chunk);
    NounSense sense = n.noun;
    List<Arg> acting = new ArrayList<>(2);
    List<Arg> other = new ArrayList<>(2);
    possessors(chunk, acting, other);
    if (acting.isEmpty() && POSSESSIVE.contains(c.fold[n.from])) {
      acting.addAll(possessor(chunk));
    }
    dashed(chunk, acting, other);
    boolean ofOther = false;
    int j = chunk + 1;
    for (int hop = 0; hop < 6 && j + 1 < c.chunks.size(); hop++) {
      if (at(j).is(Type.COMMA)
          && !acting.isEmpty()
          && j + 2 < c.chunks.size()
          && at(j + 1).is(Type.NOUN)
          && at(j + 2).is(Type.COMMA)) {
        // "the visit of the Turkish minister, Mr Cavusoglu, to …".
        j += 3;
        continue;
      }
      if (!at(j).is(Type.PREPOSITION) || !at(j + 1).is(Type.NOUN)) {
        break;
      }
      String p = at(j).word;
      List<Arg> args = arguments.of(j + 1, p.equals("between"));
      if (p.equals("between")) {
        if (args.size() > 1) {
          args.forEach(a -> acting.add(acts(a)));
          args.forEach(a -> other.add(acts(a)));
        } else {
          // "Between his army and the French".
          args.forEach(a -> other.add(acts(a)));
        }
      } else if (args.isEmpty()) {
        // Words in between: "cooperation on security with Russia".
        j += 2;
        continue;
      } else if (sense.other().contains(p) && !(p.equals("of") && !other.isEmpty())) {
        if (sense.mutual() && p.equals("of") && args.size() > 1) {
          acting.add(acts(args.get(0)));
          other.addAll(args.subList(1, args.size()));
        } else {
          if (ofOther && acting.isEmpty() && !p.equals("of")) {
            // "The aggression of Russia against Ukraine": a clearer preposition makes "of" the
            // acting side's.
            other.forEach(a -> acting.add(acts(a)));
            other.clear();
          }
          ofOther = p.equals("of");
          other.addAll(args);
        }
      } else if (sense.is("MOVE") && p.equals("of") && !acting.isEmpty()) {
        // "Le départ des troupes françaises du Mali".
        other.addAll(args);
      } else if (sense.acting().contains(p)) {
        if (sense.mutual() && args.size() > 1 && other.isEmpty() && acting.isEmpty()) {
          acting.add(acts(args.get(0)));
          args.subList(1, args.size()).forEach(a -> other.add(acts(a)));
        } else if (acting.isEmpty() || p.equals("by")) {
          args.forEach(
              a ->
                  acting.add(
                      new Arg(
                          a.mention(),
                          Math.max(
                              a.level(),
                              p.equals("of") || p.equals("by") || p.equals("from") ? a.level() : 0),
                          a.chunk())));
        }
      }
      // A noun with an act of its own takes what follows it.
      if (at(j + 1).noun != null && at(j + 1).noun.type() != null) {
        break;
      }
      j += 2;
    }
    participle(j, sense, acting, other);
    return new Parties(acting, other);
  }

  /** "Sanctions imposed by ECOWAS on Mali", "l'aide fournie à l'Ukraine". */
  private void participle(int j, NounSense sense, List<Arg> acting, List<Arg> other) {
    if (j >= c.chunks.size()
        || !at(j).is(Type.VERB)
        || !at(j).passive
        || at(j).head != at(j).from) {
      return;
    }
    VerbFrame f = new VerbFrame(c, arguments, j);
    if (acting.isEmpty()) {
      f.args(f.behind("by")).forEach(a -> acting.add(acts(a)));
    }
    if (other.isEmpty()) {
      other.addAll(f.args(f.behind(sense.other())));
    }
  }

  /** "French company in talks with Mali", "fly over … in a show of support for". */
  private List<Arg> engaged(int chunk) {
    List<Arg> before =
        chunk > 1
                && at(chunk - 2).is(Type.NOUN)
                && (chunk == 2 || !at(chunk - 3).is(Type.PREPOSITION))
            ? arguments.of(chunk - 2, true)
            : List.of();
    if (before.isEmpty() && chunk <= 1) {
      // "On a visit to Bamako, the minister …": the one whose clause follows.
      for (int i = chunk + 1; i < c.chunks.size() && !at(i).is(Type.BREAK); i++) {
        if (at(i).is(Type.VERB) && at(i).subject > chunk) {
          return raise(new VerbFrame(c, arguments, i).subject());
        }
      }
    }
    return before.isEmpty() ? possessor(chunk) : raise(before);
  }

  /** "Its support for Mali": what the sentence has been about. */
  private List<Arg> possessor(int chunk) {
    for (int i = chunk - 1; i >= 0; i--) {
      Chunk k = at(i);
      if (k.is(Type.BREAK)) {
        break;
      }
      if (k.is(Type.VERB) && steers(k)) {
        // "Thanked Russia for its support": hers, not the one's who thanks.
        for (int n = i + 1; n < chunk; n++) {
          List<Arg> args = at(n).is(Type.NOUN) ? arguments.of(n, false) : List.of();
          if (args.size() == 1 && args.get(0).level() == Arguments.ACTS) {
            return args;
          }
        }
      }
      if (k.is(Type.VERB) && k.subject >= 0) {
        List<Arg> args = new VerbFrame(c, arguments, i).subject();
        return args.size() == 1 && args.get(0).level() == Arguments.ACTS ? args : List.of();
      }
    }
    return List.of();
  }

  private static boolean steers(Chunk verb) {
    return verb.senses.stream()
        .anyMatch(
            s ->
                switch (s.op()) {
                  case LIKE, BLAME, ACCUSE, ASK -> s.particle().isEmpty();
                  default -> false;
                });
  }

  /** "Guerre Ukraine - Russie". */
  private void dashed(int chunk, List<Arg> acting, List<Arg> other) {
    if (acting.size() > 1
        || chunk + 2 >= c.chunks.size()
        || !at(chunk + 1).is(Type.BREAK)
        || !at(chunk + 2).is(Type.NOUN)) {
      return;
    }
    Chunk n = at(chunk);
    boolean dash = at(chunk + 1).word.equals("-") || at(chunk + 1).word.equals("\u2013");
    if (dash
        && n.mentions.size() == 1
        && at(chunk + 2).mentions.size() == 1
        && at(chunk).noun.sign() != 0) {
      int m = n.mentions.get(0);
      if (c.sentence.kind(m) == MentionKind.NAME
          && c.sentence.kind(at(chunk + 2).mentions.get(0)) == MentionKind.NAME) {
        Arg one = new Arg(m, Arguments.ACTS, chunk);
        Arg two = new Arg(at(chunk + 2).mentions.get(0), Arguments.ACTS, chunk + 2);
        acting.clear();
        acting.add(one);
        acting.add(two);
        other.add(one);
        other.add(two);
      }
    }
  }

  private static Arg acts(Arg a) {
    return a.level() >= Arguments.LOOSE ? new Arg(a.mention(), Arguments.ACTS, a.chunk()) : a;
  }

  private void possessors(int chunk, List<Arg> acting, List<Arg> other) {
    Chunk n = at(chunk);
    if (!n.noun.acting().contains("poss")) {
      return;
    }
    List<Arg> before = new ArrayList<>(2);
    for (int m : n.mentions) {
      int from = c.sentence.from(m);
      boolean side = lexicon.french() ? from > n.head : from < n.head;
      MentionKind kind = c.sentence.kind(m);
      if (side && kind.acts() && arguments.level(m, n) > Arguments.NONE) {
        before.add(new Arg(m, Arguments.ACTS, chunk));
      } else if (from > 0 && c.tokens.joined(from) && lexicon.in("anti", c.fold[from - 1])) {
        other.add(new Arg(m, Arguments.OWNED, chunk));
      }
    }
    if (before.size() == 2 && (n.noun.mutual() || joined(before.get(1)))) {
      acting.add(before.get(0));
      other.add(before.get(1));
    } else if (before.size() >= 1) {
      acting.add(before.get(0));
      for (int i = 1; i < before.size(); i++) {
        (n.noun.mutual() ? other : acting).add(before.get(i));
      }
    }
  }

  private boolean joined(Arg a) {
    return c.tokens.joined(c.sentence.from(a.mention()));
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
        Parties sides = adverbial ? new Parties(engaged(chunk), p.other()) : helped(chunk, p);
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
    if (!POSSESSIVE.contains(c.fold[n.from]) || n.mentions.isEmpty()) {
      return;
    }
    boolean listed = chunk > 1 && at(chunk - 1).is(Type.CONJUNCTION) && at(chunk - 2).is(Type.NOUN);
    List<Arg> owner =
        listed
            ? arguments.of(chunk - 2, false).stream().filter(a -> a.chunk() == chunk - 2).toList()
            : possessor(chunk);
    List<Arg> allies = n.mentions.stream().map(m -> new Arg(m, Arguments.ACTS, chunk)).toList();
    boolean one = owner.size() == 1 && owner.get(0).level() >= Arguments.LOOSE;
    if (one) {
      findings.mutual(raise(owner), allies, EventType.COOPERATE, 0.4, reality, n.head, n.head + 1);
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
          raise(givers), places, EventType.AID, 0.5, reality, at(chunk).head, at(chunk).head + 1);
    }
  }

  static List<Arg> raise(List<Arg> args) {
    return args.stream().map(NounRules::acts).toList();
  }

  /** A force that leaves a country gives something up between the two, whether in anger or not. */
  private void moved(Parties p, double reality, int token) {
    if (!p.complete() || agreed()) {
      return;
    }
    findings.add(
        raise(p.acting()), p.other(), EventType.SANCTION, 0.3, reality * 0.8, token, token + 1);
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
