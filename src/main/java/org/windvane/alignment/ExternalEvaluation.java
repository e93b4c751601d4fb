package org.windvane.alignment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.year;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * <p>The index is worked out as {@code aggregate} does it, but a year needs one story only: a
 * correlation over countries bears cells too thin to be published. Articles with a speaker are kept
 * out of it, and give two measures of their own: how a state judges the blocs' acts ({@link
 * Judgements}), and whose words it uses ({@link Affinity}), both pooled over years. The score is
 * that of the mean of all that there are, each standardised; where one has no value it counts as
 * average. Each is also scored by itself.
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
    Map<CountryYear, Double> theirs = read(gold);
    Map<String, Map<CountryYear, Double>> measures = new TreeMap<>();
    measures.put("index", index(blocs, axis));
    Dataset<Row> speeches =
        warehouse
            .read(InternalTables.ARTICLES, Stage.INGEST)
            .where(
                col("speaker")
                    .isNotNull()
                    .and(col("body").isNotNull())
                    .and(col("published").isNotNull()));
    measures.put("judgements", YearPooling.of(judgements(speeches, blocs, axis)));
    measures.put("words", YearPooling.of(words(speeches, blocs, axis)));
    ObjectNode json = JSON.createObjectNode();
    put(json, Composite.of(List.copyOf(measures.values())), theirs);
    json.put("axis", axis);
    ObjectNode each = json.putObject("measures");
    measures.forEach((name, ours) -> put(each.putObject(name), ours, theirs));
    return json;
  }

  private static void put(
      ObjectNode json, Map<CountryYear, Double> ours, Map<CountryYear, Double> theirs) {
    List<ExternalScores.Pair> pairs = new ArrayList<>();
    ours.forEach(
        (at, value) -> {
          Double other = theirs.get(at);
          if (other != null) {
            pairs.add(new ExternalScores.Pair(at.country(), at.year(), value, other));
          }
        });
    json.put("n", pairs.size());
    put(json, "spearman_levels", ExternalScores.levels(pairs));
    put(json, "spearman_changes", ExternalScores.changes(pairs));
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

  private Map<CountryYear, Double> index(Blocs blocs, String axis) {
    AlignmentOptions options = AlignmentOptions.read(settings.config()).with(1, List.of());
    StoryEvidence.register(spark, blocs);
    Dataset<Row> spoken =
        warehouse
            .read(InternalTables.ARTICLES, Stage.INGEST)
            .where(col("speaker").isNotNull())
            .select("article_id");
    Dataset<Row> cells =
        StoryEvidence.cells(
                StoryEvidence.ofRelations(
                    warehouse
                        .read(InternalTables.RELATIONS, Stage.ANNOTATE)
                        .join(spoken, columns("article_id"), "left_anti")),
                new StoryValues(blocs, List.of()))
            .where(col("perspective").equalTo(CountryModel.ALL))
            .persist();
    Priors priors = Priors.of(StoryEvidence.moments(cells));
    Map<CountryYear, Double> values = new TreeMap<>();
    for (Row r :
        CountryFits.cells(CountryFits.of(cells, blocs, priors, options), CellBlock.Table.ALIGNMENT)
            .where(
                col("key")
                    .equalTo(axis)
                    .and(col("grain").equalTo(Grain.YEAR.key()))
                    .and(col("perspective").equalTo(CountryModel.ALL))
                    .and(col("value").isNotNull()))
            .select(col("country"), year(col("period")), col("value"))
            .collectAsList()) {
      values.put(new CountryYear(r.getString(0), r.getInt(1)), r.getDouble(2));
    }
    cells.unpersist();
    return values;
  }

  private static scala.collection.Seq<String> columns(String... names) {
    return scala.collection.JavaConverters.asScalaBuffer(List.of(names)).toSeq();
  }

  private static Blocs.Axis axis(Blocs blocs, String id) {
    return blocs.axes().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }

  /** Relations out of speeches reach the driver one by one, sums by speaker and year stay. */
  private Map<CountryYear, Double> judgements(Dataset<Row> speeches, Blocs blocs, String axis) {
    Blocs.Axis wanted = axis(blocs, axis);
    Judgements judgements =
        new Judgements(
            (actor, day) -> blocs.isMember(actor, wanted.firstBloc(), day),
            (actor, day) -> blocs.isMember(actor, wanted.secondBloc(), day));
    for (Row r :
        speeches.select(col("speaker"), year(col("published"))).distinct().collectAsList()) {
      judgements.spoke(new CountryYear(r.getString(0), r.getInt(1)));
    }
    Iterator<Row> told =
        warehouse
            .read(InternalTables.RELATIONS, Stage.ANNOTATE)
            .where(col("stance").isNotNull())
            .join(speeches.select("article_id", "speaker"), columns("article_id"), "inner")
            .select(
                col("speaker"),
                year(col("published")),
                unix_date(to_date(col("published"))),
                col("source_actor"),
                col("source_state"),
                col("target_actor"),
                col("target_state"),
                col("stance"))
            .toLocalIterator();
    while (told.hasNext()) {
      Row r = told.next();
      judgements.tells(
          new CountryYear(r.getString(0), r.getInt(1)),
          r.getInt(2),
          r.getString(3),
          r.getString(4),
          r.getString(5),
          r.getString(6),
          r.getDouble(7));
    }
    return judgements.values();
  }

  /**
   * Half of what brings a state's own words nearer to the first bloc's than to the second's. Empty
   * where no article has a speaker. Speeches in another language than most are left out; the driver
   * holds the words of the others.
   */
  private static Map<CountryYear, Double> words(Dataset<Row> spoken, Blocs blocs, String axis) {
    List<Row> languages =
        spoken.groupBy("language").count().orderBy(col("count").desc()).takeAsList(1);
    Map<CountryYear, Double> values = new TreeMap<>();
    if (languages.isEmpty()) {
      return values;
    }
    Affinity affinity = new Affinity();
    Iterator<Row> rows =
        spoken
            .where(col("language").eqNullSafe(languages.get(0).get(0)))
            .select(
                col("speaker"),
                year(col("published")),
                unix_date(to_date(col("published"))),
                col("body"))
            .orderBy(col("speaker"), col("published"), col("article_id"))
            .toLocalIterator();
    while (rows.hasNext()) {
      Row r = rows.next();
      affinity.add(new Affinity.Speech(r.getString(0), r.getInt(1), r.getInt(2)), r.getString(3));
    }
    Blocs.Axis wanted = axis(blocs, axis);
    double[] first = affinity.scores(s -> blocs.isMember(s.state(), wanted.firstBloc(), s.day()));
    double[] second = affinity.scores(s -> blocs.isMember(s.state(), wanted.secondBloc(), s.day()));
    if (first == null && second == null) {
      return values;
    }
    Map<CountryYear, Integer> counts = new TreeMap<>();
    for (int i = 0; i < affinity.speeches().size(); i++) {
      Affinity.Speech s = affinity.speeches().get(i);
      CountryYear at = new CountryYear(s.state(), s.year());
      double value = ((first == null ? 0 : first[i]) - (second == null ? 0 : second[i])) / 2;
      int n = counts.merge(at, 1, Integer::sum);
      values.merge(at, value, (mean, more) -> mean + (more - mean) / n);
    }
    return values;
  }

  private Map<CountryYear, Double> read(String gold) {
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
    Map<CountryYear, Double> values = new HashMap<>();
    for (Row r : rows.na().drop().collectAsList()) {
      values.put(new CountryYear(r.getString(0), r.getInt(1)), r.getDouble(2));
    }
    return values;
  }
}
