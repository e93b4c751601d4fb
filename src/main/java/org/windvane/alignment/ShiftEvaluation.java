package org.windvane.alignment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.covar_pop;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.var_pop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.windvane.UsageException;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.PublishedTables;

/** Scores the published shifts and indices against planted ones. */
public final class ShiftEvaluation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StructType INDEX =
      StructType.fromDDL("country string, axis string, grain string, period date, truth double");

  private final SparkSession spark;
  private final Publication published;

  public ShiftEvaluation(SparkSession spark, Publication published) {
    this.spark = spark;
    this.published = published;
  }

  /**
   * Scores against a {@code truth.json}. Only the axes named there count.
   *
   * @return {@code precision, recall, median_date_error_days, date_coverage, index_coverage}, mean
   *     width of the index' intervals, its slope on the planted one (under 1 where the coder tells
   *     of weaker relations than were planted; null where nothing moves), and counts
   * @throws UsageException when the file cannot be read
   */
  public ObjectNode score(Path gold) {
    JsonNode truth;
    try {
      truth = JSON.readTree(gold.toFile());
    } catch (IOException e) {
      throw new UsageException("Cannot read truth: " + e.getMessage() + ", " + gold, e);
    }
    if (truth == null || !truth.path("shifts").isArray()) {
      throw new UsageException("Cannot read truth: no array \"shifts\", " + gold);
    }
    List<ShiftScores.True> planted = new ArrayList<>();
    Set<String> axes = new HashSet<>();
    truth.path("axes").forEach(a -> axes.add(a.asText()));
    Set<String> still = new HashSet<>();
    truth.path("still").forEach(c -> still.add(c.asText()));
    try {
      for (JsonNode s : truth.path("shifts")) {
        LocalDate date = LocalDate.parse(s.path("date").asText());
        planted.add(
            new ShiftScores.True(
                s.path("country").asText(),
                s.path("axis").asText(),
                s.has("from") ? LocalDate.parse(s.get("from").asText()) : date,
                s.has("to") ? LocalDate.parse(s.get("to").asText()) : date,
                s.path("before").asDouble(),
                s.path("after").asDouble()));
        axes.add(s.path("axis").asText());
      }
    } catch (DateTimeParseException e) {
      throw new UsageException("Cannot read truth: " + e.getMessage() + ", " + gold, e);
    }
    List<ShiftScores.Found> found = new ArrayList<>();
    for (Row r :
        published
            .read(PublishedTables.SHIFTS)
            .where(col("axis").isInCollection(axes))
            .select("country", "axis", "date", "date_lower", "date_upper", "before", "after")
            .collectAsList()) {
      found.add(
          new ShiftScores.Found(
              r.getString(0),
              r.getString(1),
              r.getDate(2).toLocalDate(),
              r.getDate(3).toLocalDate(),
              r.getDate(4).toLocalDate(),
              r.getDouble(5),
              r.getDouble(6)));
    }
    ShiftScores scores = new ShiftScores().add(planted, found, still);
    ObjectNode json = JSON.createObjectNode();
    json.put("precision", scores.precision());
    json.put("recall", scores.recall());
    json.put("recall_sudden", scores.recallOfSudden());
    put(json, "median_date_error_days", scores.medianDateError());
    put(json, "date_coverage", scores.dateCoverage());
    addIndex(json, truth.path("index"));
    json.put("n_true", scores.trues());
    json.put("n_found", scores.found());
    json.put("false_in_still", scores.falseInStill());
    return json;
  }

  private void addIndex(ObjectNode json, JsonNode index) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode i : index) {
      rows.add(
          RowFactory.create(
              i.path("country").asText(),
              i.path("axis").asText(),
              i.path("grain").asText(),
              Date.valueOf(i.path("period").asText()),
              i.path("alignment").asDouble()));
    }
    Row result =
        published
            .read(PublishedTables.ALIGNMENT)
            .where(col("perspective").equalTo(CountryModel.ALL).and(col("status").equalTo("ok")))
            .join(
                broadcast(spark.createDataFrame(rows, INDEX)),
                scala.collection.JavaConverters.asScalaBuffer(
                        List.of("country", "axis", "grain", "period"))
                    .toSeq(),
                "inner")
            .agg(
                count(lit(1)),
                sum(col("truth").between(col("lower"), col("upper")).cast("int")),
                sum(col("upper").minus(col("lower"))),
                covar_pop(col("truth"), col("alignment")).divide(var_pop(col("truth"))))
            .first();
    long n = result.getLong(0);
    put(json, "index_coverage", n == 0 ? Double.NaN : (double) result.getLong(1) / n);
    put(json, "index_width", n == 0 ? Double.NaN : result.getDouble(2) / n);
    put(json, "index_slope", result.isNullAt(3) ? Double.NaN : result.getDouble(3));
    json.put("n_index", n);
  }

  private static void put(ObjectNode json, String key, double value) {
    if (Double.isNaN(value)) {
      json.putNull(key);
    } else {
      json.put(key, value);
    }
  }
}
