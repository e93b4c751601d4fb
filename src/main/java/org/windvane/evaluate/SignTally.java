package org.windvane.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signs of pairs said beside those that are so. Sentences drawn at random mostly relate nobody, so
 * accuracy alone says little: what share of the clear signs is found, and how many are flipped, say
 * more.
 */
final class SignTally {
  private int n;
  private int right;
  private int clear;
  private int found;
  private int flipped;
  private int invented;

  /** One pair: none, cooperation or conflict as it is and as said. */
  void add(String is, String said, boolean isClear) {
    boolean none = is.equals(RelationTally.NONE);
    boolean silent = said.equals(RelationTally.NONE);
    n++;
    right += is.equals(said) ? 1 : 0;
    clear += isClear && !none ? 1 : 0;
    found += isClear && !none && is.equals(said) ? 1 : 0;
    flipped += !none && !silent && !is.equals(said) ? 1 : 0;
    invented += none && !silent ? 1 : 0;
  }

  /** The scores, ready to be printed as JSON; empty when nothing was added. */
  Optional<Map<String, Object>> scores() {
    if (n == 0) {
      return Optional.empty();
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("n", n);
    out.put("accuracy", Confusion.rounded((double) right / n));
    out.put("clear_signs", clear);
    out.put("clear_found", clear == 0 ? 0 : Confusion.rounded((double) found / clear));
    out.put("flipped", Confusion.rounded((double) flipped / n));
    out.put("said_where_none", Confusion.rounded((double) invented / n));
    return Optional.of(out);
  }
}
