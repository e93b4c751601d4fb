package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;
import org.windvane.relations.VerbSense.Op;

/** Acts that verbs state, alone or with the noun, infinitive or gerund that they govern. */
final class VerbRules {

  private final Chunker c;
  private final Arguments arguments;
  private final NounRules nouns;
  private final Findings findings;
  private final Sides sides;
  private final ActLexicon lexicon;
  private final Governing governing;
  private final Act.Reading reading;

  VerbRules(Chunker c, Arguments arguments, NounRules nouns, Findings findings, Sides sides) {
    this.c = c;
    this.arguments = arguments;
    this.nouns = nouns;
    this.findings = findings;
    this.sides = sides;
    this.lexicon = c.lexicon;
    this.governing = new Governing(c);
    this.reading = new Act.Reading(c, arguments, nouns, findings, sides);
  }

  /** Tries the verb's senses, those with a particle first, until one says something. */
  void read(int v) {
    VerbFrame f = new VerbFrame(c, arguments, v);
    if (f.verb.copula) {
      predicate(f);
    }
    if (f.verb.senses.isEmpty()) {
      return;
    }
    Governing.Setting setting = governing.of(v);
    List<VerbSense> ordered = new ArrayList<>(f.verb.senses);
    ordered.sort((a, b) -> b.particle().size() - a.particle().size());
    accusation(f, setting);
    if (defiance(f)) {
      return;
    }
    for (VerbSense sense : ordered) {
      int end = f.particleEnd(sense.particle());
      if (end < 0) {
        continue;
      }
      boolean said = Act.of(reading, new Act.Use(f, sense, setting, end)).read();
      if (sense.op() == Op.END
          || sense.op() == Op.START
          || sense.op() == Op.DO
          || sense.op() == Op.WANT) {
        // "Launched missile and drone attacks": the noun that acts may be the second.
        for (int other : said || f.objectNoun() == null ? f.coordinated() : List.<Integer>of()) {
          VerbFrame frame = new VerbFrame(c, arguments, v, other);
          said |= Act.of(reading, new Act.Use(frame, sense, setting, end)).read();
        }
      }
      if (said) {
        return;
      }
    }
  }

  /** "Kyiv says that Russia shells towns": who says so accuses, whoever was struck. */
  private void accusation(VerbFrame f, Governing.Setting setting) {
    boolean evil =
        f.verb.senses.stream()
            .anyMatch(
                s ->
                    s.particle().isEmpty()
                        && s.op() == Op.ACT
                        && (s.type() == EventType.ASSAULT || s.type() == EventType.COERCE));
    evil |=
        f.objectNoun() == null
            && jihad(f)
            && f.verb.senses.stream()
                .anyMatch(s -> s.type() == EventType.AID || s.type() == EventType.SUPPORT);
    if (!evil || f.verb.negated || setting.reality() < 0.6 || f.verb.reality < 0.7) {
      return;
    }
    int says = governing.speech(f.index);
    if (says < 0 || at(says).passive || f.verb.subject <= says) {
      return;
    }
    Chunk before = at(f.verb.subject - 1);
    if (!before.is(Type.VERB) && !before.is(Type.SUBORDINATOR)) {
      return;
    }
    List<Arg> speakers = new VerbFrame(c, arguments, says).subject();
    List<Arg> doers = f.doers();
    boolean named =
        !speakers.isEmpty() && doers.stream().anyMatch(a -> a.level() == Arguments.ACTS);
    if (named) {
      findings.add(
          speakers, doers, EventType.ACCUSE, 0.35, Act.SURE * 0.8, f.verb.head, f.verb.head + 1);
    }
  }

  /** "Kagame says the US cannot bully him", "Mali will not be lectured by France". */
  private boolean defiance(VerbFrame f) {
    boolean overbearing =
        f.verb.senses.stream()
            .anyMatch(s -> s.op() == Op.ACT && c.lexicon.in("overbearing", s.lemma()));
    boolean ruledOut = false;
    for (int k = f.verb.from; k < f.verb.head; k++) {
      ruledOut |= c.lexicon.in("possible", c.fold[k]) || c.lexicon.in("future", c.fold[k]);
      ruledOut |= c.lexicon.in("obliged", c.fold[k]) || c.fold[k].equals("cannot");
    }
    if (!overbearing || !f.verb.negated || !ruledOut) {
      return false;
    }
    int says = governing.speech(f.index);
    List<Arg> defiant =
        f.verb.passive
            ? arguments.of(f.verb.subject, true)
            : says < 0 ? List.of() : new VerbFrame(c, arguments, says).subject();
    return findings.add(
        defiant, f.doers(), EventType.REJECT, 0.35, Act.SURE * 0.85, f.verb.head, f.verb.head + 1);
  }

  /** "That France arms jihadists". */
  private boolean jihad(VerbFrame f) {
    boolean found = false;
    for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 4); k++) {
      found |= lexicon.in("jihad", c.fold[k]);
    }
    return found;
  }

  /** "Niger is a key partner of France". */
  private void predicate(VerbFrame f) {
    int object = f.object;
    if (judged(f) || disposed(f)) {
      return;
    }
    boolean past = c.fold[f.verb.from].equals("had") || c.fold[f.verb.from].equals("avait");
    if (object < 0 || f.verb.passive || past || at(object).noun == null) {
      return;
    }
    NounSense s = at(object).noun;
    if (!s.is("ALLY") && !s.is("FOE")) {
      return;
    }
    NounParties.Parties p = nouns.parties(object);
    List<Arg> others = p.acting().isEmpty() ? p.other() : p.acting();
    double reality = Act.SURE * f.verb.reality * (f.verb.negated ? 0.2 : 1);
    EventType type = s.is("ALLY") ? EventType.SUPPORT : EventType.ACCUSE;
    findings.add(f.doers(), others, type, 0.4, reality, at(object).head, at(object).head + 1);
  }

  /**
   * "London says Egypt's refusal is unacceptable": the one who says so blames the one whose deed it
   * is.
   */
  private boolean judged(VerbFrame f) {
    if (f.verb.subject < 0 || f.verb.to >= c.size) {
      return false;
    }
    boolean bad = false;
    for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 3); k++) {
      bad |= lexicon.in("bad", c.fold[k]);
    }
    if (!bad || f.verb.negated) {
      return false;
    }
    for (int i = f.verb.subject - 1; i >= 0; i--) {
      Chunk k = at(i);
      if (k.is(Type.VERB)) {
        boolean says = k.senses.stream().anyMatch(s -> s.op() == Op.SAY);
        return says && blames(i, f);
      }
      if (k.is(Type.BREAK) || k.is(Type.COMMA)) {
        break;
      }
    }
    return judgedAfter(f);
  }

  /** "France's decision is absurd, Bamako said": who says so stands behind. */
  private boolean judgedAfter(VerbFrame f) {
    for (int i = f.index + 1; i < c.chunks.size(); i++) {
      Chunk k = at(i);
      if (!k.is(Type.VERB)) {
        continue;
      }
      boolean says =
          k.senses.stream().anyMatch(s -> s.op() == Op.SAY)
              && k.subject > f.index + 1
              && at(k.subject - 1).is(Type.COMMA);
      return says && blames(i, f);
    }
    return false;
  }

  /** Whoever speaks at one verb blames whose deed is the subject of another. */
  private boolean blames(int speech, VerbFrame f) {
    return findings.add(
        new VerbFrame(c, arguments, speech).subject(),
        NounParties.raise(arguments.of(f.verb.subject, true)),
        EventType.ACCUSE,
        0.4,
        Act.SURE * 0.85,
        f.verb.head,
        Math.min(c.size, f.verb.to + 1));
  }

  /** "Is grateful to Moscow", "est hostile à la présence française". */
  private boolean disposed(VerbFrame f) {
    boolean ill = false;
    boolean well = false;
    int at = -1;
    for (int k = f.verb.from; k < Math.min(c.size, f.verb.to + 3) && at < 0; k++) {
      ill = lexicon.in("ill", c.fold[k]);
      well = lexicon.in("well", c.fold[k]);
      at = ill || well ? k : -1;
      if (k >= f.verb.to && c.mentionAt[k] >= 0) {
        return false;
      }
    }
    if (at < 0) {
      return false;
    }
    int prep = -1;
    for (int i = f.index + 1; i + 1 < Math.min(c.chunks.size(), f.index + 4); i++) {
      boolean next = at(i).is(Type.PREPOSITION) && at(i + 1).is(Type.NOUN) && at(i).from > at;
      if (next) {
        prep = i;
        break;
      }
    }
    if (prep < 0) {
      return false;
    }
    List<Arg> others = f.args(prep + 1);
    if (others.isEmpty() && at(prep + 1).noun != null) {
      others = nouns.parties(prep + 1).acting();
    }
    EventType type = well ^ f.verb.negated ? EventType.SUPPORT : EventType.ACCUSE;
    double reality = Act.SURE * f.verb.reality * (f.verb.negated ? 0.7 : 1);
    return findings.add(f.subject(), NounParties.raise(others), type, 0.3, reality, at, at + 1);
  }

  private Chunk at(int i) {
    return c.chunks.get(i);
  }
}
