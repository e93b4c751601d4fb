package org.windvane.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.windvane.WindvaneException;
import org.windvane.job.Job;

/**
 * Looks a warehouse over, and mends what can be mended without losing anything.
 *
 * <p>Safe to mend is what a killed run left (unfinished versions, staging, rows of batches that
 * never were committed), the pointer and link of the published version, and tables that can be
 * worked out again from the articles: those are set aside, and the next run does them anew. What is
 * lost of the articles themselves only reading their files again brings back.
 */
public final class Doctor extends Job<Doctor.Result> {
  /** Whether to mend what is found. */
  public enum Mode {
    LOOK,
    MEND
  }

  /**
   * @param lines one a finding, for a person
   * @param faults findings that matter and were not mended
   * @param notes the others, and what was mended
   */
  public record Result(List<String> lines, int faults, int notes) {
    @Override
    public String toString() {
      return faults + " faults, " + notes + " notes";
    }
  }

  private final Warehouse warehouse;
  private final Mode mode;
  private final FileSystem fs;
  private final List<Finding> findings = new ArrayList<>();

  public Doctor(SparkSession spark, Warehouse warehouse, Mode mode) {
    super(spark);
    this.warehouse = warehouse;
    this.mode = mode;
    this.fs = warehouse.fileSystem();
  }

  @Override
  protected String name() {
    return "doctor";
  }

  @Override
  protected String description() {
    return "look the warehouse over";
  }

  @Override
  protected Result doExecute() {
    try {
      published();
      staging();
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot look warehouse over: " + Reason.of(e) + ", " + warehouse.root(), e);
    }
    findings.addAll(new TableChecks(warehouse).findings());
    untold();
    List<String> lines = new ArrayList<>();
    int faults = 0;
    for (Finding f : findings) {
      boolean mended = mode == Mode.MEND && f.mend() != null;
      if (mended) {
        f.mend().run();
      } else if (f.weight() == Finding.Weight.FAULT) {
        faults++;
      }
      String head = mended ? "mended" : f.weight() == Finding.Weight.FAULT ? "FAULT" : "note";
      lines.add("%-6s  %s; %s".formatted(head, f.what(), f.remedy()));
    }
    return new Result(List.copyOf(lines), faults, findings.size() - faults);
  }

  private void staging() throws IOException {
    Path staging = warehouse.path("staging");
    if (fs.exists(staging)) {
      findings.add(
          Finding.note(
              "records of an ingest that died, " + staging,
              "the next ingest or --mend removes them",
              () -> delete(staging)));
    }
  }

  private void published() throws IOException {
    Publication publication = new Publication(warehouse);
    Map<Path, Boolean> versions = publication.versions();
    for (Map.Entry<Path, Boolean> version : versions.entrySet()) {
      if (!version.getValue()) {
        findings.add(
            Finding.note(
                "unfinished version, " + version.getKey(),
                "nobody reads it; the next publication or --mend removes it",
                () -> delete(version.getKey())));
      }
    }
    Optional<Path> newest =
        versions.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst();
    Optional<Path> current = publication.current();
    if (current.isEmpty() || !Boolean.TRUE.equals(versions.get(current.get()))) {
      if (current.isPresent() || newest.isPresent()) {
        findings.add(
            Finding.fault(
                "the pointer names no whole version, "
                    + current.map(Path::toString).orElse("it is missing"),
                newest
                    .map(v -> "--mend points it to " + v.getName())
                    .orElse("windvane aggregate publishes one"),
                newest.map(v -> (Runnable) () -> point(publication, v)).orElse(null)));
      }
    } else if (publication.isLocal()
        && !publication.linked().equals(Optional.of(current.get().getName()))) {
      findings.add(
          Finding.fault(
              "the link current does not name the current version but "
                  + publication.linked().orElse("nothing"),
              "--mend sets it to " + current.get().getName(),
              () -> point(publication, current.get())));
    }
  }

  /** After the tables: a broken one among them is set aside first. */
  private void untold() {
    Publication publication = new Publication(warehouse);
    try {
      Optional<Path> current = publication.current();
      if (current.isPresent() && new Untold(warehouse, current.get()).exists()) {
        findings.add(
            Finding.note(
                "the run that made the current version died before it noted so, " + current.get(),
                "the next run or --mend does",
                publication::settle));
      }
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot look warehouse over: " + Reason.of(e) + ", " + warehouse.root(), e);
    }
  }

  private void point(Publication publication, Path version) {
    try {
      publication.switchTo(version.getName());
    } catch (IOException e) {
      throw new WindvaneException("Cannot mend pointer: " + Reason.of(e) + ", " + version, e);
    }
  }

  private void delete(Path path) {
    try {
      fs.delete(path, true);
    } catch (IOException e) {
      throw new WindvaneException("Cannot remove: " + Reason.of(e) + ", " + path, e);
    }
  }
}
