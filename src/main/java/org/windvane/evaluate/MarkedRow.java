package org.windvane.evaluate;

import org.windvane.language.model.MarkedSentence;

/** A labelled pair as gold files hold it: some mark only one of the two, the other is implied. */
final class MarkedRow {
  private MarkedRow() {}

  /**
   * The marks; where one of them is missing, the place where its text stands, or the sentence's
   * last word.
   */
  static MarkedSentence read(String text, String source, String target) {
    boolean whole = text.contains("<s>") && text.contains("<t>");
    if (whole) {
      return MarkedSentence.parse(text);
    }
    String plain = text.replaceAll("</?[st]>", "");
    int from = Math.max(0, plain.indexOf(source));
    int to =
        source.isEmpty() || !plain.contains(source)
            ? Math.min(1, plain.length())
            : from + source.length();
    int other = target.isEmpty() ? -1 : plain.indexOf(target);
    int begin = other >= 0 ? other : Math.max(0, plain.stripTrailing().lastIndexOf(' ') + 1);
    int end = other >= 0 ? other + target.length() : plain.stripTrailing().length();
    return new MarkedSentence(plain, from, to, Math.min(begin, end - 1), end);
  }
}
