package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;
import org.windvane.relations.VerbSense.Op;

/** People and goods on their way: gifts, deployments, withdrawals, visits, meetings. */
final class Motions extends Act {
  Motions(Reading reading, Use use) {
    super(reading, use);
  }

  @Override
  boolean perform() {
    return switch (sense.op()) {
      case MOVE -> move();
      case GIVE -> give();
      case GET -> get();
      case DEPLOY, ARRIVE -> deploy();
      case MEET -> (!sense.lemma().equals("call") || leaderObject()) && meet();
      case VISIT -> visit();
      case WILL -> agree();
      default -> false;
    };
  }

  private boolean move() {
    int at = f.behind(Set.of("from", "of"));
    List<Arg> places = at >= 0 ? f.args(at) : f.object >= 0 ? f.args(f.object) : new ArrayList<>();
    boolean objectHasPlace = at < 0;
    List<Arg> left = new ArrayList<>();
    for (Arg a : places) {
      boolean organization = sides.organization(a.mention());
      if (organization && a.level() == Arguments.ACTS) {
        return !negated && emit(doers, List.of(a), EventType.SANCTION, 0.65);
      }
      if (a.level() == Arguments.ACTS && !organization) {
        left.add(a);
      }
    }
    boolean force =
        (f.verb.subject >= 0 && nouns.has(f.verb.subject, ActLexicon.CARGO))
            || (f.object >= 0 && nouns.has(f.object, ActLexicon.CARGO))
            || doers.stream().anyMatch(a -> sides.kind(a.mention()) == MentionKind.FORCE);
    boolean post = f.object >= 0 && nouns.has(f.object, ActLexicon.POST) && !objectHasPlace;
    if (post) {
      return emit(doers, NounParties.raise(left), EventType.SANCTION, 0.6);
    }
    if (shownOut()) {
      return true;
    }
    if (!force || nouns.agreed() || negated || threatened) {
      return false;
    }
    List<Arg> who = doers.isEmpty() && f.object >= 0 ? NounParties.raise(f.args(f.object)) : doers;
    return findings.add(who, left, EventType.SANCTION, 0.3, reality * 0.75, token, tokenTo);
  }

  /** "Mali says the French ambassador has 72 hours to leave", "said French troops must go". */
  private boolean shownOut() {
    if (f.verb.subject < 1 || f.verb.passive) {
      return false;
    }
    int above = f.verb.subject - 1;
    while (above > 0 && at(above).is(Type.SUBORDINATOR)) {
      above--;
    }
    boolean must = false;
    for (int k = at(f.verb.subject).to; k < f.verb.head; k++) {
      must |=
          lexicon.in("obliged", c.fold[k])
              || lexicon.in("conditional", c.fold[k])
              || c.fold[k].equals("hours")
              || c.fold[k].equals("heures");
    }
    if (!must || !at(above).is(Type.VERB)) {
      return false;
    }
    List<Arg> speakers = new VerbFrame(c, arguments, above).subject();
    return findings.add(
        speakers,
        arguments.of(f.verb.subject, true),
        EventType.SANCTION,
        0.7,
        SURE * 0.9,
        token,
        tokenTo);
  }

  private boolean give() {
    int to = f.behind(Set.of("to", "for", "into"));
    List<Arg> receivers = new ArrayList<>();
    boolean dative = false;
    if (f.object >= 0
        && !f.verb.passive
        && f.index + 2 < c.chunks.size()
        && at(f.object + 1).is(Type.NOUN)) {
      receivers.addAll(f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS).toList());
      dative = !receivers.isEmpty();
    }
    if (!dative && f.behind("with") >= 0 && f.object >= 0) {
      receivers.addAll(f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS).toList());
      dative = !receivers.isEmpty();
    }
    if (!dative && to >= 0) {
      receivers.addAll(f.args(to));
    }
    int gift =
        dative ? (at(f.object + 1).is(Type.NOUN) ? f.object + 1 : f.behind("with")) : f.object;
    if (gift >= 0 && receivers.isEmpty() && nouns.has(gift, ActLexicon.CARGO)) {
      emit(doers, List.of(), EventType.AID, 0.45);
    }
    if (gift < 0 || receivers.isEmpty()) {
      return false;
    }
    if (!dative && at(to - 1).word.equals("into") && nouns.hasWord(gift, "striking")) {
      // "Sent drones into North Korea": no gift, as drones to it would be.
      return emit(doers, receivers, EventType.MOBILIZE, 0.6);
    }
    NounSense n = at(gift).noun;
    List<Arg> givers = doers;
    if (givers.isEmpty() && f.verb.passive) {
      givers = NounParties.raise(arguments.of(gift, false));
      for (int i = gift + 1; givers.isEmpty() && i + 1 < f.index; i++) {
        // "Helicopters from Russia were handed over".
        boolean from = at(i).is(Type.PREPOSITION) && at(i).word.equals("from");
        givers = from ? NounParties.raise(f.args(i + 1)) : givers;
      }
    }
    if (n != null && n.type() != null && !n.mutual()) {
      findings.spoken.add(gift);
      return emit(givers, receivers, n.type(), n.strength());
    }
    if (nouns.has(gift, ActLexicon.CARGO)) {
      boolean promised =
          sense.lemma().equals("pledge")
              || sense.lemma().equals("offer")
              || sense.lemma().equals("promettre");
      return emit(givers, receivers, EventType.AID, promised ? 0.5 : sense.strength());
    }
    if (n != null && n.is("NEUTRAL")) {
      return emit(givers, receivers, EventType.YIELD, 0.3);
    }
    if (nouns.has(gift, ActLexicon.POST)) {
      return emit(givers, receivers, EventType.CONSULT, 0.25);
    }
    return false;
  }

  /** "Obtained the lifting of ECOWAS sanctions": the other side gave way. */
  private boolean getRelief() {
    int inner = f.object + 2;
    if (f.verb.passive
        || inner >= c.chunks.size()
        || !at(inner - 1).is(Type.PREPOSITION)
        || !at(inner).is(Type.NOUN)
        || at(inner).noun == null) {
      return false;
    }
    NounSense n = at(inner).noun;
    if (n.sign() >= 0) {
      return false;
    }
    findings.spoken.add(inner);
    findings.spoken.add(f.object);
    return emit(NounParties.raise(nouns.parties(inner).acting()), doers, EventType.YIELD, 0.5);
  }

  /** "Received helicopters, together with weapons and ammunition, from Russia". */
  private int behindAside() {
    int i = f.object + 1;
    if (i >= c.chunks.size() || !at(i).is(Type.COMMA)) {
      return -1;
    }
    for (i++; i + 2 < c.chunks.size() && !at(i).is(Type.VERB) && !at(i).is(Type.BREAK); i++) {
      if (at(i).is(Type.COMMA)) {
        boolean from = at(i + 1).is(Type.PREPOSITION) && at(i + 1).word.equals("from");
        return from && at(i + 2).is(Type.NOUN) ? i + 2 : -1;
      }
    }
    return -1;
  }

  private boolean get() {
    if (f.objectNoun() != null && f.objectNoun().is("ENDING")) {
      return getRelief();
    }
    boolean goods =
        f.object >= 0
            && (nouns.has(f.object, ActLexicon.CARGO)
                || at(f.object).noun != null && at(f.object).noun.sign() > 0);
    if (!goods) {
      return false;
    }
    List<Arg> from = f.args(f.behind(sense.frames()));
    if (from.isEmpty()) {
      from = f.args(behindAside());
    }
    if (from.isEmpty()) {
      from = NounParties.raise(f.args(f.object));
    }
    if (f.verb.passive) {
      return false;
    }
    boolean given = at(f.object).noun != null || !sense.lemma().equals("buy");
    boolean one = emit(doers, from, EventType.COOPERATE, 0.45);
    return emit(NounParties.raise(from), doers, given ? EventType.AID : EventType.COOPERATE, 0.5)
        || one;
  }

  private boolean deploy() {
    int cargo = f.object >= 0 && !sense.lemma().equals("reach") ? f.object : f.verb.subject;
    int into = f.behind(Set.of("to", "in", "into", "at"));
    boolean reached = sense.lemma().equals("reach");
    cargo = freight(cargo);
    if (f.verb.passive
        && (f.verb.from == f.verb.head || f.verb.infinitive)
        && sense.op() == Op.DEPLOY) {
      // "The soldiers stationed in Mali left", "allowed them to be stationed": where they have
      // been is no news.
      return false;
    }
    List<Arg> places = f.args(reached ? f.object : into);
    if (places.isEmpty()) {
      places = whereabouts();
    }
    if (cargo < 0
        || places.isEmpty()
        || f.followedBy(Set.of("near", "border", "against", "frontiere", "contre"))) {
      return false;
    }
    List<Arg> givers = sense.op() == Op.DEPLOY && !doers.isEmpty() ? doers : f.args(cargo);
    if (nouns.has(cargo, ActLexicon.CARGO)) {
      return emit(
          NounParties.raise(givers), places, EventType.AID, sense.op() == Op.DEPLOY ? 0.45 : 0.5);
    }
    return sense.op() == Op.ARRIVE && visits(givers, places);
  }

  /** "Russian instructors and equipment arrive": the first of the list may be what counts. */
  private int freight(int cargo) {
    int i = cargo;
    while (i > 1
        && at(i).mentions.isEmpty()
        && (at(i - 1).is(Type.CONJUNCTION) || at(i - 1).is(Type.COMMA))
        && at(i - 2).is(Type.NOUN)) {
      i -= 2;
    }
    boolean found = i >= 0 && !at(i).mentions.isEmpty() && nouns.has(i, ActLexicon.CARGO);
    return found ? i : cargo;
  }

  /** "Mali, where 400 British soldiers are deployed". */
  private List<Arg> whereabouts() {
    for (int i = f.index - 1; i > 0 && i > f.index - 5; i--) {
      Chunk k = at(i);
      if (k.is(Type.RELATIVE) && (k.word.equals("where") || k.word.equals("ou"))) {
        int noun = at(i - 1).is(Type.COMMA) ? i - 2 : i - 1;
        return noun >= 0 && at(noun).is(Type.NOUN) ? f.args(noun) : List.of();
      }
    }
    return List.of();
  }

  private boolean visits(List<Arg> who, List<Arg> places) {
    List<Arg> officials =
        who.stream()
            .filter(
                a ->
                    sides.kind(a.mention()) == MentionKind.LEADER
                        || nouns.has(a.chunk(), ActLexicon.AGENT))
            .filter(a -> a.level() == Arguments.ACTS)
            .toList();
    return emit(officials, places, EventType.CONSULT, 0.3);
  }

  private boolean visit() {
    return visits(doers, f.args(f.behind(sense.frames())));
  }

  private boolean leaderObject() {
    return targets(sense.frames()).stream()
        .anyMatch(a -> sides.kind(a.mention()) == MentionKind.LEADER);
  }

  private boolean meet() {
    List<Arg> targets =
        targets(sense.frames()).stream().filter(a -> a.level() == Arguments.ACTS).toList();
    if (targets.isEmpty()
        && doers.size() > 1
        && !f.verb.passive
        && sense.frames().contains("with")) {
      return !negated && findings.among(doers, EventType.CONSULT, 0.3, reality, token, tokenTo);
    }
    if (sense.frames().contains("T") && !sense.frames().contains("with")) {
      return mutual(doers, targets, EventType.CONSULT, 0.3);
    }
    return mutual(doers, targets, EventType.CONSULT, 0.3);
  }

  private boolean agree() {
    if (sense.type() != EventType.AGREE || sense.strength() == 0) {
      return false;
    }
    List<Arg> with = f.args(f.behind("with"));
    if (with.isEmpty() && doers.size() > 1 && f.behind(Set.of("on", "to")) >= 0) {
      if (negated) {
        // "Failed to agree on".
        return findings.among(doers, EventType.REJECT, 0.3, reality, token, tokenTo);
      }
      return findings.among(doers, EventType.AGREE, sense.strength(), reality, token, tokenTo);
    }
    if (with.isEmpty()) {
      return false;
    }
    return mutual(doers, with, EventType.AGREE, sense.strength());
  }
}
