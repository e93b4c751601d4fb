package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;

/** What stands around one verb: its subject, object and prepositional phrases. */
final class VerbFrame {
  private final Chunker c;
  private final Arguments arguments;
  final int index;
  final Chunk verb;
  final int object;

  VerbFrame(Chunker c, Arguments arguments, int index) {
    this(c, arguments, index, -1);
  }

  /**
   * The frame with another noun in the object's place.
   *
   * @param another chunk, or -1 for the object itself
   */
  VerbFrame(Chunker c, Arguments arguments, int index, int another) {
    this.c = c;
    this.arguments = arguments;
    this.index = index;
    this.verb = c.chunks.get(index);
    this.object = another >= 0 ? another : verb.passive ? verb.subject : directObject();
  }

  private Chunk at(int i) {
    return c.chunks.get(i);
  }

  /**
   * The noun that the verb governs. Days, places and short phrases of time or manner may come
   * between: "a rencontré lundi à Niamey le président", "accuse depuis longtemps le gouvernement".
   */
  private int directObject() {
    int i = index + 1;
    for (int hop = 0; hop < 3; hop++) {
      if (i >= c.chunks.size()) {
        return -1;
      }
      if (at(i).is(Type.NOUN)) {
        if (at(i).pronoun) {
          return -1;
        }
        if (at(i).mentions.isEmpty() && at(i).noun == null && isTime(at(i))) {
          i++;
          continue;
        }
        return i;
      }
      boolean aside =
          i + 4 < c.chunks.size()
              && at(i).is(Type.COMMA)
              && at(i + 1).is(Type.PREPOSITION)
              && at(i + 2).is(Type.NOUN)
              && at(i + 2).mentions.isEmpty()
              && at(i + 3).is(Type.COMMA)
              && at(i + 4).is(Type.NOUN);
      if (aside) {
        // "revoking, with immediate effect, the agreement".
        i += 4;
        continue;
      }
      boolean detour =
          i + 2 < c.chunks.size()
              && at(i).is(Type.PREPOSITION)
              && !at(i).word.equals("of")
              && at(i + 1).is(Type.NOUN)
              && (at(i + 1).mentions.isEmpty() && (at(i + 1).noun == null || often(at(i + 1)))
                  || place(at(i + 1)))
              && (at(i + 2).is(Type.NOUN) || at(i + 2).is(Type.PREPOSITION))
              && !at(i + 2).pronoun;
      if (!detour) {
        return -1;
      }
      i += 2;
    }
    return i < c.chunks.size() && at(i).is(Type.NOUN) && !at(i).pronoun ? i : -1;
  }

  /** "À plusieurs reprises". */
  private boolean often(Chunk n) {
    return c.fold[n.head].equals("reprises");
  }

  private boolean place(Chunk n) {
    return n.mentions.size() == 1
        && n.to - n.from == 1
        && switch (c.sentence.kind(n.mentions.get(0))) {
          case CAPITAL, CITY, METONYM -> true;
          default -> false;
        };
  }

  private boolean isTime(Chunk n) {
    return switch (c.fold[n.head]) {
      case "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "today",
          "yesterday",
          "lundi",
          "mardi",
          "mercredi",
          "jeudi",
          "vendredi",
          "samedi",
          "dimanche",
          "hier" ->
          true;
      default -> false;
    };
  }

  /**
   * The noun behind a preposition right after the object: "expelled … from Mali"; -1 if there is
   * none.
   */
  int behind(String preposition) {
    return behind(Set.of(preposition));
  }

  int behind(Set<String> prepositions) {
    int commas = 0;
    for (int i = index + 1; i + 1 < c.chunks.size(); i++) {
      Chunk k = at(i);
      if (k.is(Type.VERB) || k.is(Type.BREAK) || k.is(Type.RELATIVE) || k.is(Type.SUBORDINATOR)) {
        return -1;
      }
      if (k.is(Type.COMMA) && ++commas > (prepositions.contains("by") && verb.passive ? 2 : 1)) {
        return -1;
      }
      if (k.is(Type.PREPOSITION) && prepositions.contains(k.word) && at(i + 1).is(Type.NOUN)) {
        // "of" belongs to the noun before it, unless the verb asks for it and stands right there.
        boolean genitive =
            k.word.equals("of") && i > index + 1 && at(i - 1).is(Type.NOUN) && i - 1 != object;
        if (!genitive) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  List<Arg> args(int chunk) {
    return chunk < 0 ? new ArrayList<>() : arguments.of(chunk, false);
  }

  /** Who does it: the subject, or the agent of a passive. */
  List<Arg> doers() {
    if (verb.passive) {
      return args(behind("by"));
    }
    return subject();
  }

  List<Arg> subject() {
    if (verb.subject < 0) {
      return new ArrayList<>();
    }
    Chunk s = at(verb.subject);
    if (s.pronoun) {
      return antecedent();
    }
    List<Arg> out = arguments.of(verb.subject, true);
    if (verb.owner) {
      return NounParties.raise(out);
    }
    boolean object =
        out.isEmpty()
            && verb.gerund
            && s.mentions.isEmpty()
            && verb.subject > 0
            && verb.subject == index - 1
            && at(verb.subject - 1).is(Type.VERB);
    if (object && at(verb.subject - 1).subject >= 0 && !at(verb.subject - 1).passive) {
      // "Parliament passed a bill authorising …": who passed it authorises.
      return new VerbFrame(c, arguments, verb.subject - 1).subject();
    }
    return out;
  }

  /** "Niger said that it would": the subject of the nearest verb before that has one. */
  private List<Arg> antecedent() {
    for (int i = verb.subject - 1; i >= 0; i--) {
      Chunk k = at(i);
      if (k.is(Type.VERB) && k.subject >= 0 && !at(k.subject).pronoun) {
        return arguments.of(k.subject, true);
      }
    }
    for (int i = 0; i < verb.subject; i++) {
      // "In its reply Beijing …, making clear that it": the first who acts in the sentence.
      boolean free = at(i).is(Type.NOUN) && (i == 0 || !at(i - 1).is(Type.PREPOSITION));
      List<Arg> first = free ? arguments.of(i, true) : List.of();
      if (first.size() == 1 && first.get(0).level() == Arguments.ACTS) {
        return first;
      }
    }
    return new ArrayList<>();
  }

  /**
   * Who "it", "him" or "its soldiers" behind the verb is: the subject of a clause before, if that
   * is not the doer.
   */
  List<Arg> pronounObject(List<Arg> doers) {
    boolean pronoun =
        !verb.passive
            && index + 1 < c.chunks.size()
            && at(index + 1).is(Type.NOUN)
            && (at(index + 1).pronoun
                || at(index + 1).mentions.isEmpty()
                    && NounParties.POSSESSIVE.contains(c.fold[at(index + 1).from]));
    for (int i = index - 1; i >= 0 && pronoun; i--) {
      Chunk k = at(i);
      if (k.is(Type.VERB) && k.subject >= 0 && !at(k.subject).pronoun) {
        List<Arg> found = arguments.of(k.subject, true);
        boolean other =
            found.size() == 1
                && found.get(0).level() == Arguments.ACTS
                && doers.stream().noneMatch(d -> d.mention() == found.get(0).mention());
        if (other) {
          return found;
        }
      }
    }
    return new ArrayList<>();
  }

  /** Event nouns coordinated with the object: "suspended aid and military cooperation with". */
  List<Integer> coordinated() {
    List<Integer> out = new ArrayList<>();
    int i = object;
    while (i >= 0 && !verb.passive && out.size() < 3) {
      int k = i + 1;
      while (k + 1 < c.chunks.size() && at(k).is(Type.PREPOSITION) && at(k + 1).is(Type.NOUN)) {
        k += 2;
      }
      int separators = k;
      while (k < c.chunks.size() && (at(k).is(Type.CONJUNCTION) || at(k).is(Type.COMMA))) {
        k++;
      }
      boolean noun =
          k > separators && k < c.chunks.size() && at(k).is(Type.NOUN) && at(k).noun != null;
      boolean clause = k + 1 < c.chunks.size() && at(k + 1).is(Type.VERB) && !at(k + 1).infinitive;
      if (!noun || clause) {
        break;
      }
      out.add(k);
      i = k;
    }
    return out;
  }

  /** Whether a noun of this class is the object. */
  boolean objectIs(NounRules nouns, int bit) {
    return object >= 0 && nouns.has(object, bit);
  }

  NounSense objectNoun() {
    return object < 0 ? null : at(object).noun;
  }

  /** Words of one kind anywhere behind the verb in its clause. */
  boolean followedBy(Set<String> words) {
    int end = c.size;
    for (int i = verb.to; i < Math.min(end, verb.to + 12); i++) {
      if (words.contains(c.fold[i])) {
        return true;
      }
    }
    return false;
  }

  /** Whether the words of a particle stand right behind the verb or its object. */
  int particleEnd(List<String> particle) {
    if (particle.isEmpty()) {
      return verb.to;
    }
    // "broke the deal off", but never "broke … with": a preposition stands right behind its verb.
    boolean separable =
        !c.lexicon.in("prep", particle.get(0)) || c.lexicon.in("separable", particle.get(0));
    int limit = Math.min(c.size - particle.size(), separable ? verb.to + 5 : verb.to);
    for (int i = verb.head + 1; i <= limit; i++) {
      boolean all = true;
      for (int k = 0; k < particle.size() && all; k++) {
        all = c.fold[i + k].equals(particle.get(k));
      }
      if (all) {
        return i + particle.size();
      }
      if (i > verb.to && c.tokens.mark(i) && !c.fold[i].equals("\"")) {
        return -1;
      }
    }
    return -1;
  }
}
