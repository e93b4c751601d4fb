package org.windvane.alignment;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * One number of one of the three tables by period, in the one shape in which executors hand them
 * on.
 *
 * @param table which of them: {@code A} alignment, {@code B} bloc_stance, {@code S} sentiment
 * @param key axis or bloc
 * @param numbers stance_first, stance_second, value, lower, upper; null where there is none
 */
record Cell(
    String table,
    String country,
    String key,
    String perspective,
    Grain grain,
    int period,
    Double[] numbers,
    CountryModel.Counts counts) {

  static final String ALIGNMENT = "A";
  static final String BLOC_STANCE = "B";
  static final String SENTIMENT = "S";

  static final StructType SCHEMA =
      StructType.fromDDL(
          "table string, country string, key string, perspective string, grain string, period date,"
              + " stance_first double, stance_second double, value double, lower double,"
              + " upper double, kind0 int, kind1 int, kind2 int, kind3 int, stories bigint,"
              + " articles bigint");

  static Cell stance(
      String country,
      String series,
      String perspective,
      Grain grain,
      int period,
      CountryModel.Interval interval,
      CountryModel.Counts counts) {
    return new Cell(
        series.equals(CountryModel.TONE) ? SENTIMENT : BLOC_STANCE,
        country,
        series,
        perspective,
        grain,
        period,
        interval == null
            ? new Double[5]
            : new Double[] {null, null, interval.mean(), interval.lower(), interval.upper()},
        counts);
  }

  static Cell alignment(
      String country,
      String axis,
      String perspective,
      Grain grain,
      int period,
      LevelPath.Estimate first,
      LevelPath.Estimate second,
      CountryModel.Interval interval,
      CountryModel.Counts counts) {
    Double[] numbers = new Double[5];
    if (interval != null) {
      numbers[0] = CountryModel.Interval.clip(first.mean());
      numbers[1] = CountryModel.Interval.clip(second.mean());
      numbers[2] = interval.mean();
      numbers[3] = interval.lower();
      numbers[4] = interval.upper();
    }
    return new Cell(ALIGNMENT, country, axis, perspective, grain, period, numbers, counts);
  }

  Row row() {
    return RowFactory.create(
        table,
        country,
        key,
        perspective,
        grain.key(),
        Date.valueOf(LocalDate.ofEpochDay(period)),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        counts.kinds[0],
        counts.kinds[1],
        counts.kinds[2],
        counts.kinds[3],
        (long) counts.stories,
        (long) counts.articles);
  }
}
