package org.windvane.synthetic;

import com.typesafe.config.Config;
import java.util.List;

/** The states that planted corpora choose from. */
public final class PlantedStates {
  private PlantedStates() {}

  /** States outside both blocs of the planted axis, African ones first. */
  public static List<String> of(Config root) {
    return Words.states(root, "west", "russia");
  }
}
