package org.windvane.warehouse;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Short forms in which the contracts are written. */
final class Columns {
  private Columns() {}

  static ColumnDef text(String name, String comment, String example) {
    return new ColumnDef(name, DataTypes.StringType, true, comment, example);
  }

  static ColumnDef key(String name, String comment, String example) {
    return new ColumnDef(name, DataTypes.StringType, false, comment, example);
  }

  static ColumnDef day(String name, String comment, String example) {
    return new ColumnDef(name, DataTypes.DateType, true, comment, example);
  }

  static ColumnDef instant(String name, String comment, String example) {
    return new ColumnDef(name, DataTypes.TimestampType, true, comment, example);
  }

  static ColumnDef number(String name, String comment, String example) {
    return new ColumnDef(name, DataTypes.DoubleType, true, comment, example);
  }

  static ColumnDef count(String name, String comment, String example) {
    return new ColumnDef(name, DataTypes.LongType, true, comment, example);
  }

  static ColumnDef small(String name, String comment, String example) {
    return new ColumnDef(name, DataTypes.IntegerType, true, comment, example);
  }

  static ColumnDef of(String name, String ddl, String comment, String example) {
    return new ColumnDef(name, DataType.fromDDL(ddl), true, comment, example);
  }
}
