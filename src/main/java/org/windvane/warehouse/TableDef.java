package org.windvane.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.windvane.WindvaneException;

/**
 * A table's contract: its columns in order, each with type and meaning.
 *
 * @param name the folder under {@code tables/} or {@code published/v=…/}
 * @param kind who may read it
 * @param comment one sentence on what a row is
 * @param columns in the order in which they are written
 */
public record TableDef(String name, Kind kind, String comment, List<ColumnDef> columns) {

  /** Who may read a table. */
  public enum Kind {
    /** Delta, under {@code tables/}; only Windvane's own jobs read it. */
    INTERNAL,
    /** Plain Parquet, under {@code published/v=…/}; anyone reads it. */
    PUBLISHED
  }

  public TableDef {
    columns = List.copyOf(columns);
  }

  /** The Spark schema, with the comments attached. */
  public StructType schema() {
    List<StructField> fields = new ArrayList<>();
    for (ColumnDef c : columns) {
      fields.add(
          new StructField(
              c.name(),
              c.type(),
              c.nullable(),
              new MetadataBuilder().putString("comment", c.comment()).build()));
    }
    return new StructType(fields.toArray(new StructField[0]));
  }

  /** The names, in order. */
  public String[] names() {
    return columns.stream().map(ColumnDef::name).toArray(String[]::new);
  }

  /**
   * The given rows with exactly this table's columns, in its order and types.
   *
   * @throws WindvaneException when a column is missing
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    List<String> present = Arrays.asList(rows.columns());
    Column[] cast =
        columns.stream()
            .map(
                c -> {
                  if (!present.contains(c.name())) {
                    throw new WindvaneException(
                        "Cannot write table " + name + ": column missing, " + c.name());
                  }
                  return functions.col(c.name()).cast(c.type()).as(c.name());
                })
            .toArray(Column[]::new);
    return rows.select(cast);
  }
}
