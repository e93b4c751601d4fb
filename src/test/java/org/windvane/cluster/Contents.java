package org.windvane.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.PublishedTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.TableDef;
import org.windvane.warehouse.Warehouse;

/**
 * Every row of every table of a warehouse as sorted text, without what names a run: batch, run and
 * time of writing. Numbers are compared to nine digits, since the order in which a sum of doubles
 * is formed is the scheduler's.
 */
record Contents(Map<String, List<String>> rows) {
  private static final Set<String> OF_A_RUN =
      Set.of("batch", "run", "committed", "said", "started", "finished");

  /** What readers of the published version see. */
  static Contents published(Path warehouse) {
    Warehouse opened = Warehouse.open(SharedSpark.session(), warehouse.toString());
    Map<String, List<String>> rows = new TreeMap<>();
    addPublished(opened, rows);
    return new Contents(rows);
  }

  /** Published and internal tables; of the internal ones what is committed. */
  static Contents all(Path warehouse) {
    Warehouse opened = Warehouse.open(SharedSpark.session(), warehouse.toString());
    Map<String, List<String>> rows = new TreeMap<>();
    addPublished(opened, rows);
    for (TableDef table : InternalTables.all()) {
      List<String> names = Arrays.asList(table.names());
      if (table.equals(InternalTables.BATCHES) || table.equals(InternalTables.INPUTS)) {
        continue;
      }
      rows.put(
          "tables/" + table.name(),
          text(
              table,
              names.contains("batch")
                  ? opened.read(table, Stage.TOPICS).collectAsList()
                  : opened.readAll(table).collectAsList()));
    }
    return new Contents(rows);
  }

  private static void addPublished(Warehouse opened, Map<String, List<String>> rows) {
    Publication publication = new Publication(opened);
    if (publication.current().isEmpty()) {
      return;
    }
    Path version = Path.of(publication.current().get().toUri().getPath());
    for (TableDef table : PublishedTables.all()) {
      if (!table.equals(PublishedTables.RUNS)) {
        List<Row> read =
            SharedSpark.session()
                .read()
                .schema(table.schema())
                .parquet(version.resolve(table.name()).toString())
                .collectAsList();
        rows.put("published/" + table.name(), text(table, read));
      }
    }
  }

  private static List<String> text(TableDef table, List<Row> rows) {
    List<String> all = new ArrayList<>();
    for (Row row : rows) {
      StringBuilder line = new StringBuilder();
      for (String name : table.names()) {
        if (!OF_A_RUN.contains(name)) {
          Object value = row.getAs(name);
          if (name.equals("source_file")) {
            value = Path.of(String.valueOf(value)).getFileName();
          }
          line.append(name).append('=').append(plain(value)).append(' ');
        }
      }
      all.add(line.toString().strip());
    }
    all.sort(null);
    return all;
  }

  private static String plain(Object value) {
    if (value instanceof Double number) {
      String digits = String.format(Locale.ROOT, "%.9f", number);
      return digits.equals("-0.000000000") ? "0.000000000" : digits;
    }
    if (value instanceof Row row) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        fields.add(plain(row.get(i)));
      }
      return fields.toString();
    }
    if (value instanceof scala.collection.Seq<?> many) {
      List<String> items = new ArrayList<>();
      scala.collection.JavaConverters.seqAsJavaList(many).forEach(v -> items.add(plain(v)));
      return items.toString();
    }
    return String.valueOf(value);
  }

  /** The published tables alone. */
  Contents published() {
    Map<String, List<String>> some = new TreeMap<>(rows);
    some.keySet().removeIf(table -> !table.startsWith("published/"));
    return new Contents(some);
  }

  /** Rows over all tables. */
  long size() {
    return rows.values().stream().mapToLong(List::size).sum();
  }

  /** Rows by table, for a message. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach((table, lines) -> counts.put(table, lines.size()));
    return counts;
  }

  /** Rows that stand on one side only, with the table and the side; empty when equal. */
  List<String> differences(Contents other) {
    List<String> found = new ArrayList<>();
    Set<String> tables = new java.util.TreeSet<>(rows.keySet());
    tables.addAll(other.rows.keySet());
    for (String table : tables) {
      List<String> here = new ArrayList<>(rows.getOrDefault(table, List.of()));
      List<String> there = new ArrayList<>(other.rows.getOrDefault(table, List.of()));
      if (!here.equals(there)) {
        List<String> onlyHere = new ArrayList<>(here);
        there.forEach(onlyHere::remove);
        List<String> onlyThere = new ArrayList<>(there);
        here.forEach(onlyThere::remove);
        onlyHere.forEach(line -> found.add(table + " < " + line));
        onlyThere.forEach(line -> found.add(table + " > " + line));
      }
    }
    return found;
  }
}
