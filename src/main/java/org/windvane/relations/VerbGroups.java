package org.windvane.relations;

import java.util.List;
import org.windvane.language.Inflection;
import org.windvane.relations.Chunk.Type;

/** Verb chunks: auxiliaries, particles, negation, how real the act is, voice. */
final class VerbGroups extends TaggedSentence {
  VerbGroups(TaggedSentence shared) {
    super(shared);
  }

  int verb(int i) {
    Chunk c = new Chunk(Type.VERB, i, i);
    int j = i;
    int main = -1;
    boolean be = false;
    while (j < size && mentionAt[j] < 0) {
      String f = fold[j];
      String t = tag[j];
      if (main < 0 && !lexicon.french() && f.equals("to")) {
        if (j > i) {
          break;
        }
        c.infinitive = true;
      } else if (lexicon.in("neg", f) && !f.equals("aucun") && !f.equals("ni") && !f.equals("plus")
          || f.equals("plus") && lexicon.french() && j > i && c.negated) {
        c.negated = true;
      } else if (t.equals("AUX")
          || t.equals("VERB")
          || (j == i + 1 && c.infinitive && lexicon.verb(f) != null)) {
        if (main >= 0 && (!tag[main].equals("AUX"))) {
          break;
        }
        be |= main >= 0 && lexicon.in("passive", fold[main]);
        modality(c, f);
        main = j;
      } else if (t.equals("ADV")
          || t.equals("PART")
          || lexicon.french() && lexicon.in("clitic", f) && !t.equals("DET")) {
        if (main >= 0 && !tag[main].equals("AUX")) {
          break;
        }
        if (!verbAhead(j + 1)) {
          break;
        }
        if (lexicon.in("hedge", f)) {
          c.reality *= 0.7;
        }
      } else {
        break;
      }
      j++;
    }
    if (main < 0) {
      return i + 1;
    }
    if (!lexicon.french() && j < size && fold[j].equals("not")
        || lexicon.french() && j < size && (fold[j].equals("pas") || fold[j].equals("jamais"))) {
      c.negated = true;
      j++;
    }
    c.to = Math.max(j, main + 1);
    c.head = main;
    c.to = Math.min(size, c.to + particle(fold[main], c.to));
    finish(c, be);
    chunks.add(c);
    return c.to;
  }

  /**
   * "kicked out France", "met en garde Moscou": how many words of a particle stand right behind the
   * verb.
   */
  private int particle(String verb, int from) {
    ActLexicon.VerbForm form = lexicon.verb(verb);
    int most = 0;
    if (form == null) {
      return 0;
    }
    for (VerbSense sense : form.senses()) {
      int n = sense.particle().size();
      boolean own =
          n > 0 && !sense.frames().contains(lexicon.preposition(sense.particle().get(n - 1)));
      boolean fits = n > most && from + n <= size && (own || sense.frames().contains("T"));
      for (int k = 0; k < n && fits; k++) {
        fits = fold[from + k].equals(sense.particle().get(k));
      }
      most = fits ? n : most;
    }
    return most;
  }

  private void modality(Chunk c, String f) {
    if (lexicon.in("possible", f)) {
      c.reality *= 0.5;
    } else if (lexicon.in("conditional", f)) {
      c.reality *= 0.55;
    } else if (lexicon.in("future", f)) {
      c.reality *= 0.85;
    } else if (lexicon.in("obliged", f)) {
      c.reality *= 0.45;
    }
  }

  private void finish(Chunk c, boolean be) {
    String f = fold[c.head];
    ActLexicon.VerbForm form = lexicon.verb(f);
    c.copula = lexicon.in("copula", f);
    if (form == null) {
      if (lexicon.french()) {
        c.infinitive |= tag[c.head].equals("VERB") && f.endsWith("er") && c.head == c.from;
        c.gerund = f.endsWith("ant");
      } else {
        c.gerund = f.endsWith("ing") && c.head == c.from;
      }
      return;
    }
    c.senses = form.senses();
    boolean participle = (form.bits() & Inflection.PARTICIPLE) != 0;
    if (lexicon.french()) {
      boolean accented = french(c.head);
      participle &= accented;
      boolean only = c.from == c.head;
      c.infinitive = (form.bits() & Inflection.BASE) != 0;
      c.gerund = (form.bits() & Inflection.GERUND) != 0;
      boolean reflexive = reflexive(c);
      c.passive = participle && !reflexive && (be || only && !c.infinitive);
      return;
    }
    c.gerund = (form.bits() & Inflection.GERUND) != 0 && !be && c.head == c.from;
    boolean adjective =
        participle
            && !be
            && tag[c.head].equals("VERB")
            && !chunks.isEmpty()
            && last().is(Type.PREPOSITION)
            && followedByObject(c.to)
            && !c.gerund;
    if (adjective) {
      // "against heavily favored Spain": it colours the noun.
      c.senses = List.of();
      return;
    }
    boolean bare = c.head == c.from && participle && !followedByObject(c.to);
    c.passive = participle && (be || bare && passiveSigns(c));
  }

  private boolean reflexive(Chunk c) {
    for (int k = c.from; k < c.head; k++) {
      if (fold[k].equals("se") || fold[k].equals("s'")) {
        return true;
      }
    }
    return false;
  }

  /** A French form of the first group is a participle only with its accent. */
  private boolean french(int i) {
    String raw = tokens.form(i).toLowerCase(java.util.Locale.ROOT);
    ActLexicon.VerbForm form = lexicon.verb(fold[i]);
    boolean twofold = (form.bits() & Inflection.FINITE) != 0;
    if (!twofold) {
      return true;
    }
    return raw.endsWith("é")
        || raw.endsWith("ée")
        || raw.endsWith("és")
        || raw.endsWith("ées")
        || !(raw.endsWith("e") || raw.endsWith("es")) && i > 0 && tag[i - 1].equals("AUX");
  }

  private boolean followedByObject(int i) {
    return i < size && !tokens.mark(i) && (mentionAt[i] >= 0 || nominal(i) && !tokens.number(i));
  }

  /**
   * A participle without "be" is passive when it follows a noun and "by" comes next, or, for verbs
   * that strike, end or give, another preposition or the end.
   */
  private boolean passiveSigns(Chunk c) {
    if (chunks.isEmpty()) {
      return c.to < size && fold[c.to].equals("by");
    }
    if (!last().is(Type.NOUN) && !last().is(Type.COMMA)) {
      return false;
    }
    if (c.to < size && fold[c.to].equals("by")) {
      return true;
    }
    boolean strikes =
        c.senses.stream()
            .anyMatch(
                s ->
                    switch (s.op()) {
                      case ACT ->
                          s.frames().contains("T")
                              && s.type().quadClass() == QuadClass.MATERIAL_CONFLICT
                              && s.type() != EventType.PROTEST;
                      case END, GIVE, DEPLOY, ORDER, CLOSE -> true;
                      default -> false;
                    });
    if (!strikes) {
      return false;
    }
    if (c.to >= size || tokens.mark(c.to)) {
      return last().is(Type.NOUN);
    }
    return switch (fold[c.to]) {
      case "from",
          "in",
          "over",
          "after",
          "as",
          "at",
          "during",
          "on",
          "to",
          "under",
          "for",
          "amid",
          "until" ->
          true;
      default -> false;
    };
  }
}
