package org.windvane.relations;

import java.util.Objects;
import org.windvane.language.Actor;
import org.windvane.language.Gazetteer;
import org.windvane.language.MentionKind;
import org.windvane.language.Sentence;

/** Who the mentions of a sentence are to each other. */
final class Sides {
  private final Sentence sentence;
  private final Gazetteer gazetteer;

  Sides(Sentence sentence, Gazetteer gazetteer) {
    this.sentence = sentence;
    this.gazetteer = gazetteer;
  }

  private Actor actor(int mention) {
    int index = sentence.actor(mention);
    return index < 0 || gazetteer == null ? null : gazetteer.actor(index);
  }

  /** Whether two mentions are different actors of different states. */
  boolean apart(int one, int other) {
    if (sentence.actor(one) == sentence.actor(other)) {
      return false;
    }
    Actor a = actor(one);
    Actor b = actor(other);
    return a == null || b == null || a.state() == null || !Objects.equals(a.state(), b.state());
  }

  /** Whether two mentions name one actor. */
  boolean same(int one, int other) {
    return sentence.actor(one) == sentence.actor(other);
  }

  boolean organization(int mention) {
    Actor a = actor(mention);
    return a != null && a.type().equals("organization");
  }

  boolean force(int mention) {
    Actor a = actor(mention);
    return a != null && a.type().equals("force");
  }

  boolean group(int mention) {
    Actor a = actor(mention);
    return a != null && a.type().equals("group");
  }

  MentionKind kind(int mention) {
    return sentence.kind(mention);
  }
}
