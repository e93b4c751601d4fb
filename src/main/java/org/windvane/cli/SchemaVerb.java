package org.windvane.cli;

import java.util.List;
import org.windvane.UsageException;
import org.windvane.warehouse.DataDictionary;
import org.windvane.warehouse.TableDef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the data dictionary. */
@Command(
    name = "schema",
    description = "Prints the data dictionary: every table, every column, what it holds.",
    footer = {"", "Example: windvane schema alignment shifts"})
final class SchemaVerb extends Verb {
  @Parameters(paramLabel = "TABLE", arity = "0..*", description = "Only these tables.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    List<TableDef> all = DataDictionary.tables();
    for (String name : names) {
      if (all.stream().noneMatch(t -> t.name().equals(name))) {
        throw new UsageException("Cannot print schema: no such table, " + name);
      }
    }
    for (TableDef table : all) {
      if (names.isEmpty() || names.contains(table.name())) {
        out().println(DataDictionary.markdown(table));
      }
    }
    out().flush();
    return 0;
  }
}
