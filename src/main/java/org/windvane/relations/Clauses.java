package org.windvane.relations;

import java.util.List;
import org.windvane.relations.Chunk.Type;

/** Finds each verb's subject and governing verb among the chunks of a sentence. */
final class Clauses {
  private final List<Chunk> chunks;
  private final ActLexicon lexicon;
  private final String[] fold;

  Clauses(Chunker chunker) {
    this.chunks = chunker.chunks;
    this.lexicon = chunker.lexicon;
    this.fold = chunker.fold;
    for (int i = 0; i < chunks.size(); i++) {
      if (chunks.get(i).is(Type.VERB)) {
        subject(i);
      }
    }
  }

  private Chunk at(int i) {
    return chunks.get(i);
  }

  private void subject(int v) {
    Chunk verb = at(v);
    if (verb.passive && (v == 0 || at(v - 1).is(Type.BREAK)) && opening(v)) {
      return;
    }
    int j = v - 1;
    if (verb.infinitive || verb.gerund) {
      controlled(v);
      return;
    }
    while (j >= 0) {
      Chunk c = at(j);
      switch (c.type) {
        case NOUN -> {
          int head = chainHead(j);
          if (head >= 0) {
            int main = mainBehindRelative(head);
            verb.subject = main >= 0 ? main : head;
            hypothetical(v, head);
            return;
          }
          j = skipGoverned(j);
        }
        case CONJUNCTION -> {
          int before = previousVerb(j, v);
          if (before >= 0) {
            verb.subject = at(before).subject;
            verb.governor = at(before).governor;
            if (verb.subject >= 0) {
              return;
            }
          }
          j--;
        }
        case RELATIVE -> {
          int noun = j - 1;
          while (noun >= 0 && !at(noun).is(Type.NOUN)) {
            noun--;
          }
          if (noun >= 0) {
            verb.subject = relativeHead(noun);
            wholeClause(j, noun, verb);
          }
          return;
        }
        case COMMA -> {
          // Mid-sentence insertion: "Niger, which hosts a base, has expelled …".
          int open = previousComma(j);
          if (j > 0 && at(j - 1).is(Type.VERB) && open < 0) {
            j--;
          } else if (open > 0 && (inserted(open, j) || !at(j - 1).is(Type.NOUN))) {
            j = open - 1;
          } else {
            j--;
          }
        }
        case VERB -> {
          // "Niger kicked out France, quit ECOWAS and …": the verbs share their subject.
          Chunk other = at(j);
          if (other.subject >= 0 && !clauseBetween(j, v)) {
            verb.subject = other.subject;
            verb.governor = other.governor;
          }
          return;
        }
        case SUBORDINATOR -> {
          return;
        }
        case BREAK -> {
          return;
        }
        default -> j--;
      }
    }
  }

  /** "Received by the president, the minister …": who is received stands behind the comma. */
  private boolean opening(int v) {
    for (int i = v + 1; i + 1 < chunks.size(); i++) {
      if (at(i).is(Type.VERB) || at(i).is(Type.BREAK)) {
        return false;
      }
      if (at(i).is(Type.COMMA) && at(i + 1).is(Type.NOUN)) {
        at(v).subject = i + 1;
        return true;
      }
    }
    return false;
  }

  private boolean clauseBetween(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      Chunk c = at(i);
      if (c.is(Type.SUBORDINATOR) || c.is(Type.RELATIVE) || c.is(Type.BREAK)) {
        return true;
      }
    }
    return false;
  }

  private boolean inserted(int open, int close) {
    for (int i = open + 1; i < close; i++) {
      Chunk c = at(i);
      if (i == open + 1
          && (c.is(Type.RELATIVE)
              || c.is(Type.PREPOSITION)
              || c.is(Type.SUBORDINATOR)
              || c.is(Type.VERB))) {
        return true;
      }
      if (c.is(Type.VERB)) {
        return false;
      }
    }
    // A bare noun phrase: an apposition, unless it is one of a list.
    return close - open <= 4 && !at(close - 1).is(Type.CONJUNCTION);
  }

  private int previousComma(int j) {
    for (int i = j - 1; i >= 0; i--) {
      if (at(i).is(Type.COMMA)) {
        return i;
      }
      if (at(i).is(Type.BREAK)) {
        return -1;
      }
    }
    return -1;
  }

  private int previousVerb(int j, int v) {
    for (int i = j - 1; i >= 0; i--) {
      Chunk c = at(i);
      if (c.is(Type.VERB) && !(c.infinitive && !at(v).infinitive && c.subject < 0)) {
        return i;
      }
      if (c.is(Type.BREAK) || c.is(Type.SUBORDINATOR)) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * First noun of "NOUN PREP NOUN PREP NOUN", or -1 where a preposition opens the chain. The end of
   * a list that a preposition governs leads to what the list hangs on.
   */
  private int chainHead(int noun) {
    int i = noun;
    while (i >= 2 && at(i - 1).is(Type.CONJUNCTION) && at(i - 2).is(Type.NOUN) && governed(i - 2)) {
      i -= 2;
    }
    while (i - 1 >= 0 && at(i - 1).is(Type.PREPOSITION)) {
      if (opensClause(at(i - 1).word)) {
        return i;
      }
      if (i - 2 >= 0 && at(i - 2).is(Type.NOUN)) {
        i = i - 2;
      } else {
        return -1;
      }
    }
    return i;
  }

  private boolean governed(int noun) {
    return noun > 0 && at(noun - 1).is(Type.PREPOSITION);
  }

  /** "… comes after Niger turned to Moscow": a clause may follow these. */
  private static boolean opensClause(String preposition) {
    return switch (preposition) {
      case "after", "before", "since", "until", "than", "as" -> true;
      default -> false;
    };
  }

  /**
   * "The pact that let the Americans fight rebels there was revoked": the main verb's subject
   * stands before "that".
   */
  private int mainBehindRelative(int object) {
    if (object < 1 || !at(object - 1).is(Type.VERB)) {
      return -1;
    }
    if (object > 2 && at(object - 1).infinitive && at(object - 2).is(Type.NOUN)) {
      // "Egypt's refusal to allow visits is": the infinitive hangs on the noun, if that is no
      // object itself.
      Chunk before = at(object - 3);
      boolean free =
          !before.is(Type.VERB) || before.senses.stream().anyMatch(s -> s.op() == VerbSense.Op.SAY);
      if (free && !before.is(Type.PREPOSITION)) {
        return object - 2;
      }
    }
    for (int i = object - 1; i >= 0; i--) {
      Chunk k = at(i);
      if (k.is(Type.BREAK) || k.is(Type.SUBORDINATOR) || k.is(Type.COMMA)) {
        return -1;
      }
      if (k.is(Type.VERB) && k.senses.stream().anyMatch(s -> s.op() == VerbSense.Op.SAY)) {
        return -1;
      }
      if (k.is(Type.RELATIVE)) {
        return i > 0 && at(i - 1).is(Type.NOUN) ? relativeHead(i - 1) : -1;
      }
    }
    return -1;
  }

  /**
   * "… kicked out the troops, which was followed by quitting the bloc": "which" means the whole
   * act.
   */
  private void wholeClause(int relative, int noun, Chunk verb) {
    boolean bare = relative > 0 && at(relative - 1).is(Type.COMMA) && at(noun).mentions.isEmpty();
    if (bare && noun > 0 && at(noun - 1).is(Type.VERB) && at(noun - 1).subject >= 0) {
      verb.subject = at(noun - 1).subject;
    }
  }

  /** For a relative clause the nearest noun, unless that is a place behind "in" or the like. */
  private int relativeHead(int noun) {
    if (noun >= 2 && at(noun - 1).is(Type.PREPOSITION) && at(noun - 2).is(Type.NOUN)) {
      String p = at(noun - 1).word;
      if (p.equals("in")
          || p.equals("from")
          || p.equals("at")
          || p.equals("of") && at(noun).mentions.isEmpty()) {
        return relativeHead(noun - 2);
      }
    }
    return noun;
  }

  private int skipGoverned(int noun) {
    int i = noun;
    while (i - 1 >= 0 && at(i - 1).is(Type.PREPOSITION)) {
      i -= 1;
      if (i - 1 >= 0 && at(i - 1).is(Type.NOUN)) {
        i -= 1;
      } else {
        break;
      }
    }
    return i - 1;
  }

  /** Subject of "to expel", "expelling": steered by the verb or noun before. */
  private void controlled(int v) {
    Chunk verb = at(v);
    if (verb.infinitive && carried(v)) {
      return;
    }
    int noun = -1;
    for (int i = v - 1; i >= 0; i--) {
      Chunk c = at(i);
      if (c.is(Type.BREAK)) {
        break;
      }
      if (c.is(Type.NOUN) && noun < 0) {
        noun = i;
      }
      if (c.is(Type.VERB)) {
        verb.governor = i;
        boolean forWhom =
            verb.infinitive
                && noun == v - 1
                && noun > i + 1
                && at(noun - 1).is(Type.PREPOSITION)
                && at(noun - 1).word.equals("for");
        if (forWhom) {
          // "An opportunity for me to salute".
          verb.subject = noun;
          verb.governor = -1;
          return;
        }
        boolean announced =
            verb.infinitive
                && noun == v - 1
                && noun > i
                && !c.passive
                && !at(noun).mentions.isEmpty()
                && !at(i + 1).is(Type.PREPOSITION)
                && !c.senses.isEmpty()
                && c.senses.stream().anyMatch(s -> s.op() == VerbSense.Op.SAY)
                && c.senses.stream().noneMatch(VerbSense::steersObject);
        if (announced) {
          // "Trump announces Israel and Morocco to normalise relations".
          verb.subject = noun;
          verb.governor = -1;
          return;
        }
        boolean steers =
            noun > i && c.senses.stream().anyMatch(VerbSense::steersObject) && !c.passive;
        boolean passiveSteered = c.passive && c.senses.stream().anyMatch(VerbSense::steersObject);
        if (steers) {
          verb.subject = firstNounAfter(i, v);
        } else if (passiveSteered) {
          verb.subject = c.subject;
        } else if (verb.gerund && noun == v - 1 && noun > i && !at(v - 1).is(Type.COMMA)) {
          // "troops fighting in Mali".
          verb.subject = noun;
          verb.governor = -1;
        } else {
          verb.subject = c.subject;
        }
        return;
      }
    }
    if (noun >= 0) {
      verb.subject = chainHeadOrSelf(noun);
    }
  }

  /** "Moscow's bid to destabilise", "the decision of Niger to leave", "its refusal to pay". */
  private boolean carried(int v) {
    if (v < 1 || !at(v - 1).is(Type.NOUN)) {
      return false;
    }
    Chunk verb = at(v);
    int carrier = v - 1;
    int owner = v - 1;
    if (v >= 3
        && at(v - 2).is(Type.PREPOSITION)
        && at(v - 3).is(Type.NOUN)
        && (at(v - 2).word.equals("of") || at(v - 2).word.equals("by"))) {
      carrier = v - 3;
    }
    NounSense noun = at(carrier).noun;
    if (noun == null || at(owner).mentions.isEmpty()) {
      return false;
    }
    switch (noun.kind()) {
      case "CARRY" -> verb.reality *= 0.8;
      case "REJECT" -> verb.negated ^= true;
      case "THREATEN" -> verb.reality *= 0.6;
      default -> {
        return false;
      }
    }
    verb.subject = owner;
    verb.owner = true;
    return true;
  }

  private int chainHeadOrSelf(int noun) {
    int head = chainHead(noun);
    return head < 0 ? noun : head;
  }

  private int firstNounAfter(int i, int limit) {
    for (int k = i + 1; k < limit; k++) {
      if (at(k).is(Type.NOUN)) {
        return k;
      }
    }
    return -1;
  }

  /** An "if" before the subject makes the act a thought. */
  private void hypothetical(int v, int subject) {
    for (int i = subject - 1; i >= 0 && i >= subject - 2; i--) {
      if (at(i).is(Type.SUBORDINATOR) && lexicon.in("if", at(i).word)) {
        at(v).reality *= 0.4;
      }
      if (at(i).is(Type.VERB)) {
        return;
      }
    }
  }

  String word(int token) {
    return fold[token];
  }
}
