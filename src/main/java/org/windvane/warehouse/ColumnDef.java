package org.windvane.warehouse;

import org.apache.spark.sql.types.DataType;

/**
 * One column of a table's contract.
 *
 * @param name the column's name, as scripts and notebooks call it
 * @param type its Spark type
 * @param nullable whether a row may lack it
 * @param comment what it holds, with unit or range
 * @param example one value, as text
 */
public record ColumnDef(
    String name, DataType type, boolean nullable, String comment, String example) {}
