package org.windvane.alignment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.year;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.UsageException;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/**
 * Sets the yearly index beside a measure from outside: columns {@code country} (ISO 3166-1
 * alpha-3), {@code year}, {@code value}.
 *
 * <p>The index is worked out as {@code aggregate} does it, from all that is annotated, but a year
 * needs one story only: a correlation over countries bears cells too thin to be published, and an
 * archive of speeches has one story a country and year.
 */
public final class ExternalEvaluation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Settings settings;

  public ExternalEvaluation(SparkSession spark, Warehouse warehouse, Settings settings) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /**
   * Scores one axis.
   *
   * @param gold a CSV file with a header, or JSON lines if its name ends so
   * @return {@code n, spearman_levels, spearman_changes} with the ends of their 95 % intervals
   * @throws UsageException when the axis is unknown, or the file cannot be read or lacks a column
   */
  public ObjectNode score(String gold, String axis) {
    Blocs blocs = Blocs.read(settings.config());
    if (blocs.axes().stream().noneMatch(a -> a.id().equals(axis))) {
      throw new UsageException("Cannot evaluate: no such axis, " + axis);
    }
    Map<String, Double> theirs = read(gold);
    List<ExternalScores.Pair> pairs = new ArrayList<>();
    for (Row r : index(blocs, axis).collectAsList()) {
      Double value = theirs.get(r.getString(0) + r.getInt(1));
      if (value != null) {
        pairs.add(new ExternalScores.Pair(r.getString(0), r.getInt(1), r.getDouble(2), value));
      }
    }
    ObjectNode json = JSON.createObjectNode();
    json.put("n", pairs.size());
    put(json, "spearman_levels", ExternalScores.levels(pairs));
    put(json, "spearman_changes", ExternalScores.changes(pairs));
    json.put("axis", axis);
    return json;
  }

  private static void put(ObjectNode json, String key, ExternalScores.Correlation c) {
    if (Double.isNaN(c.rho())) {
      json.putNull(key);
    } else {
      json.put(key, c.rho());
      json.putArray(key + "_interval").add(c.lower()).add(c.upper());
    }
    json.put(key.replace("spearman", "n"), c.n());
  }

  private Dataset<Row> index(Blocs blocs, String axis) {
    AlignmentOptions options = AlignmentOptions.read(settings.config()).with(1, List.of());
    StoryEvidence.register(spark, blocs);
    Dataset<Row> stories =
        StoryEvidence.ofRelations(
                warehouse.read(InternalTables.RELATIONS, Stage.ANNOTATE), options.perspectives())
            .where(col("perspective").equalTo(CountryModel.ALL))
            .persist();
    Priors priors = Priors.of(StoryEvidence.moments(stories));
    return CountryFits.of(stories, blocs, priors, options)
        .where(
            col("table")
                .equalTo(Cell.ALIGNMENT)
                .and(col("key").equalTo(axis))
                .and(col("grain").equalTo(Grain.YEAR.key()))
                .and(col("perspective").equalTo(CountryModel.ALL))
                .and(col("value").isNotNull()))
        .select(col("country"), year(col("period")), col("value"));
  }

  private Map<String, Double> read(String gold) {
    Dataset<Row> rows;
    try {
      boolean lines = gold.toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson|json)(\\.gz)?");
      rows = lines ? spark.read().json(gold) : spark.read().option("header", "true").csv(gold);
      rows =
          rows.select(
              col("country").cast("string"), col("year").cast("int"), col("value").cast("double"));
    } catch (Exception e) {
      // Spark throws its checked AnalysisException out of methods that do not declare it.
      throw new UsageException("Cannot read gold: " + e.getMessage() + ", " + gold, e);
    }
    Map<String, Double> values = new HashMap<>();
    for (Row r : rows.na().drop().collectAsList()) {
      values.put(r.getString(0) + r.getInt(1), r.getDouble(2));
    }
    return values;
  }
}
