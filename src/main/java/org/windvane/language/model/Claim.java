package org.windvane.language.model;

import java.util.Set;

/**
 * That what the source of a pair does to the target bears one of some labels.
 *
 * @param labels of the relation head
 */
public record Claim(MarkedSentence pair, Set<String> labels) {
  public Claim {
    labels = Set.copyOf(labels);
  }
}
