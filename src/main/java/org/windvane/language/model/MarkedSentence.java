package org.windvane.language.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A sentence with two mentions in it, whose relation, from source to target, is asked. The mentions
 * may nest. Offsets count UTF-16 units; ends are exclusive.
 */
public record MarkedSentence(
    String sentence, int sourceFrom, int sourceTo, int targetFrom, int targetTo) {
  public MarkedSentence {
    Spans.check(sentence, sourceFrom, sourceTo, "source");
    Spans.check(sentence, targetFrom, targetTo, "target");
  }

  /**
   * Reads {@code "<s>Niger</s> expelled <t>French</t> troops"}. Only the first mention of each kind
   * counts; the marks of further ones are dropped.
   *
   * @throws IllegalArgumentException when the source or the target is not marked
   */
  public static MarkedSentence parse(String marked) {
    StringBuilder plain = new StringBuilder(marked.length());
    int[][] spans = {null, null};
    Deque<int[]> open = new ArrayDeque<>();
    int i = 0;
    while (i < marked.length()) {
      int kind = marked.startsWith("<s>", i) ? 0 : marked.startsWith("<t>", i) ? 1 : -1;
      if (kind >= 0) {
        open.push(new int[] {kind, plain.length()});
        i += 3;
      } else if (!open.isEmpty()
          && (marked.startsWith("</s>", i) || marked.startsWith("</t>", i))) {
        int[] begun = open.pop();
        if (spans[begun[0]] == null) {
          spans[begun[0]] = new int[] {begun[1], plain.length()};
        }
        i += 4;
      } else {
        plain.append(marked.charAt(i++));
      }
    }
    if (spans[0] == null || spans[1] == null) {
      throw new IllegalArgumentException(
          "Cannot read a marked sentence: no "
              + (spans[0] == null ? "<s>" : "<t>")
              + ", "
              + marked);
    }
    return new MarkedSentence(plain.toString(), spans[0][0], spans[0][1], spans[1][0], spans[1][1]);
  }

  public String source() {
    return sentence.substring(sourceFrom, sourceTo);
  }

  public String target() {
    return sentence.substring(targetFrom, targetTo);
  }

  /** The sentence with {@code <s>} around the source and {@code <t>} around the target. */
  public String marked() {
    StringBuilder out = new StringBuilder(sentence.length() + 14);
    for (int i = 0; i <= sentence.length(); i++) {
      boolean sourceInside = sourceFrom >= targetFrom && sourceTo <= targetTo;
      // Where both end here the inner one closes first; where both begin here the outer one opens
      // first.
      String sourceEnd = i == sourceTo ? "</s>" : "";
      String targetEnd = i == targetTo ? "</t>" : "";
      out.append(sourceInside ? sourceEnd + targetEnd : targetEnd + sourceEnd);
      String sourceStart = i == sourceFrom ? "<s>" : "";
      String targetStart = i == targetFrom ? "<t>" : "";
      out.append(sourceInside ? targetStart + sourceStart : sourceStart + targetStart);
      if (i < sentence.length()) {
        out.append(sentence.charAt(i));
      }
    }
    return out.toString();
  }

  /** Whether the target opens before the source; of two that open together, around it. */
  boolean backward() {
    return targetFrom < sourceFrom || targetFrom == sourceFrom && targetTo > sourceTo;
  }

  /** The same two mentions, asked the other way round. */
  public MarkedSentence swapped() {
    return new MarkedSentence(sentence, targetFrom, targetTo, sourceFrom, sourceTo);
  }
}
