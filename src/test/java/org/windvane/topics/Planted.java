package org.windvane.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stories whose themes are known: most words of a story come from its one theme. */
final class Planted {
  static final List<String> THEMES = List.of("crop", "vote", "ball", "mine");
  private static final String[] ENDS = {
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o"
  };

  private Planted() {}

  /** So many stories, their themes taken in turn; each word followed by a break. */
  static List<String[]> stories(int count, List<String> themes, long seed) {
    Random random = new Random(seed);
    List<String[]> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String theme = themes.get(i % themes.size());
      List<String> words = new ArrayList<>();
      for (int w = 0; w < 12; w++) {
        boolean common = random.nextDouble() < 0.3;
        words.add((common ? "common" : theme) + ENDS[random.nextInt(ENDS.length)]);
        words.add(Terms.BREAK);
      }
      out.add(words.toArray(new String[0]));
    }
    return out;
  }
}
