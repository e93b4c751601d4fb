package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;

/** Verbs that carry out, build up or end what their object names: "signed an agreement with". */
final class NounDeeds extends Act {
  private static final Set<String> FINISHING =
      Set.of(
          "end",
          "leave",
          "quit",
          "wind up",
          "cut",
          "drop",
          "terminer",
          "achever",
          "clore",
          "quitter");

  NounDeeds(Reading reading, Use use) {
    super(reading, use);
  }

  @Override
  boolean perform() {
    return switch (sense.op()) {
      case DO -> carryOut();
      case START -> buildUp();
      case END -> end();
      case CLOSE -> close();
      default -> false;
    };
  }

  /** "Signed an agreement with", "imposed sanctions on", "launched an attack on". */
  private boolean carryOut() {
    NounSense n = f.objectNoun();
    if (n == null) {
      return false;
    }
    NounParties.Parties p = nouns.parties(f.object);
    EventType type = n.type();
    if (n.is("ENDING")) {
      return announcedEnd();
    }
    if (n.is("CARRY") || n.is("BUILDING")) {
      return false;
    }
    if (type == null) {
      if (n.is("ARRIVE")) {
        List<Arg> places = new ArrayList<>(p.other());
        if (places.isEmpty()) {
          places.addAll(f.args(f.behind(Set.of("in", "to"))));
        }
        return emit(doers, places, EventType.AID, 0.4);
      }
      return n.is("MOVE") && commanded(p);
    }
    List<Arg> others = new ArrayList<>(p.other());
    if (others.isEmpty()) {
      others.addAll(f.args(f.behind(n.other())));
    }
    if (n.mutual() || others.isEmpty()) {
      others.addAll(p.acting());
    }
    if (doers.isEmpty() && !f.verb.passive) {
      return false;
    }
    findings.spoken.add(f.object);
    if (type == EventType.YIELD || type == EventType.COERCE) {
      others.removeIf(this::person);
    }
    if (type == EventType.ASSAULT && !f.verb.passive && militants(others)) {
      return true;
    }
    if (others.isEmpty() && doers.size() > 1 && n.mutual()) {
      return negated
          || findings.among(doers, type, n.strength(), reality, token, at(f.object).head + 1);
    }
    if (others.isEmpty() && n.mutual() && doers.size() == 1) {
      others.addAll(f.args(f.behind("with")));
    }
    if (others.isEmpty() && type == EventType.CONSULT) {
      // "Holds talks in Moscow": with whom but the hosts.
      f.args(f.behind("in")).stream()
          .filter(a -> sides.kind(a.mention()) == MentionKind.CAPITAL)
          .forEach(others::add);
    }
    if (f.verb.passive && doers.isEmpty()) {
      findings.spoken.remove(f.object);
      return false;
    }
    boolean both = n.mutual() && n.sign() > 0;
    return both
        ? mutual(doers, others, type, n.strength())
        : emit(doers, others, type, n.strength());
  }

  /** "Announced the end of French operations", "ordered the suspension of cooperation with". */
  private boolean announcedEnd() {
    int inner = f.object + 2;
    boolean named =
        inner < c.chunks.size()
            && at(inner - 1).is(Type.PREPOSITION)
            && at(inner).is(Type.NOUN)
            && at(inner).noun != null;
    if (!named || f.verb.passive || negated) {
      return false;
    }
    NounSense n = at(inner).noun;
    NounParties.Parties p = nouns.parties(inner);
    List<Arg> others = new ArrayList<>(p.acting());
    others.addAll(p.other());
    EventType type = n.sign() < 0 ? EventType.YIELD : EventType.SANCTION;
    boolean any = !n.is("MOVE") && emit(doers, NounParties.raise(others), type, 0.5);
    if (any) {
      findings.spoken.add(inner);
      findings.spoken.add(f.object);
    }
    return any;
  }

  /**
   * "Announced the expulsion" is covered by the noun; "ordered the withdrawal of French troops"
   * drives them out.
   */
  private boolean commanded(NounParties.Parties p) {
    findings.spoken.add(f.object);
    boolean own =
        p.acting().isEmpty()
            || p.acting().stream()
                .noneMatch(
                    a -> doers.stream().anyMatch(d -> sides.apart(d.mention(), a.mention())));
    if (own) {
      // "Announced the withdrawal of its troops from Mali".
      return !nouns.agreed() && emit(doers, p.other(), EventType.SANCTION, 0.3);
    }
    return emit(
        doers, p.acting(), EventType.SANCTION, sense.lemma().startsWith("anno") ? 0.2 : 0.4);
  }

  private boolean buildUp() {
    int at = f.object >= 0 ? f.object : f.verb.passive ? -1 : f.verb.subject;
    if (at < 0 || at(at).noun == null || at(at).noun.is("CARRY") || at(at).noun.is("ENDING")) {
      return false;
    }
    NounSense n = at(at).noun;
    NounParties.Parties p = nouns.parties(at);
    List<Arg> sides = at == f.verb.subject ? List.of() : doers;
    List<Arg> others = new ArrayList<>(p.other());
    if (others.isEmpty()) {
      others.addAll(f.args(f.behind(Set.of("with", "between"))));
    }
    findings.spoken.add(at);
    EventType type = n.sign() >= 0 ? EventType.COOPERATE : n.type();
    if (n.is("MOVE") || type == null) {
      return false;
    }
    if (sides.isEmpty()) {
      return mutual(p.acting(), others, type, 0.5);
    }
    if (others.isEmpty() && p.acting().isEmpty() && sides.size() > 1) {
      return !negated && findings.among(sides, type, 0.5, reality, token, at(at).head + 1);
    }
    if (n.is("NEUTRAL")) {
      others.addAll(f.args(f.behind(Set.of("in"))));
    }
    others.addAll(p.acting());
    return emit(sides, NounParties.raise(others), type, 0.5);
  }

  /** "Suspended military cooperation with", "lifted sanctions on", "cut ties with". */
  private boolean end() {
    int at = f.object >= 0 ? f.object : f.verb.passive ? f.verb.subject : -1;
    if (at < 0) {
      at =
          f.behind(
              sense.frames().contains("to") || sense.frames().contains("with")
                  ? sense.frames()
                  : Set.of("with"));
    }
    boolean intransitive = false;
    if (at < 0
        && f.verb.subject >= 0
        && at(f.verb.subject).noun != null
        && at(f.verb.subject).noun.is("RELATION")) {
      at = f.verb.subject;
      intransitive = true;
    }
    if (at < 0) {
      return false;
    }
    at = measured(at);
    NounSense n = at(at).noun;
    if (n == null) {
      return debt(at) || endNamed(at);
    }
    if (n.is("CARRY") || n.is("ENDING") || n.is("ALLY") || n.is("FOE")) {
      return false;
    }
    if (n.type() == EventType.CONSULT && FINISHING.contains(sense.lemma())) {
      // A visit that ends has taken place.
      List<Arg> hosts = n.mutual() ? List.of() : f.args(f.behind(Set.of("to", "in")));
      findings.spoken.add(at);
      return !negated && emit(doers, hosts, EventType.CONSULT, n.strength());
    }
    NounParties.Parties p = nouns.parties(at);
    findings.spoken.add(at);
    List<Arg> others = new ArrayList<>(p.other());
    if (others.isEmpty()) {
      others.addAll(f.args(f.behind(Set.of("with", "against", "on", "to", "from", "in"))));
    }
    EventType type = n.sign() < 0 ? EventType.YIELD : EventType.SANCTION;
    double strength = n.sign() < 0 ? 0.5 : sense.strength();
    if (doers.isEmpty() || intransitive) {
      if (n.mutual() && p.complete()) {
        return mutual(
            p.acting(), p.other(), n.sign() < 0 ? EventType.YIELD : EventType.ACCUSE, 0.45);
      }
      return findings.add(
          p.acting(),
          p.other(),
          type,
          strength * 0.8,
          reality * (negated ? 0.2 : 1),
          token,
          tokenTo);
    }
    if (n.sign() >= 0 || others.isEmpty()) {
      // "Pushes to lift UN sanctions on Korea" is for Korea, not for the UN.
      others.addAll(p.acting());
    }
    if (others.isEmpty()) {
      others.addAll(inRelative(at));
    }
    if (n.is("MOVE")) {
      return false;
    }
    if (others.isEmpty() && doers.size() > 1 && n.mutual()) {
      return findings.among(
          doers,
          type == EventType.SANCTION ? EventType.SANCTION : type,
          strength,
          reality * (negated ? 0.2 : 1),
          token,
          tokenTo);
    }
    if (negated) {
      // Not having broken off ties is holding to them.
      return type == EventType.SANCTION
          && findings.add(
              doers,
              NounParties.raise(others),
              EventType.SUPPORT,
              0.3,
              reality * 0.75,
              token,
              tokenTo);
    }
    // "Suspended its aid": the side that it is taken from is still to be found.
    boolean own =
        others.removeIf(o -> doers.stream().anyMatch(d -> !sides.apart(d.mention(), o.mention())));
    if (own && others.isEmpty() && !n.is("AID") && !n.is("COOPERATE")) {
      return false;
    }
    return emit(doers, NounParties.raise(others), type, strength);
  }

  /** "160 million dollars in assistance for": what the sum is paid as. */
  private int measured(int at) {
    boolean sum =
        at(at).noun == null
            && at + 2 < c.chunks.size()
            && at(at + 1).is(Type.PREPOSITION)
            && (at(at + 1).word.equals("in") || at(at + 1).word.equals("of"))
            && at(at + 2).is(Type.NOUN)
            && at(at + 2).noun != null
            && lexicon.in("money", c.fold[at(at).head]);
    return sum ? at + 2 : at;
  }

  /** "Closed the embassy, the border": only what stands open between two states can be closed. */
  private boolean close() {
    NounSense n = f.objectNoun();
    if (n == null || !n.is("NEUTRAL")) {
      return false;
    }
    // "Spain closed its airspace": what is one's own may be closed against nobody.
    boolean own =
        NounParties.POSSESSIVE.contains(c.fold[at(f.object).from])
            && nouns.parties(f.object).other().isEmpty()
            && (f.behind(Set.of("with", "against", "to")) < 0
                || f.followedBy(Set.of("due", "because", "owing")));
    return !own && end();
  }

  /** "Closed the French embassy", "recalled its ambassador from Paris", "left ECOWAS". */
  private boolean endNamed(int at) {
    boolean post = nouns.has(at, ActLexicon.POST);
    if (sense.frames().contains("from") && post) {
      List<Arg> place = f.args(f.behind(Set.of("from", "to", "in", "of")));
      return !place.isEmpty() && emit(doers, place, EventType.SANCTION, 0.6);
    }
    List<Arg> direct =
        f.args(at).stream()
            .filter(a -> sides.organization(a.mention()) && a.level() == Arguments.ACTS)
            .toList();
    boolean leaves = LEAVING.contains(org.windvane.language.Folding.fold(sense.lemma()));
    return leaves && !direct.isEmpty() && emit(doers, direct, EventType.SANCTION, 0.6);
  }

  /** Debts that are struck off are help. */
  private boolean debt(int at) {
    boolean owed = false;
    for (int k = at(at).from; k < at(at).to; k++) {
      switch (c.fold[k]) {
        case "debt", "debts", "dette", "dettes" -> owed = true;
        default -> {}
      }
    }
    return owed && emit(doers, NounParties.raise(f.args(at)), EventType.AID, 0.5);
  }
}
