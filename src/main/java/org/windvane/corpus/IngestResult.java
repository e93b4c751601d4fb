package org.windvane.corpus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the records: {@code read = kept + duplicates + quarantined}.
 *
 * @param batch the batch that was committed; empty when every file had been read before
 * @param files how many were read
 * @param quarantinedByReason records by reason
 * @param warnings what is out of the ordinary in the batch
 */
public record IngestResult(
    String batch,
    long files,
    long read,
    long kept,
    long duplicates,
    Map<String, Long> quarantinedByReason,
    List<String> warnings) {

  public IngestResult {
    quarantinedByReason = Map.copyOf(quarantinedByReason);
    warnings = List.copyOf(warnings);
  }

  /** Records in quarantine. */
  public long quarantined() {
    return quarantinedByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    String reasons =
        quarantinedByReason.isEmpty()
            ? ""
            : new TreeMap<>(quarantinedByReason)
                .entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", ", " (", ")"));
    return "kept "
        + kept
        + ", duplicates "
        + duplicates
        + ", quarantined "
        + quarantined()
        + reasons
        + " of "
        + read
        + " read in "
        + files
        + (files == 1 ? " file" : " files");
  }
}
