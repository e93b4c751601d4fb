package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;

/** What one side thinks or says of another or of its acts. */
final class Attitudes extends Act {
  Attitudes(Reading reading, Use use) {
    super(reading, use);
  }

  @Override
  boolean perform() {
    return switch (sense.op()) {
      case WANT -> want();
      case LIKE -> hosted() || like();
      case BLAME -> blame();
      case REFUSE -> refuse();
      case DENY -> deny();
      case LABEL -> label();
      case ACCUSE, ORDERLESS, THREAT ->
          say(
              targets(sense.frames()).stream().filter(a -> !person(a)).toList(),
              sense.type(),
              sense.strength());
      case TURN ->
          emit(
              doers,
              targets(sense.frames()).stream().filter(a -> a.level() >= Arguments.OWNED).toList(),
              EventType.SUPPORT,
              sense.strength());
      default -> false;
    };
  }

  /** "The queen welcomed the president of Ghana to London": the place stands for the host. */
  private boolean hosted() {
    boolean guest =
        sense.lemma().equals("welcome")
            && doers.isEmpty()
            && !f.verb.passive
            && !negated
            && f.object >= 0
            && nouns.has(f.object, ActLexicon.AGENT);
    int at = guest ? f.behind(Set.of("to", "at", "in")) : -1;
    return at >= 0
        && mutual(NounParties.raise(f.args(at)), f.args(f.object), EventType.CONSULT, 0.3);
  }

  /** "Demanded the withdrawal of French troops", "seeks support from Russia". */
  private boolean want() {
    if (!sense.frames().contains("N")) {
      return say(targets(sense.frames()), sense.type(), sense.strength());
    }
    int at = f.object;
    if (at < 0) {
      at = f.behind(Set.of("for"));
    }
    if (at >= 0 && at(at).noun == null && !negated && leaves(at)) {
      return say(f.args(at), EventType.REQUEST, 0.5);
    }
    if (at < 0 || at(at).noun == null || negated) {
      return false;
    }
    NounSense n = at(at).noun;
    NounParties.Parties p = nouns.parties(at);
    findings.spoken.add(at);
    List<Arg> from = f.args(f.behind(Set.of("from", "with")));
    if (n.is("MOVE") || n.is("SANCTION") && n.acting().size() < 3) {
      List<Arg> who = n.is("MOVE") ? p.acting() : p.other();
      return findings.add(doers, who, EventType.REQUEST, 0.55, reality, token, at(at).head + 1);
    }
    if (n.type() == null) {
      return n.is("RELATION")
          && findings.add(
              doers,
              NounParties.raise(p.other()),
              EventType.SUPPORT,
              0.35,
              reality,
              token,
              at(at).head + 1);
    }
    if (n.sign() > 0) {
      List<Arg> others = new ArrayList<>(p.other());
      if (!n.mutual()) {
        others = new ArrayList<>(p.acting());
      } else {
        others.addAll(p.acting());
      }
      others.addAll(from);
      return findings.add(
          doers,
          NounParties.raise(others),
          EventType.SUPPORT,
          0.35,
          reality,
          token,
          at(at).head + 1);
    }
    if (!n.mutual()) {
      return findings.add(
          doers, p.other(), EventType.REQUEST, 0.45, reality, token, at(at).head + 1);
    }
    return false;
  }

  /** "Call for American troops to go": whether the noun is followed by an infinitive of leaving. */
  private boolean leaves(int noun) {
    for (int i = noun + 1; i < Math.min(c.chunks.size(), noun + 4); i++) {
      if (at(i).is(Type.VERB)) {
        return at(i).infinitive && LEAVING.contains(c.fold[at(i).head]);
      }
    }
    return false;
  }

  private boolean like() {
    NounSense n = f.objectNoun();
    int at = f.object;
    if (at < 0 && sense.frames().contains("of")) {
      at = f.behind("of");
      n = at < 0 ? null : at(at).noun;
    }
    if (n != null && !f.verb.passive) {
      NounParties.Parties p = nouns.parties(at);
      if (n.is("RELATION") && p.other().isEmpty()) {
        return emit(doers, inRelative(at), EventType.SUPPORT, 0.5);
      }
      if (n.is("MOVE")
          || n.is("ENDING")
          || n.type() == EventType.SANCTION && n.acting().size() < 3) {
        List<Arg> gone = n.is("MOVE") ? p.acting() : p.other();
        return emit(doers, gone, EventType.ACCUSE, 0.35);
      }
      if (n.sign() < 0) {
        // Backing a blow at someone is siding against him; backing the one who deals it is siding
        // with him.
        boolean against =
            findings.add(
                doers,
                p.other(),
                EventType.ACCUSE,
                0.4,
                reality * (negated ? 0.3 : 1),
                token,
                tokenTo);
        return emit(doers, p.acting(), EventType.SUPPORT, 0.4) || against;
      }
      List<Arg> others = new ArrayList<>(p.acting());
      if (n.mutual() || others.isEmpty()) {
        others.addAll(p.other());
      }
      if (!others.isEmpty()) {
        return emit(doers, NounParties.raise(others), sense.type(), sense.strength());
      }
    }
    List<Arg> targets = targets(sense.frames());
    if (sense.lemma().equals("welcome") && doers.isEmpty() && !f.verb.passive) {
      // "She welcomed the president to London": the place does.
      List<Arg> hosts = f.args(f.behind("to"));
      return mutual(NounParties.raise(hosts), targets, EventType.CONSULT, 0.3);
    }
    return emit(doers, targets, sense.type(), sense.strength());
  }

  private boolean blame() {
    NounSense n = f.objectNoun();
    if (n != null && !(f.verb.passive && doers.isEmpty())) {
      NounParties.Parties p = nouns.parties(f.object);
      if (n.is("AGREE") || n.is("COOPERATE")) {
        boolean tears = p.complete() || !p.other().isEmpty();
        if (tears && !negated) {
          findings.spoken.add(f.object);
          return emit(doers, NounParties.raise(p.other()), EventType.REJECT, 0.55);
        }
      }
      if (!p.acting().isEmpty()) {
        return say(NounParties.raise(p.acting()), EventType.ACCUSE, sense.strength());
      }
      if (n.sign() < 0 && !p.other().isEmpty()) {
        return false;
      }
      if (n.is("NEUTRAL")) {
        return say(NounParties.raise(p.acting()), EventType.ACCUSE, sense.strength());
      }
    }
    List<Arg> targets = targets(sense.frames());
    if (targets.isEmpty() && f.object >= 0 && at(f.object).mentions.isEmpty()) {
      // "Condemns comments from Ankara".
      targets = NounParties.raise(f.args(f.behind("from")));
    }
    if (negated) {
      return findings.add(doers, targets, EventType.SUPPORT, 0.2, reality * 0.65, token, tokenTo);
    }
    return findings.add(doers, targets, sense.type(), sense.strength(), reality, token, tokenTo);
  }

  private boolean refuse() {
    if (negated) {
      return false;
    }
    NounSense n = f.objectNoun();
    if (n != null && !f.verb.passive) {
      NounParties.Parties p = nouns.parties(f.object);
      findings.spoken.add(f.object);
      if (n.is("MOVE")) {
        return false;
      }
      List<Arg> others = new ArrayList<>(p.acting());
      if (n.sign() >= 0) {
        others.addAll(p.other());
      }
      return findings.add(
          doers,
          NounParties.raise(others),
          EventType.REJECT,
          sense.strength(),
          reality,
          token,
          at(f.object).head + 1);
    }
    return findings.add(
        doers,
        targets(sense.frames()),
        EventType.REJECT,
        sense.strength(),
        reality,
        token,
        tokenTo);
  }

  private boolean deny() {
    NounSense n = f.objectNoun();
    if (n == null || n.type() != EventType.ACCUSE || negated) {
      return false;
    }
    NounParties.Parties p = nouns.parties(f.object);
    findings.spoken.add(f.object);
    return findings.add(
        doers, NounParties.raise(p.acting()), EventType.REJECT, 0.35, reality, token, tokenTo);
  }

  /** "Sees China as a threat", "considère la Russie comme un allié". */
  private boolean label() {
    List<Arg> targets = f.args(f.verb.passive ? f.verb.subject : f.object);
    int in = f.index + 1;
    boolean inside =
        in + 2 < c.chunks.size()
            && at(in).is(Type.PREPOSITION)
            && at(in).word.equals("in")
            && at(in + 1).is(Type.NOUN)
            && at(in + 2).is(Type.NOUN)
            && at(in + 2).noun != null
            && (at(in + 2).noun.is("ALLY") || at(in + 2).noun.is("FOE"));
    if (inside) {
      // "Sees in Niger a partner".
      EventType type = at(in + 2).noun.is("ALLY") ? EventType.SUPPORT : EventType.ACCUSE;
      return emit(doers, f.args(in + 1), type, 0.4);
    }
    if (illegal()) {
      return emit(doers, NounParties.raise(targets), EventType.REJECT, 0.5);
    }
    for (int i = f.index + 1; i + 1 < Math.min(c.chunks.size(), f.index + 8); i++) {
      Chunk k = at(i);
      boolean as =
          (k.is(Type.PREPOSITION) || k.is(Type.SUBORDINATOR))
              && (k.word.equals("as") || k.word.equals("comme"));
      if (k.is(Type.VERB)) {
        return false;
      }
      as |=
          k.is(Type.PREPOSITION)
              && k.word.equals("of")
              && i > f.index + 1
              && (sense.lemma().equals("traiter") || sense.lemma().equals("qualifier"));
      boolean twofold = k.is(Type.NOUN) && at(i + 1).is(Type.NOUN) && i == f.object;
      int at = i + 1;
      if (as
          && i + 2 < c.chunks.size()
          && at(at).is(Type.NOUN)
          && at(at).to - at(at).from == 1
          && c.tag[at(at).from].equals("DET")
          && at(i + 2).is(Type.NOUN)) {
        // "Comme la plus grande menace".
        at = i + 2;
      }
      NounSense n = as || twofold ? at(at).noun : null;
      if (n != null && n.sign() != 0) {
        EventType type = n.sign() > 0 ? EventType.SUPPORT : EventType.ACCUSE;
        return emit(doers, targets, type, 0.4);
      }
    }
    return valued(targets);
  }

  /** "Called Russia's concerns legitimate", "qualifie d'injuste la décision du Mali". */
  private boolean valued(List<Arg> targets) {
    int end = f.index + 1;
    while (end < c.chunks.size() && !ends(at(end))) {
      end++;
    }
    int limit = end < c.chunks.size() ? at(end).from : c.size;
    List<Arg> valued = new ArrayList<>(targets);
    for (int i = f.index + 1; i < end && valued.isEmpty(); i++) {
      // "A jugé légitimes les demandes du Mali": the adjective may go first.
      valued.addAll(at(i).is(Type.NOUN) ? f.args(i) : List.of());
    }
    for (int k = f.verb.to; k < limit; k++) {
      boolean good = lexicon.in("right", c.fold[k]);
      if (good || lexicon.in("bad", c.fold[k])) {
        EventType type = good ? EventType.SUPPORT : EventType.ACCUSE;
        return say(NounParties.raise(valued), type, 0.4);
      }
    }
    return false;
  }

  private boolean ends(Chunk k) {
    return k.is(Type.VERB)
        || k.is(Type.RELATIVE)
        || k.is(Type.COMMA)
        || k.is(Type.BREAK)
        || k.is(Type.SUBORDINATOR) && !k.word.equals("as") && !k.word.equals("comme");
  }

  /** "Declares American military presence illegal". */
  private boolean illegal() {
    int object = f.verb.passive ? -1 : f.object;
    return object >= 0
        && at(object).to - at(object).from > 1
        && lexicon.in("bad", c.fold[at(object).to - 1]);
  }
}
