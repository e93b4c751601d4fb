package org.windvane.language.model;

/** What a pair of offsets must satisfy. */
final class Spans {
  private Spans() {}

  static void check(String sentence, int from, int to, String what) {
    if (from < 0 || to < from || to > sentence.length()) {
      throw new IllegalArgumentException(
          "Cannot mark the "
              + what
              + ": span outside the sentence, "
              + from
              + " to "
              + to
              + " of "
              + sentence.length()
              + " characters");
    }
  }
}
