package org.windvane.relations;

import java.util.Locale;

/** PLOVER's four quad classes: word or deed, cooperation or conflict. */
public enum QuadClass {
  VERBAL_COOPERATION(1),
  MATERIAL_COOPERATION(1),
  VERBAL_CONFLICT(-1),
  MATERIAL_CONFLICT(-1);

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
