package org.windvane.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said of marked pairs beside what is so: quad classes and their signs, each both with
 * {@code none} as an answer (free) and without (forced), since gold without {@code none} asks which
 * of the four.
 */
final class RelationTally {
  static final String NONE = "none";
  static final List<String> QUAD =
      List.of("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict");
  static final List<String> ALL = List.of(NONE, QUAD.get(0), QUAD.get(1), QUAD.get(2), QUAD.get(3));
  private static final List<String> SIGNS = List.of("cooperation", "conflict");
  private static final List<String> SIGNS_OR_NONE = List.of(NONE, "cooperation", "conflict");

  private final Confusion free = new Confusion(ALL);
  private final Confusion freeSign = new Confusion(SIGNS_OR_NONE);
  private final Confusion quad = new Confusion(ALL);
  private final Confusion sign = new Confusion(SIGNS_OR_NONE);
  private int silent;

  /** One pair: its class and sign as said freely, and as said when one had to be said. */
  void add(String is, String said, String saidSign, String forced, String forcedSign) {
    silent += said.equals(NONE) ? 1 : 0;
    free.add(is, said);
    freeSign.add(signOf(is), saidSign);
    quad.add(is, forced);
    sign.add(signOf(is), forcedSign);
  }

  static String signOf(String label) {
    return label.equals(NONE) ? NONE : label.endsWith("conflict") ? "conflict" : "cooperation";
  }

  /** The scores, ready to be printed as JSON. */
  Map<String, Object> scores() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("n", quad.n());
    out.put("binary_macro_f1", Confusion.rounded(sign.macroF1(SIGNS)));
    out.put("quad_macro_f1", Confusion.rounded(quad.macroF1(QUAD)));
    out.put("accuracy", Confusion.rounded(quad.accuracy()));
    out.put("sign_accuracy", Confusion.rounded(sign.accuracy()));
    out.put("none_said", Confusion.rounded((double) silent / quad.n()));
    Map<String, Object> withNone = new LinkedHashMap<>();
    withNone.put("binary_macro_f1", Confusion.rounded(freeSign.macroF1(SIGNS)));
    withNone.put("quad_macro_f1", Confusion.rounded(free.macroF1(QUAD)));
    withNone.put("accuracy", Confusion.rounded(free.accuracy()));
    out.put("with_none", withNone);
    out.put("per_class", quad.perClass());
    out.put("per_sign", sign.perClass());
    return out;
  }
}
