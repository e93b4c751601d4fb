package org.windvane.alignment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The cells of one table, key, perspective and grain of a country, in order of their periods. Held
 * in arrays, since a country has hundreds of thousands of cells.
 */
final class CellBlock implements Serializable {
  private static final long serialVersionUID = 1;

  /** The tables that consist of cells. */
  enum Table {
    ALIGNMENT,
    BLOC_STANCE,
    SENTIMENT
  }

  /**
   * One row a cell, whichever the table: {@code key} is an axis or a bloc, {@code day} the first of
   * the period in days since 1970-01-01. No wider than need be: Java does not compile the method
   * that Spark makes of a schema once it is long.
   */
  static final StructType SCHEMA =
      StructType.fromDDL(
          "country string, key string, perspective string, grain string, day int,"
              + " stance_first double, stance_second double, value double, lower double,"
              + " upper double, kind0 int, kind1 int, kind2 int, kind3 int, stories bigint,"
              + " articles bigint");

  private static final int NUMBERS = 5;
  private static final int COUNTS = SeriesData.KINDS + 2;

  private final Table table;
  private final String country;
  private final String key;
  private final String perspective;
  private final Grain grain;
  private int size;
  private int known;
  private int[] day = new int[16];
  private int[] counts = new int[16 * COUNTS];

  /** Which cells have numbers; {@code numbers} holds those of these cells alone. */
  private final BitSet enough = new BitSet();

  private double[] numbers = new double[16 * NUMBERS];

  CellBlock(Table table, String country, String key, String perspective, Grain grain) {
    this.table = table;
    this.country = country;
    this.key = key;
    this.perspective = perspective;
    this.grain = grain;
  }

  Table table() {
    return table;
  }

  String perspective() {
    return perspective;
  }

  Grain grain() {
    return grain;
  }

  int size() {
    return size;
  }

  /** Adds a period without evidence enough for a number. */
  void add(int period, CountryModel.Counts counted) {
    if (size == day.length) {
      day = Arrays.copyOf(day, size * 2);
      counts = Arrays.copyOf(counts, size * 2 * COUNTS);
    }
    day[size] = period;
    System.arraycopy(counted.kinds, 0, counts, size * COUNTS, SeriesData.KINDS);
    counts[size * COUNTS + SeriesData.KINDS] = counted.stories;
    counts[size * COUNTS + SeriesData.KINDS + 1] = counted.articles;
    size++;
  }

  /**
   * Adds a period with its number.
   *
   * @param first stance towards the first bloc of an axis; NaN where the table has none
   * @param second stance towards the second
   */
  void add(
      int period,
      CountryModel.Counts counted,
      double first,
      double second,
      CountryModel.Interval interval) {
    enough.set(size);
    add(period, counted);
    if ((known + 1) * NUMBERS > numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    int at = known++ * NUMBERS;
    numbers[at] = first;
    numbers[at + 1] = second;
    numbers[at + 2] = interval.mean();
    numbers[at + 3] = interval.lower();
    numbers[at + 4] = interval.upper();
  }

  /** The same block without room for more. */
  CellBlock trim() {
    day = Arrays.copyOf(day, size);
    counts = Arrays.copyOf(counts, size * COUNTS);
    numbers = Arrays.copyOf(numbers, known * NUMBERS);
    return this;
  }

  /** Rows of {@link #SCHEMA}. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>(size);
    int number = 0;
    for (int i = 0; i < size; i++) {
      rows.add(row(i, enough.get(i) ? number++ : -1));
    }
    return rows;
  }

  private Row row(int i, int number) {
    int c = i * COUNTS;
    return RowFactory.create(
        country,
        key,
        perspective,
        grain.key(),
        day[i],
        number(number, 0),
        number(number, 1),
        number(number, 2),
        number(number, 3),
        number(number, 4),
        counts[c],
        counts[c + 1],
        counts[c + 2],
        counts[c + 3],
        (long) counts[c + SeriesData.KINDS],
        (long) counts[c + SeriesData.KINDS + 1]);
  }

  private Double number(int number, int which) {
    if (number < 0 || Double.isNaN(numbers[number * NUMBERS + which])) {
      return null;
    }
    return numbers[number * NUMBERS + which];
  }
}
