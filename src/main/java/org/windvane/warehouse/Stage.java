package org.windvane.warehouse;

import java.util.Locale;

/** The stages that a batch goes through one by one; what works on the whole archive is no stage. */
public enum Stage {
  INGEST,
  ANNOTATE,
  TOPICS;

  /** As it stands in the {@code stage} column. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
