package org.windvane.alignment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.Serializable;
import java.util.List;
import org.windvane.UsageException;

/**
 * What {@code windvane.alignment} sets.
 *
 * @param minStories stories under which a cell says insufficient
 * @param perspectives with series of their own besides all, local and balanced
 * @param minChange least change of alignment that is announced
 * @param minProbability least probability with which it is
 * @param minDays least length of a level before and after a shift
 */
record AlignmentOptions(
    int minStories,
    List<String> perspectives,
    double minChange,
    double minProbability,
    double falseDiscoveries,
    int minDays)
    implements Serializable {

  AlignmentOptions {
    perspectives = List.copyOf(perspectives);
  }

  static AlignmentOptions read(Config root) {
    try {
      Config own = root.getConfig("windvane.alignment");
      Config shifts = own.getConfig("shifts");
      return new AlignmentOptions(
          own.getInt("min-stories"),
          own.getStringList("perspectives"),
          shifts.getDouble("min-change"),
          shifts.getDouble("min-probability"),
          shifts.getDouble("false-discoveries"),
          shifts.getInt("min-days"));
    } catch (ConfigException e) {
      throw new UsageException("Cannot read settings: " + e.getMessage(), e);
    }
  }

  /** The same with another least number of stories and other perspectives. */
  AlignmentOptions with(int leastStories, List<String> others) {
    return new AlignmentOptions(
        leastStories, others, minChange, minProbability, falseDiscoveries, minDays);
  }

  ShiftFinder.Rules rules() {
    return new ShiftFinder.Rules(minChange, minDays, minStories);
  }
}
