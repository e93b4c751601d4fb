package org.windvane.warehouse;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What becomes true with a version's switch and is kept in internal tables.
 *
 * @param statements rows of {@link InternalTables#STATEMENTS}, all of the version's run; few, since
 *     they pass through the driver
 * @param batches whose news the version tells, to be marked {@link Stage#PUBLISH}
 * @param settings hash of the settings that the version was made with
 */
public record Announcement(Dataset<Row> statements, List<String> batches, String settings) {
  public Announcement {
    batches = List.copyOf(batches);
  }
}
