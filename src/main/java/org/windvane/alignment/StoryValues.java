package org.windvane.alignment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What one story says: out of the relations and tones of all its articles one value for each
 * country, series and perspective. In Java and not in columns, because Spark can only sort for such
 * a sum, and more than once.
 */
final class StoryValues implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * What is taken in: a relation, with {@code country} null, or a tone, with {@code country} alone.
   * {@code published} in microseconds, {@code kind} a bit for the quad class.
   */
  static final StructType TOLD =
      StructType.fromDDL(
          "story_id string, article_id string, outlet string, outlet_country string,"
              + " perspective string, published bigint, source_actor string, target_actor string,"
              + " source_state string, target_state string, country string, x double, kind int");

  /** What comes out; {@code day} since 1970-01-01. */
  static final StructType VALUE =
      StructType.fromDDL(
          "country string, series string, perspective string, outlet string, day int, x double,"
              + " kinds int, articles int");

  private static final Comparator<String> NULLS_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  /** The order in which values are added up: sums must not depend on the cluster. */
  private static final Comparator<Row> FIXED_ORDER =
      Comparator.<Row, String>comparing(r -> r.getString(1), NULLS_FIRST)
          .thenComparing(r -> r.getString(7), NULLS_FIRST)
          .thenComparing(r -> r.getString(6), NULLS_FIRST)
          .thenComparingDouble(r -> r.getDouble(11))
          .thenComparingInt(r -> r.getInt(12));

  private final Blocs blocs;
  private final Set<String> perspectives;

  StoryValues(Blocs blocs, List<String> perspectives) {
    this.blocs = blocs;
    this.perspectives = new HashSet<>(perspectives);
  }

  /**
   * The values of one story: outlet and day are those of the first article that says anything of
   * the country, {@code x} the mean.
   *
   * @param told rows of {@link #TOLD}, all of one story
   */
  Iterator<Row> of(Iterator<Row> told) {
    List<Row> rows = new ArrayList<>();
    told.forEachRemaining(rows::add);
    rows.sort(FIXED_ORDER);
    Map<Key, Value> values = new LinkedHashMap<>();
    for (Row row : rows) {
      if (!row.isNullAt(10)) {
        add(values, row, row.getString(10), List.of(CountryModel.TONE));
        continue;
      }
      String sourceState = row.getString(8);
      String targetState = row.getString(9);
      if (sourceState == null || !sourceState.equals(targetState)) {
        int day = day(row.getLong(5));
        List<String> source = touched(sourceState, row.getString(7), day);
        List<String> target = touched(targetState, row.getString(6), day);
        add(values, row, sourceState, source);
        add(values, row, targetState, target);
      }
    }
    return values.entrySet().stream().map(e -> e.getValue().row(e.getKey())).iterator();
  }

  private List<String> touched(String country, String actor, int day) {
    return country == null || actor == null ? List.of() : blocs.seriesOf(country, actor, day);
  }

  private void add(Map<Key, Value> values, Row row, String country, List<String> series) {
    String outletCountry = row.getString(3);
    String perspective = row.getString(4);
    for (String one : series) {
      add(values, row, new Key(country, one, CountryModel.ALL));
      if (perspectives.contains(perspective)) {
        add(values, row, new Key(country, one, perspective));
      }
      if (country.equals(outletCountry)) {
        add(values, row, new Key(country, one, "local"));
      }
    }
  }

  private static void add(Map<Key, Value> values, Row row, Key key) {
    values.computeIfAbsent(key, k -> new Value()).add(row);
  }

  private static int day(long micros) {
    return (int) Math.floorDiv(micros, TimeUnit.DAYS.toMicros(1));
  }

  private record Key(String country, String series, String perspective) {}

  private static final class Value {
    private final Set<String> articles = new HashSet<>();
    private long published = Long.MAX_VALUE;
    private String outlet;
    private double sum;
    private int n;
    private int kinds;

    void add(Row row) {
      long at = row.getLong(5);
      String told = row.getString(2);
      if (at < published || (at == published && NULLS_FIRST.compare(told, outlet) < 0)) {
        published = at;
        outlet = told;
      }
      articles.add(row.getString(1));
      sum += row.getDouble(11);
      n++;
      kinds |= row.getInt(12);
    }

    Row row(Key key) {
      return RowFactory.create(
          key.country(),
          key.series(),
          key.perspective(),
          outlet,
          day(published),
          sum / n,
          kinds,
          articles.size());
    }
  }
}
