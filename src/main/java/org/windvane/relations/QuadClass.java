package org.windvane.relations;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** PLOVER's four quad classes: word or deed, cooperation or conflict. */
public enum QuadClass {
  VERBAL_COOPERATION(1),
  MATERIAL_COOPERATION(1),
  VERBAL_CONFLICT(-1),
  MATERIAL_CONFLICT(-1);

  private static final Set<String> COOPERATION =
      Set.of(VERBAL_COOPERATION.key(), MATERIAL_COOPERATION.key());
  private static final Set<String> CONFLICT =
      Set.of(VERBAL_CONFLICT.key(), MATERIAL_CONFLICT.key());

  /** The keys of cooperation, and those of conflict. */
  static final List<Set<String>> SIGNS = List.of(COOPERATION, CONFLICT);

  private final int sign;

  QuadClass(int sign) {
    this.sign = sign;
  }

  /** +1 for cooperation, -1 for conflict. */
  public int sign() {
    return sign;
  }

  /** As it stands in the {@code quad_class} column. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The keys of the two classes of its sign. */
  Set<String> keysOfSign() {
    return sign > 0 ? COOPERATION : CONFLICT;
  }

  /** The class of a key; null for {@code none} and anything else. */
  public static QuadClass of(String key) {
    for (QuadClass c : values()) {
      if (c.key().equals(key)) {
        return c;
      }
    }
    return null;
  }
}
