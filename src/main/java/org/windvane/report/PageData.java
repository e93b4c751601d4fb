package org.windvane.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.windvane.settings.Settings;
import org.windvane.warehouse.Publication;
import org.windvane.warehouse.PublishedTables;

/** What the page shows, read from one published version into a JSON tree of bounded size. */
final class PageData {
  /**
   * Countries with a series of their own on the page: those with shifts, then those with most
   * stories.
   */
  private static final int MOST_COUNTRIES = 80;

  private static final int MOST_TOPICS = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();
  private int shifts;
  private int countries;

  private PageData() {}

  static PageData read(Publication publication, Settings settings) {
    PageData data = new PageData();
    Dataset<Row> alignment =
        publication
            .read(PublishedTables.ALIGNMENT)
            .where(col("perspective").equalTo("all").and(col("grain").isin("month", "year")))
            .cache();
    try {
      data.root.put("version", publication.current().orElseThrow().getName().substring(2));
      data.addRuns(publication);
      Set<String> shown = data.addShifts(publication);
      data.addEvidence(publication);
      shown.addAll(mostReported(alignment));
      data.addNames(shown, settings);
      data.addSeries(alignment.where(col("country").isInCollection(shown)));
      data.addTopics(publication, shown);
      data.countries = data.root.withObject("/series").size();
    } finally {
      alignment.unpersist();
    }
    return data;
  }

  int shifts() {
    return shifts;
  }

  int countries() {
    return countries;
  }

  /** The tree as JSON that is safe inside a script element: no {@code <} is left in it. */
  String json() {
    try {
      return JSON.writeValueAsString(root)
          .replace("<", "\\u003c")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> mostReported(Dataset<Row> alignment) {
    return alignment
        .where("grain = 'year' AND status = 'ok'")
        .groupBy("country")
        .agg(sum("stories").as("stories"))
        .orderBy(col("stories").desc(), col("country"))
        .limit(MOST_COUNTRIES)
        .select("country")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private void addRuns(Publication publication) {
    Row totals =
        publication
            .read(PublishedTables.RUNS)
            .agg(
                sum("rows_read"),
                sum("rows_kept"),
                sum("rows_duplicate"),
                sum("rows_quarantined"),
                max("finished"))
            .first();
    ObjectNode runs = root.putObject("runs");
    runs.put("read", totals.isNullAt(0) ? 0 : totals.getLong(0));
    runs.put("kept", totals.isNullAt(1) ? 0 : totals.getLong(1));
    runs.put("duplicates", totals.isNullAt(2) ? 0 : totals.getLong(2));
    runs.put("quarantined", totals.isNullAt(3) ? 0 : totals.getLong(3));
    runs.put("finished", totals.isNullAt(4) ? "" : totals.getTimestamp(4).toInstant().toString());
  }

  private Set<String> addShifts(Publication publication) {
    Set<String> shown = new TreeSet<>();
    ArrayNode list = root.putArray("shifts");
    for (Row r :
        publication
            .read(PublishedTables.SHIFTS)
            .orderBy(col("probability").desc(), col("date"))
            .limit(500)
            .collectAsList()) {
      ObjectNode shift = list.addObject();
      for (String text : List.of("shift_id", "country", "axis", "direction")) {
        shift.put(text, r.<String>getAs(text));
      }
      for (String day : List.of("date", "date_lower", "date_upper")) {
        shift.put(day, String.valueOf(r.<Object>getAs(day)));
      }
      for (String number :
          List.of(
              "before",
              "after",
              "change",
              "probability",
              "same_outlets_effect",
              "outlet_mix_effect")) {
        shift.put(number, r.<Double>getAs(number));
      }
      ArrayNode topics = shift.putArray("topics");
      List<Row> changed =
          r.isNullAt(r.fieldIndex("topics")) ? List.of() : r.getList(r.fieldIndex("topics"));
      for (Row t : changed) {
        topics
            .addObject()
            .put("label", t.getString(1))
            .put("before", t.getDouble(2))
            .put("after", t.getDouble(3));
      }
      shown.add(r.getAs("country"));
    }
    shifts = list.size();
    return shown;
  }

  private void addEvidence(Publication publication) {
    ObjectNode byShift = root.putObject("evidence");
    for (Row r :
        publication
            .read(PublishedTables.EVIDENCE)
            .where("rank <= 10")
            .orderBy("shift_id", "rank")
            .limit(5000)
            .collectAsList()) {
      ObjectNode item = byShift.withArray("/" + pointer(r.getAs("shift_id"))).addObject();
      for (String text :
          List.of("url", "outlet", "sentence", "source_actor", "target_actor", "quad_class")) {
        item.put(text, r.<String>getAs(text));
      }
      item.put("stance", r.<Double>getAs("stance"));
      item.put("published", r.<java.sql.Timestamp>getAs("published").toInstant().toString());
    }
  }

  private static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private void addNames(Set<String> shown, Settings settings) {
    ObjectNode names = root.putObject("names");
    Config actors = settings.config().hasPath("actors") ? settings.at("actors") : null;
    for (String code : shown) {
      String path = "\"" + code + "\".name.en";
      names.put(code, actors != null && actors.hasPath(path) ? actors.getString(path) : code);
    }
    ObjectNode axes = root.putObject("axes");
    if (settings.config().hasPath("axes")) {
      Config config = settings.at("axes");
      for (String axis : config.root().keySet()) {
        ObjectNode node = axes.putObject(axis);
        node.put("first", blocName(settings, config.getString("\"" + axis + "\".first")));
        node.put("second", blocName(settings, config.getString("\"" + axis + "\".second")));
      }
    }
  }

  private static String blocName(Settings settings, String bloc) {
    String path = "blocs.\"" + bloc + "\".name.en";
    return settings.config().hasPath(path) ? settings.config().getString(path) : bloc;
  }

  private void addSeries(Dataset<Row> alignment) {
    ObjectNode series = root.putObject("series");
    for (Row r :
        alignment
            .select(
                "country",
                "axis",
                "grain",
                "period",
                "alignment",
                "lower",
                "upper",
                "stories",
                "status",
                "stance_first",
                "stance_second")
            .orderBy("country", "axis", "grain", "period")
            .collectAsList()) {
      ArrayNode point =
          series
              .withObject("/" + r.getString(0))
              .withObject("/" + r.getString(1))
              .withArray("/" + r.getString(2))
              .addArray();
      point.add(String.valueOf(r.get(3)));
      boolean ok = "ok".equals(r.getString(8));
      for (int i : new int[] {4, 5, 6}) {
        point.add(ok && !r.isNullAt(i) ? rounded(r.getDouble(i)) : null);
      }
      point.add(r.getLong(7));
      point.add(r.isNullAt(9) ? null : rounded(r.getDouble(9)));
      point.add(r.isNullAt(10) ? null : rounded(r.getDouble(10)));
    }
  }

  private void addTopics(Publication publication, Set<String> shown) {
    ObjectNode topics = root.putObject("topics");
    Dataset<Row> shares =
        publication
            .read(PublishedTables.COUNTRY_TOPICS)
            .where(col("grain").equalTo("year").and(col("country").isInCollection(shown)));
    Dataset<Row> labels =
        publication.read(PublishedTables.TOPICS).select("topic", "label", "headline");
    var latest =
        shares.groupBy("country").agg(max("period").as("period"), min("period").as("since"));
    var rank =
        org.apache.spark.sql.expressions.Window.partitionBy("country")
            .orderBy(col("share").desc(), col("topic"));
    for (Row r :
        shares
            .join(latest, new String[] {"country", "period"})
            .withColumn("rank", org.apache.spark.sql.functions.row_number().over(rank))
            .where(col("rank").leq(MOST_TOPICS))
            .join(labels, "topic")
            .select("country", "period", "label", "share", "headline")
            .orderBy(col("country"), col("share").desc())
            .collectAsList()) {
      topics
          .withArray("/" + r.getString(0))
          .addObject()
          .put("label", r.getString(2))
          .put("headline", r.getString(4))
          .put("share", rounded(r.getDouble(3)))
          .put("year", String.valueOf(r.get(1)).substring(0, 4));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
