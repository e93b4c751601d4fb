package org.windvane.warehouse;

import java.util.Locale;

/** The stages that a batch goes through, in order. */
public enum Stage {
  INGEST,
  ANNOTATE,
  TOPICS,
  /** The batch's rows are in a published version. */
  PUBLISH;

  /** As it stands in the {@code stage} column. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
