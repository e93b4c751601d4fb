package org.windvane.relations;

import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;
import org.windvane.relations.VerbSense.Op;

/** One verb in one sense. */
abstract class Act {
  static final double SURE = 0.92;

  /** What people in the street do weighs less than what their state does. */
  private static final double CROWD = 0.6;

  static final Set<String> LEAVING =
      Set.of(
          "leave",
          "withdraw",
          "depart",
          "quit",
          "go",
          "exit",
          "quitter",
          "partir",
          "retirer",
          "evacuer");

  final Chunker c;
  final Arguments arguments;
  final NounRules nouns;
  final Findings findings;
  final Sides sides;
  final ActLexicon lexicon;
  final VerbFrame f;
  final VerbSense sense;
  final int token;
  final int tokenTo;
  final boolean negated;
  final boolean threatened;
  final double reality;
  final List<Arg> doers;
  final double weight;

  /** What all acts of a sentence are read with. */
  record Reading(
      Chunker chunker, Arguments arguments, NounRules nouns, Findings findings, Sides sides) {}

  /** The verb in one place and sense, with what stands above it. */
  record Use(VerbFrame frame, VerbSense sense, Governing.Setting setting, int end) {}

  Act(Reading reading, Use use) {
    this.c = reading.chunker();
    this.arguments = reading.arguments();
    this.nouns = reading.nouns();
    this.findings = reading.findings();
    this.sides = reading.sides();
    this.lexicon = c.lexicon;
    Governing.Setting setting = use.setting();
    this.f = use.frame();
    this.sense = use.sense();
    this.token = f.verb.head;
    this.tokenTo = Math.min(use.end(), c.size);
    this.negated = f.verb.negated ^ setting.reversed();
    this.threatened = setting.threatened();
    this.reality = SURE * f.verb.reality * setting.reality();
    List<Arg> acting = f.doers();
    boolean street =
        sense.type() == EventType.PROTEST
            || sense.op() == Op.FLAG
            || sense.op() == Op.WANT
            || sense.op() == Op.ACT && foreignPost()
            || sense.op() == Op.LIKE
            || sense.op() == Op.BLAME;
    boolean nobody = acting.stream().noneMatch(a -> a.level() == Arguments.ACTS);
    this.doers = nobody && street && !f.verb.passive ? crowd() : acting;
    this.weight = doers == acting ? 1 : CROWD;
  }

  static Act of(Reading reading, Use use) {
    return switch (use.sense().op()) {
      case ACT, FLAG, JOINT, HIT, LIST, CAUSE, BUILD, JOIN, CURB -> new Deeds(reading, use);
      case DO, START, END, CLOSE -> new NounDeeds(reading, use);
      case ASK, ORDER, LET -> new Steering(reading, use);
      case MOVE, GIVE, GET, DEPLOY, ARRIVE, MEET, VISIT, WILL -> new Motions(reading, use);
      case WANT, LIKE, BLAME, REFUSE, DENY, LABEL, ACCUSE, ORDERLESS, THREAT, TURN, SAY, STOP, N ->
          new Attitudes(reading, use);
    };
  }

  /** Adds what the verb says to the findings; returns whether it said anything. */
  final boolean read() {
    int before = findings.all.size();
    boolean said = perform();
    findings.weigh(before, weight);
    return said;
  }

  abstract boolean perform();

  final Chunk at(int i) {
    return c.chunks.get(i);
  }

  /** An embassy, a base, a convoy: what a crowd can lay hands on. */
  boolean foreignPost() {
    return (sense.type() == EventType.ASSAULT || sense.type() == EventType.COERCE)
        && f.object >= 0
        && !at(f.object).mentions.isEmpty()
        && (nouns.has(f.object, ActLexicon.POST)
            || nouns.has(f.object, ActLexicon.CARGO)
            || f.objectNoun() != null && f.objectNoun().is("NEUTRAL"));
  }

  /** "Hundreds marched in Bamako against …", "Burkinabe protesters demand …". */
  List<Arg> crowd() {
    int s = f.verb.subject;
    if (s < 0 || !nouns.has(s, ActLexicon.CROWD)) {
      return List.of();
    }
    boolean defined = at(f.index - 1).is(Type.RELATIVE) && sense.type() != EventType.PROTEST;
    if (defined) {
      // "Firms and people who support it in Mali" are no crowd.
      return List.of();
    }
    for (int m : at(s).mentions) {
      if (sides.kind(m) == MentionKind.DEMONYM) {
        return List.of(new Arg(m, Arguments.ACTS, s));
      }
    }
    boolean beside =
        s + 2 < c.chunks.size() && at(s + 1).is(Type.PREPOSITION) && at(s + 1).word.equals("in");
    Set<String> where = Set.of("in", "to", "through", "on", "outside");
    int place = beside ? s + 2 : f.behind(where);
    if (place < 0 && f.verb.governor >= 0) {
      place = new VerbFrame(c, arguments, f.verb.governor).behind(where);
    }
    if (place < 0 && c.chunks.size() > 1 && at(0).is(Type.PREPOSITION) && at(1).is(Type.NOUN)) {
      place = 1;
    }
    if (place < 0 || at(place).mentions.isEmpty()) {
      return List.of();
    }
    int m = at(place).mentions.get(0);
    return switch (sides.kind(m)) {
      case NAME, CAPITAL, CITY, REFERENCE -> List.of(new Arg(m, Arguments.ACTS, place));
      default -> List.of();
    };
  }

  boolean emit(List<Arg> sources, List<Arg> targets, EventType type, double strength) {
    if (threatened && type.sign() < 0) {
      return findings.add(
          sources, targets, EventType.THREATEN, 0.6, SURE * f.verb.reality, token, tokenTo);
    }
    if (negated) {
      return reversed(sources, targets, type);
    }
    return findings.add(sources, targets, type, strength, reality, token, tokenTo);
  }

  /** What is not done: help refused is a rebuff; a blow withheld says little. */
  boolean reversed(List<Arg> sources, List<Arg> targets, EventType type) {
    boolean willing = type == EventType.CONSULT || type == EventType.ACCUSE;
    if (type.sign() > 0 && !willing) {
      return findings.add(sources, targets, EventType.REJECT, 0.35, reality * 0.8, token, tokenTo);
    }
    if (type == EventType.SANCTION || type == EventType.ACCUSE) {
      return findings.add(sources, targets, EventType.SUPPORT, 0.2, reality * 0.65, token, tokenTo);
    }
    return false;
  }

  boolean mutual(List<Arg> one, List<Arg> other, EventType type, double strength) {
    if (negated) {
      return type.sign() > 0
          && findings.add(one, other, EventType.REJECT, 0.35, reality * 0.8, token, tokenTo);
    }
    return findings.mutual(one, other, type, strength, reality, token, tokenTo);
  }

  List<Arg> targets(Set<String> frames) {
    if (frames.contains("T")) {
      List<Arg> direct = f.args(f.object);
      if (f.verb.passive && f.verb.subject >= 0) {
        direct = arguments.of(f.verb.subject, true);
      }
      if (!direct.isEmpty()) {
        return direct;
      }
      List<Arg> meant = f.pronounObject(doers);
      if (!meant.isEmpty()) {
        return meant;
      }
    }
    if (frames.contains("B") && f.object >= 0) {
      List<Arg> direct =
          f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS && bare(a)).toList();
      if (!direct.isEmpty()) {
        return direct;
      }
    }
    return f.args(f.behind(frames));
  }

  boolean bare(Arg a) {
    Chunk n = at(a.chunk());
    return c.sentence.to(a.mention()) == n.to || n.mentions.size() > 1;
  }

  /**
   * "The pact that allowed the Americans to … was revoked", "ended the agreement which it had
   * concluded with France": the other side stands in the noun's own clause.
   */
  List<Arg> inRelative(int noun) {
    int i = noun + 1;
    while (i + 1 < c.chunks.size() && at(i).is(Type.PREPOSITION) && at(i + 1).is(Type.NOUN)) {
      List<Arg> near = f.args(i + 1).stream().filter(a -> a.level() == Arguments.ACTS).toList();
      if (!near.isEmpty() && !f.verb.passive) {
        return near;
      }
      i += 2;
    }
    boolean that = i < c.chunks.size() && at(i).is(Type.SUBORDINATOR) && at(i).word.equals("that");
    if (i >= c.chunks.size() || !at(i).is(Type.RELATIVE) && !that) {
      return List.of();
    }
    int limit = noun < f.index ? f.index : Math.min(c.chunks.size(), i + 8);
    for (int k = i + 1; k < limit && !at(k).is(Type.BREAK) && !at(k).is(Type.COMMA); k++) {
      if (at(k).is(Type.NOUN)) {
        List<Arg> found = f.args(k).stream().filter(a -> a.level() == Arguments.ACTS).toList();
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  /** "Struck jihadists in Mali": a help to the state in which they are. */
  boolean militants(List<Arg> targets) {
    boolean states =
        targets.stream().anyMatch(a -> !sides.group(a.mention()) && !sides.force(a.mention()));
    boolean jihad = false;
    for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 14); k++) {
      jihad |= lexicon.in("jihad", c.fold[k]);
    }
    return jihad && !states && emit(doers, f.args(f.behind(Set.of("in"))), EventType.AID, 0.4);
  }

  /**
   * "A Russian journalist", "two French men": what befalls a private person is no act between
   * states.
   */
  boolean person(Arg a) {
    if (a.level() == Arguments.ACTS) {
      return false;
    }
    Chunk n = at(a.chunk());
    for (int k = n.from; k < n.to; k++) {
      switch (c.fold[k]) {
        case "journalist",
            "journalists",
            "reporter",
            "national",
            "nationals",
            "citizen",
            "citizens",
            "man",
            "woman",
            "student",
            "students",
            "worker",
            "workers",
            "migrant",
            "migrants",
            "refugee",
            "refugees",
            "journaliste",
            "journalistes",
            "ressortissant",
            "ressortissants",
            "citoyen",
            "citoyens",
            "businessman",
            "tycoon" -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  boolean directed(List<Arg> targets, EventType type, double strength) {
    return emit(
        doers, targets.stream().filter(a -> a.level() == Arguments.ACTS).toList(), type, strength);
  }

  boolean say(List<Arg> targets, EventType type, double strength) {
    if (negated) {
      return false;
    }
    return findings.add(doers, targets, type, strength, reality, token, tokenTo);
  }
}
