package org.windvane.warehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.windvane.WindvaneException;

/** What can be wrong with the internal tables. */
final class TableChecks {
  private static final List<TableDef> DERIVED =
      InternalTables.all().stream()
          .filter(
              t ->
                  !Set.of(
                          InternalTables.ARTICLES,
                          InternalTables.QUARANTINE,
                          InternalTables.INPUTS,
                          InternalTables.STORY_SKETCHES,
                          InternalTables.BATCHES)
                      .contains(t))
          .toList();

  private final Warehouse warehouse;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<TableDef> broken = new HashSet<>();

  TableChecks(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  List<Finding> findings() {
    for (TableDef table : Upkeep.tables()) {
      files(table);
    }
    if (!broken.contains(InternalTables.BATCHES)) {
      leftRows();
      marks();
      articles();
    }
    return findings;
  }

  private void files(TableDef table) {
    Set<String> present;
    try {
      present = present(new Path(warehouse.location(table)));
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot list table " + table.name() + ": " + e.getMessage() + ", " + warehouse.root(), e);
    }
    if (present.isEmpty()) {
      return;
    }
    List<String> missing = new ArrayList<>();
    try {
      if (!warehouse.exists(table)) {
        unlogged(table);
        return;
      }
      for (Warehouse.DataFile file : warehouse.files(table)) {
        if (!present.contains(plain(file.path()))) {
          missing.add(file.path());
        }
      }
    } catch (Exception e) {
      damaged(table, "its log cannot be read (" + innermost(e) + ")");
      return;
    }
    if (!missing.isEmpty()) {
      damaged(table, missing.size() + " of its files are missing, first " + missing.get(0));
    }
  }

  /** Files without a log: of a first write that was killed, unless something was committed. */
  private void unlogged(TableDef table) {
    boolean used =
        table.equals(InternalTables.BATCHES)
            ? new Publication(warehouse).current().isPresent()
            : !warehouse.committed(madeBy(table)).isEmpty();
    if (used) {
      damaged(table, "its log is gone");
    } else {
      findings.add(
          Finding.note(
              "table " + table.name() + ": files of a first write that died",
              "nobody reads them; --mend moves them to damaged/",
              () -> move(table)));
    }
  }

  private static Stage madeBy(TableDef table) {
    if (!DERIVED.contains(table)) {
      return Stage.INGEST;
    }
    return table.equals(InternalTables.RELATIONS) || table.equals(InternalTables.ARTICLE_COUNTRIES)
        ? Stage.ANNOTATE
        : Stage.TOPICS;
  }

  private static String innermost(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage()).lines().findFirst().orElse("");
  }

  private void damaged(TableDef table, String how) {
    broken.add(table);
    String what = "table " + table.name() + ": " + how;
    if (DERIVED.contains(table)) {
      findings.add(
          Finding.fault(
              what,
              "--mend sets it aside under damaged/, and the next nightly makes it anew from the"
                  + " articles",
              () -> setAside(table)));
    } else if (table.equals(InternalTables.QUARANTINE) || table.equals(RunLog.internal())) {
      findings.add(
          Finding.fault(
              what,
              "--mend sets it aside under damaged/; no number depends on it",
              () -> move(table)));
    } else {
      findings.add(
          Finding.fault(
              what, "restore it from a backup, or read the news anew into a new warehouse", null));
    }
  }

  private void setAside(TableDef table) {
    move(table);
    if (!broken.contains(InternalTables.BATCHES)) {
      Stage stage = madeBy(table);
      warehouse.uncommit(stage, warehouse.committed(stage));
    }
  }

  private void move(TableDef table) {
    Path from = new Path(warehouse.location(table));
    Path to = warehouse.path("damaged/" + table.name() + "-" + RunId.next());
    try {
      warehouse.fileSystem().mkdirs(to.getParent());
      if (!warehouse.fileSystem().rename(from, to)) {
        throw new WindvaneException("Cannot set table aside: rename refused, " + from);
      }
    } catch (IOException e) {
      throw new WindvaneException("Cannot set table aside: " + e.getMessage() + ", " + from, e);
    }
  }

  private void leftRows() {
    for (TableDef table :
        List.of(
            InternalTables.ARTICLES,
            InternalTables.QUARANTINE,
            InternalTables.INPUTS,
            InternalTables.STORY_SKETCHES)) {
      if (broken.contains(table)) {
        continue;
      }
      List<String> left = warehouse.uncommitted(table);
      if (!left.isEmpty()) {
        findings.add(
            Finding.note(
                "table "
                    + table.name()
                    + ": rows of batches that were never committed, "
                    + String.join(", ", left),
                "nobody reads them; the next ingest or --mend removes them",
                () -> warehouse.dropUncommitted(table)));
      }
    }
  }

  private void marks() {
    Stage before = null;
    for (Stage stage : Stage.values()) {
      if (before != null) {
        List<String> gone = warehouse.pending(before, stage);
        if (!gone.isEmpty()) {
          findings.add(
              Finding.fault(
                  "batches marked " + stage.key() + " but not " + before.key() + ", " + gone.get(0),
                  "--mend takes the mark back, and the next nightly does them anew",
                  () -> warehouse.uncommit(stage, gone)));
        }
      }
      before = stage;
    }
  }

  private void articles() {
    if (broken.contains(InternalTables.ARTICLES) || !warehouse.exists(InternalTables.ARTICLES)) {
      return;
    }
    Row ids =
        warehouse
            .read(InternalTables.ARTICLES, Stage.INGEST)
            .agg(count(lit(1)), countDistinct("article_id"))
            .first();
    if (ids.getLong(0) != ids.getLong(1)) {
      findings.add(
          Finding.fault(
              "table articles: %d rows for %d articles".formatted(ids.getLong(0), ids.getLong(1)),
              "read the news anew into a new warehouse",
              null));
    }
    for (Row r :
        warehouse
            .readAll(InternalTables.BATCHES)
            .where(col("stage").equalTo(Stage.INGEST.key()))
            .groupBy("batch")
            .agg(functions.max("rows").as("told"))
            .join(
                warehouse
                    .readAll(InternalTables.ARTICLES)
                    .groupBy("batch")
                    .agg(count(lit(1)).as("found")),
                new String[] {"batch"},
                "left_outer")
            .na()
            .fill(0L, new String[] {"found"})
            .where(col("told").notEqual(col("found")))
            .limit(20)
            .collectAsList()) {
      findings.add(
          Finding.fault(
              "batch %s: %d articles were committed, %d are there"
                  .formatted(r.getString(0), r.getLong(1), r.getLong(2)),
              "restore the table from a backup, or read its files into a new warehouse",
              null));
    }
  }

  private Set<String> present(Path folder) throws IOException {
    Set<String> found = new HashSet<>();
    try {
      RemoteIterator<LocatedFileStatus> all = warehouse.fileSystem().listFiles(folder, true);
      while (all.hasNext()) {
        found.add(plain(all.next().getPath().toString()));
      }
    } catch (FileNotFoundException e) {
      // A table that was never written.
    }
    return found;
  }

  /** Without the scheme, which the log and a listing write differently. */
  private static String plain(String path) {
    return new Path(path).toUri().getPath();
  }
}
