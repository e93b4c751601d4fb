package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;

/** Who stands on which side of a noun that names an act: "Russian support for Mali". */
final class NounParties {
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
  private final ActLexicon lexicon;

  NounParties(Chunker c, Arguments arguments) {
    this.c = c;
    this.arguments = arguments;
    this.lexicon = c.lexicon;
  }

  private Chunk at(int i) {
    return c.chunks.get(i);
  }

  /** Who stands on which side of the noun. */
  Parties of(int chunk) {
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
  List<Arg> engaged(int chunk) {
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
  List<Arg> possessor(int chunk) {
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

  /** The same, as those who act themselves, where that may be. */
  static List<Arg> raise(List<Arg> args) {
    return args.stream().map(NounParties::acts).toList();
  }
}
