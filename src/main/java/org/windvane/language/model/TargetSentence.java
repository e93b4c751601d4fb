package org.windvane.language.model;

/**
 * A sentence and the mention in it whose sentiment is asked.
 *
 * @param from the mention's first character in {@code sentence} (UTF-16 units)
 * @param to the character after its last
 */
public record TargetSentence(String sentence, int from, int to) {
  public TargetSentence {
    Spans.check(sentence, from, to, "target");
  }

  public String target() {
    return sentence.substring(from, to);
  }
}
