package org.windvane.alignment;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Runs {@link CountryModel} on every country, each whole inside one task. */
final class CountryFits {
  private CountryFits() {}

  /** What executors hand on: a cell, or a change in {@code change}. */
  private static final StructType OUTPUT =
      Cell.SCHEMA.add(
          "change",
          "struct<date:int,lower:int,upper:int,from:int,to:int,first0:double,first1:double,"
              + "second0:double,second1:double,probability:double,same:double,mix:double>");

  /** What stands in {@code table} for a change. */
  static final String CHANGE = "C";

  /**
   * Cells and changes of every country.
   *
   * @param stories as {@link StoryEvidence} leaves them; shuffled by country
   */
  static Dataset<Row> of(
      Dataset<Row> stories, Blocs blocs, Priors priors, AlignmentOptions options) {
    FlatMapGroupsFunction<String, Row, Row> fit =
        (country, cells) -> {
          CountryModel model = new CountryModel(country, blocs, priors, options);
          while (cells.hasNext()) {
            Row r = cells.next();
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
          List<Row> rows = new ArrayList<>();
          model.stances().forEach(c -> rows.add(row(c)));
          model.alignments().forEach(c -> rows.add(row(c)));
          model.candidates().forEach(c -> rows.add(row(c)));
          return rows.iterator();
        };
    Dataset<Row> cells = StoryEvidence.cells(stories);
    return cells
        .groupBy("country")
        .as(Encoders.STRING(), Encoders.row(cells.schema()))
        .flatMapGroups(fit, Encoders.row(OUTPUT));
  }

  private static Row row(Cell cell) {
    Row plain = cell.row();
    Object[] values = new Object[OUTPUT.size()];
    for (int i = 0; i < plain.size(); i++) {
      values[i] = plain.get(i);
    }
    return RowFactory.create(values);
  }

  private static Row row(Candidate candidate) {
    Change c = candidate.change();
    Object[] values = new Object[OUTPUT.size()];
    values[0] = CHANGE;
    values[1] = candidate.country();
    values[2] = candidate.axis();
    values[OUTPUT.size() - 1] =
        RowFactory.create(
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
    return RowFactory.create(values);
  }

  /** A change out of its country, axis and struct. */
  static Candidate candidate(Row r) {
    Row c = r.getStruct(2);
    return new Candidate(
        r.getString(0),
        r.getString(1),
        new Change(
            c.getInt(0),
            c.getInt(1),
            c.getInt(2),
            c.getInt(3),
            c.getInt(4),
            new double[] {c.getDouble(5), c.getDouble(6)},
            new double[] {c.getDouble(7), c.getDouble(8)},
            c.getDouble(9)),
        c.getDouble(10),
        c.getDouble(11));
  }
}
