package org.windvane.relations;

import java.util.List;
import java.util.Set;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;
import org.windvane.relations.VerbSense.Op;

/** Verbs that get another to do something: ask, order, let, help. */
final class Steering extends Act {
  Steering(Reading reading, Use use) {
    super(reading, use);
  }

  @Override
  boolean perform() {
    return switch (sense.op()) {
      case ASK -> ask();
      case ORDER -> order();
      case LET -> help();
      default -> false;
    };
  }

  private boolean ask() {
    List<Arg> targets = targets(sense.frames());
    int help = f.behind(Set.of("for"));
    boolean appeal =
        help >= 0
                && (at(help).noun != null && at(help).noun.sign() > 0
                    || nouns.has(help, ActLexicon.CARGO))
            || helpful();
    if (sense.type() == EventType.CONSULT) {
      // "Invited the president" is courtesy; "invite France to look at its past" is not.
      int next = f.object + 1;
      boolean todo = false;
      for (int i = next; f.object >= 0 && i < Math.min(c.chunks.size(), next + 2); i++) {
        todo |= at(i).is(Type.VERB);
      }
      for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 6); k++) {
        todo |= c.fold[k].equals("not") || c.fold[k].equals("pas");
      }
      return todo || directed(targets, EventType.CONSULT, sense.strength());
    }
    return appeal
        ? directed(targets, EventType.SUPPORT, 0.3)
        : say(
            targets.stream().filter(a -> a.level() == Arguments.ACTS).toList(),
            sense.type(),
            sense.strength());
  }

  /** "Asked Russia to help": the infinitive behind it is a kindness. */
  private boolean helpful() {
    for (int i = f.index + 1; i < Math.min(c.chunks.size(), f.index + 4); i++) {
      if (at(i).is(Type.VERB)) {
        return at(i).senses.stream()
            .anyMatch(
                s ->
                    s.type() == EventType.AID
                        || s.op() == Op.START && !s.lemma().endsWith("open")
                        || s.op() == Op.MEET);
      }
    }
    return false;
  }

  private boolean order() {
    boolean leave = false;
    for (int i = f.index + 1; i < Math.min(c.chunks.size(), f.index + 6); i++) {
      if (at(i).is(Type.VERB)) {
        leave = LEAVING.contains(c.fold[at(i).head]);
        break;
      }
    }
    boolean out = f.followedBy(Set.of("out"));
    List<Arg> targets =
        f.args(f.verb.passive ? f.verb.subject : f.object >= 0 ? f.object : f.behind("to"));
    if (leave || out) {
      if (f.verb.passive && doers.isEmpty()) {
        // "Have been given two weeks to leave Burkina Faso": the place that they must leave.
        return emit(placeLeft(), targets, EventType.SANCTION, 0.75);
      }
      return emit(doers, targets, EventType.SANCTION, 0.8);
    }
    boolean weak = sense.lemma().equals("tell") || sense.lemma().equals("give");
    return !weak
        && say(
            targets.stream().filter(a -> a.level() == Arguments.ACTS).toList(),
            sense.type(),
            sense.strength());
  }

  private List<Arg> placeLeft() {
    for (int i = f.index + 1; i < Math.min(c.chunks.size(), f.index + 6); i++) {
      if (at(i).is(Type.VERB)) {
        VerbFrame leaving = new VerbFrame(c, arguments, i);
        return NounParties.raise(
            f.args(leaving.object >= 0 ? leaving.object : leaving.behind("from")));
      }
    }
    return List.of();
  }

  private boolean help() {
    List<Arg> targets = targets(sense.frames());
    boolean permits = sense.type() == EventType.YIELD;
    if (permits) {
      targets =
          targets.stream()
              .filter(a -> a.level() == Arguments.ACTS && a.chunk() == f.object)
              .toList();
    }
    return !targets.isEmpty() && emit(doers, targets, sense.type(), sense.strength());
  }
}
