package org.windvane.relations;

import org.windvane.language.Gazetteer;
import org.windvane.language.Sentence;

/** The fast pass: which sentences can hold a relation at all. */
public final class Pairs {
  private Pairs() {}

  /** Whether the sentence names two actors that may act towards each other. */
  public static boolean any(Sentence s, Gazetteer gazetteer) {
    Sides sides = new Sides(s, gazetteer);
    for (int i = 0; i < s.mentions(); i++) {
      for (int j = i + 1; j < s.mentions(); j++) {
        boolean acts = s.kind(i).acts() || s.kind(j).acts();
        boolean places = s.kind(i).ordinal() <= 6 || s.kind(i).acts();
        boolean there = s.kind(j).ordinal() <= 6 || s.kind(j).acts();
        if (acts && places && there && sides.apart(i, j)) {
          return true;
        }
      }
    }
    return false;
  }
}
