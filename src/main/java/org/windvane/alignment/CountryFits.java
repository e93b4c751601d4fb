package org.windvane.alignment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.windvane.job.Shipped;

/** Runs {@link CountryModel} on every country, each whole inside one task. */
final class CountryFits {
  private CountryFits() {}

  /**
   * One row a country: how many cells it has, the changes that may be announced, and the cells
   * themselves, packed.
   */
  private static final StructType FIT =
      StructType.fromDDL(
          "cells bigint, changes array<struct<country:string,axis:string,date:int,lower:int,"
              + "upper:int,from:int,to:int,first0:double,first1:double,second0:double,"
              + "second1:double,probability:double,same:double,mix:double>>, packed binary");

  /**
   * Every country fitted: rows of {@code cells}, {@code changes} (see {@link #candidate}) and
   * {@code packed} (see {@link #cells}). Worth keeping: it is read once for each table.
   *
   * @param cells as {@link StoryEvidence#cells} leaves them
   */
  static Dataset<Row> of(Dataset<Row> cells, Blocs blocs, Priors priors, AlignmentOptions options) {
    MapGroupsFunction<String, Row, Row> fit =
        (country, own) -> {
          CountryModel model = new CountryModel(country, blocs, priors, options);
          while (own.hasNext()) {
            Row r = own.next();
            model.add(
                r.getString(1),
                r.getString(2),
                r.getString(3),
                r.getInt(4),
                r.getInt(5),
                r.getInt(6),
                r.getDouble(7),
                r.getDouble(8),
                new int[] {r.getInt(9), r.getInt(10), r.getInt(11), r.getInt(12)});
          }
          model.fit();
          List<CellBlock> blocks = new ArrayList<>(model.stances());
          blocks.addAll(model.alignments());
          return RowFactory.create(
              blocks.stream().mapToLong(CellBlock::size).sum(),
              model.candidates().stream().map(CountryFits::row).toArray(),
              Shipped.pack(blocks.stream().map(CellBlock::trim).toArray(CellBlock[]::new)));
        };
    return cells
        .groupBy("country")
        .as(Encoders.STRING(), Encoders.row(cells.schema()))
        .mapGroups(fit, Encoders.row(FIT));
  }

  /** The cells of one table, with {@code period} as a date. */
  static Dataset<Row> cells(Dataset<Row> fits, CellBlock.Table table) {
    FlatMapFunction<byte[], Row> unpack =
        bytes ->
            Arrays.stream(Shipped.unpack(bytes, CellBlock[].class))
                .filter(block -> block.table() == table)
                .flatMap(block -> block.rows().stream())
                .iterator();
    return fits.select(col("packed"))
        .as(Encoders.BINARY())
        .flatMap(unpack, Encoders.row(CellBlock.SCHEMA))
        .withColumn("period", date_from_unix_date(col("day")));
  }

  private static Row row(Candidate candidate) {
    Change c = candidate.change();
    return RowFactory.create(
        candidate.country(),
        candidate.axis(),
        c.date(),
        c.dateLower(),
        c.dateUpper(),
        c.from(),
        c.to(),
        c.first()[0],
        c.first()[1],
        c.second()[0],
        c.second()[1],
        c.probability(),
        candidate.sameOutlets(),
        candidate.outletMix());
  }

  /** A change of {@code changes}. */
  static Candidate candidate(Row c) {
    return new Candidate(
        c.getString(0),
        c.getString(1),
        new Change(
            c.getInt(2),
            c.getInt(3),
            c.getInt(4),
            c.getInt(5),
            c.getInt(6),
            new double[] {c.getDouble(7), c.getDouble(8)},
            new double[] {c.getDouble(9), c.getDouble(10)},
            c.getDouble(11)),
        c.getDouble(12),
        c.getDouble(13));
  }
}
