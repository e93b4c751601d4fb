package org.windvane.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contracts in words, as {@code windvane schema} prints them. */
public final class DataDictionary {
  private DataDictionary() {}

  /** All tables, published ones first. */
  public static List<TableDef> tables() {
    List<TableDef> all = new ArrayList<>(PublishedTables.all());
    all.addAll(InternalTables.all());
    return all;
  }

  /** One table as Markdown: a heading, a sentence, a row a column. */
  public static String markdown(TableDef table) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(table.name()).append(" (");
    out.append(table.kind().name().toLowerCase(Locale.ROOT)).append(")\n");
    out.append(table.comment()).append("\n\n");
    out.append("| column | type | meaning | example |\n|---|---|---|---|\n");
    for (ColumnDef c : table.columns()) {
      out.append("| ").append(c.name()).append(" | ").append(c.type().simpleString());
      out.append(" | ").append(c.comment()).append(" | ").append(c.example()).append(" |\n");
    }
    return out.toString();
  }
}
