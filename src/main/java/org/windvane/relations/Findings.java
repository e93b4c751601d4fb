package org.windvane.relations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.windvane.relations.Arguments.Arg;

/** What the rules have found in one sentence so far. */
final class Findings {
  /** One act between two mentions, before the best of each pair are kept. */
  record Finding(
      int source,
      int target,
      EventType act,
      int sign,
      double strength,
      double reality,
      int token,
      int tokenTo) {}

  /** An act of which the sentence tells one side beside the act; the other list is empty. */
  record Half(
      List<Arg> sources,
      List<Arg> targets,
      EventType act,
      double strength,
      double reality,
      int token,
      int tokenTo) {}

  private final Sides sides;
  final List<Half> halves = new ArrayList<>();
  final List<Finding> all = new ArrayList<>();

  /** Noun chunks that a verb has spoken for: they say nothing by themselves any more. */
  final Set<Integer> spoken = new HashSet<>();

  Findings(Sides sides) {
    this.sides = sides;
  }

  /** Adds the act for every pair of the two sides; returns whether there was any. */
  boolean add(
      List<Arg> sources,
      List<Arg> targets,
      EventType act,
      double strength,
      double reality,
      int token,
      int tokenTo) {
    if (act == null) {
      // A noun that carries no act of its own, such as "process", in a rule made for those that do.
      return false;
    }
    boolean any = false;
    for (Arg s : sources) {
      if (s.level() < Arguments.ACTS) {
        continue;
      }
      for (Arg t : targets) {
        // "Syria and its Russian ally bombed Idlib": no blow of the ally's at Syria.
        boolean own =
            act == EventType.ASSAULT
                && targets.stream().noneMatch(o -> !sides.apart(o.mention(), s.mention()))
                && sources.stream().anyMatch(o -> o != s && !sides.apart(o.mention(), t.mention()));
        if (own) {
          continue;
        }
        if (t.level() >= needed(act) && sides.apart(s.mention(), t.mention())) {
          all.add(
              new Finding(
                  s.mention(), t.mention(), act, act.sign(), strength, reality, token, tokenTo));
          any = true;
        }
      }
    }
    if (!any) {
      half(sources, targets, act, strength, reality, token, tokenTo);
    }
    return any;
  }

  private void half(
      List<Arg> sources,
      List<Arg> targets,
      EventType act,
      double strength,
      double reality,
      int token,
      int tokenTo) {
    List<Arg> doing = sources.stream().filter(s -> s.level() == Arguments.ACTS).toList();
    List<Arg> done = targets.stream().filter(t -> t.level() >= needed(act)).toList();
    if (doing.isEmpty() != done.isEmpty()) {
      halves.add(new Half(doing, done, act, strength, reality, token, tokenTo));
    }
  }

  /** Multiplies the strength of what was found from the given place on. */
  void weigh(int from, double weight) {
    for (int i = from; i < all.size(); i++) {
      Finding f = all.get(i);
      all.set(
          i,
          new Finding(
              f.source(),
              f.target(),
              f.act(),
              f.sign(),
              f.strength() * weight,
              f.reality(),
              f.token(),
              f.tokenTo()));
    }
  }

  /** Whether anything has been found between the actors of two mentions, either way. */
  boolean between(int one, int other) {
    return all.stream()
        .anyMatch(
            f ->
                sides.same(f.source(), one) && sides.same(f.target(), other)
                    || sides.same(f.source(), other) && sides.same(f.target(), one));
  }

  /** Both ways. */
  boolean mutual(
      List<Arg> one,
      List<Arg> other,
      EventType act,
      double strength,
      double reality,
      int token,
      int tokenTo) {
    boolean there = add(acting(one), acting(other), act, strength, reality, token, tokenTo);
    boolean back = add(acting(other), acting(one), act, strength, reality, token, tokenTo);
    return there || back;
  }

  /** Every pair within one list. */
  boolean among(
      List<Arg> all, EventType act, double strength, double reality, int token, int tokenTo) {
    boolean any = false;
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        any |=
            mutual(
                List.of(all.get(i)), List.of(all.get(j)), act, strength, reality, token, tokenTo);
      }
    }
    return any;
  }

  private static List<Arg> acting(List<Arg> args) {
    return args.stream()
        .filter(a -> a.level() >= Arguments.LOOSE)
        .map(a -> new Arg(a.mention(), Arguments.ACTS, a.chunk()))
        .toList();
  }

  /**
   * Words may aim at anything of the other side's; deeds must strike the side itself or what it
   * owns.
   */
  private static int needed(EventType act) {
    return switch (act) {
      case ACCUSE, REJECT, SUPPORT, REQUEST, THREATEN -> Arguments.LOOSE;
      default -> Arguments.OWNED;
    };
  }
}
