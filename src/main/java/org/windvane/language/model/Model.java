package org.windvane.language.model;

import java.io.Serializable;

/**
 * A trained model, by name. A handle that the driver makes and executors use; safe for many
 * threads.
 */
public interface Model extends Serializable {
  /** As it stands in version strings. */
  String name();

  /** Hash, in hex, of what decides its answers. */
  String hash();

  /** Whether sentences of other languages must be glossed for it, see {@link Gloss}. */
  default boolean readsEnglishOnly() {
    return false;
  }
}
