package org.windvane.relations;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.windvane.UsageException;
import org.windvane.job.Job;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/**
 * Looks up the sentences behind a country's numbers; a story is shown once, however often printed.
 */
public final class ExplainJob extends Job<ExplainJob.Result> {
  private static final int MOST = 10_000;

  /**
   * What is asked.
   *
   * @param axis null for every other side
   * @param from first day, or null
   * @param to last day, or null
   */
  public record Question(String country, String axis, LocalDate from, LocalDate to, int limit) {}

  /** One sentence; {@code marked} has the words that carried the relation in brackets. */
  public record Row(
      String day,
      String outlet,
      String source,
      String target,
      String quadClass,
      String act,
      double stance,
      long stories,
      String marked,
      String url) {}

  /** Strongest first. */
  public record Result(List<Row> rows) {
    public Result {
      rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
      return rows.size() + " sentences";
    }
  }

  private final Warehouse warehouse;
  private final Settings settings;
  private final Question question;

  public ExplainJob(SparkSession spark, Warehouse warehouse, Settings settings, Question question) {
    super(spark);
    this.warehouse = warehouse;
    this.settings = settings;
    this.question = question;
  }

  /**
   * Refuses a question that names no country or axis of the settings.
   *
   * @throws UsageException when it does
   */
  public static void check(Settings settings, Question q) {
    Config config = settings.config();
    if (!q.country().matches("[A-Z]{3}") || !config.hasPath("actors." + q.country())) {
      throw new UsageException("Cannot explain: no such country, " + q.country());
    }
    if (q.axis() != null && !config.hasPath("axes." + ConfigUtil.quoteString(q.axis()))) {
      throw new UsageException("Cannot explain: no such axis, " + q.axis());
    }
    if (q.limit() < 1 || q.limit() > MOST) {
      throw new UsageException(
          "Cannot explain: --limit must lie between 1 and " + MOST + ", " + q.limit());
    }
  }

  @Override
  protected String name() {
    return "explain";
  }

  @Override
  protected String description() {
    return "sentences behind " + question.country();
  }

  @Override
  protected Result doExecute() {
    Column day = functions.to_date(col("published"));
    Column wanted = col("source_state").equalTo(question.country());
    if (question.from() != null) {
      wanted = wanted.and(day.geq(lit(java.sql.Date.valueOf(question.from()))));
    }
    if (question.to() != null) {
      wanted = wanted.and(day.leq(lit(java.sql.Date.valueOf(question.to()))));
    }
    if (question.axis() != null) {
      wanted = wanted.and(onAxis(day));
    }
    Dataset<org.apache.spark.sql.Row> found =
        warehouse
            .read(InternalTables.RELATIONS, Stage.ANNOTATE)
            .where(wanted)
            .withColumn(
                "printed",
                functions
                    .count(lit(1))
                    .over(
                        Window.partitionBy(
                            "story_id", "sentence_index", "source_actor", "target_actor", "act")))
            .withColumn(
                "place",
                functions
                    .row_number()
                    .over(
                        Window.partitionBy(
                                "story_id", "sentence_index", "source_actor", "target_actor", "act")
                            .orderBy("published", "article_id")))
            .where(col("place").equalTo(1))
            .orderBy(abs(col("stance")).desc(), col("published"), col("article_id"))
            .limit(question.limit());
    List<Row> rows = new ArrayList<>();
    for (org.apache.spark.sql.Row r : found.collectAsList()) {
      java.sql.Timestamp published = r.getAs("published");
      rows.add(
          new Row(
              published == null ? "(no date)" : published.toInstant().toString().substring(0, 10),
              r.getAs("outlet"),
              r.getAs("source_actor"),
              r.getAs("target_actor"),
              r.getAs("quad_class"),
              r.getAs("act"),
              r.<Double>getAs("stance"),
              r.<Long>getAs("printed"),
              marked(r.getAs("sentence"), r.getList(r.fieldIndex("spans"))),
              r.getAs("url")));
    }
    return new Result(rows);
  }

  /** Whether the other side stands on one end of the axis on that day. */
  private Column onAxis(Column day) {
    Config axis = settings.config().getConfig("axes." + ConfigUtil.quoteString(question.axis()));
    Column any = lit(false);
    for (String end : List.of("first", "second")) {
      String bloc = axis.getString(end);
      for (Config member :
          settings.config().getConfigList("blocs." + ConfigUtil.quoteString(bloc) + ".members")) {
        Column it = col("target_actor").equalTo(member.getString("actor"));
        if (member.hasPath("from")) {
          it = it.and(day.geq(lit(member.getString("from")).cast("date")));
        }
        if (member.hasPath("to")) {
          it = it.and(day.leq(lit(member.getString("to")).cast("date")));
        }
        any = any.or(it);
      }
    }
    return any;
  }

  /** The sentence with source and target in square brackets and the act's words in braces. */
  static String marked(String sentence, List<org.apache.spark.sql.Row> spans) {
    TreeMap<Integer, String> marks = new TreeMap<>();
    for (org.apache.spark.sql.Row span : spans) {
      boolean act = "act".equals(span.getString(0));
      marks.merge(span.getInt(1), act ? "{" : "[", (a, b) -> a + b);
      marks.merge(span.getInt(2), act ? "}" : "]", (a, b) -> b + a);
    }
    StringBuilder out = new StringBuilder(sentence);
    for (var mark : marks.descendingMap().entrySet()) {
      if (mark.getKey() <= sentence.length()) {
        out.insert(mark.getKey(), mark.getValue());
      }
    }
    return out.toString();
  }
}
