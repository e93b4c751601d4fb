package org.windvane.alignment;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.signum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.PublishedTables;

/** Announced shifts as rows of {@code shifts}, and their sentences as rows of {@code evidence}. */
final class ShiftTables {
  /** Sentences of each shift that reach the driver, to choose among. */
  private static final int LONG_LIST = 80;

  /** Days over which a sentence's nearness to the shift fades to 1/e. */
  private static final double FADING = 180;

  /** A side that moved less than this part of the change is not what the shift is about. */
  private static final double MOVED = 0.25;

  private static final StructType WANTED =
      StructType.fromDDL(
          "shift_id string, country string, series string, sign double, date int, to int");

  private final SparkSession spark;
  private final Map<String, Blocs.Axis> axes = new TreeMap<>();

  ShiftTables(SparkSession spark, Blocs blocs) {
    this.spark = spark;
    blocs.axes().forEach(a -> axes.put(a.id(), a));
  }

  static String id(Candidate c) {
    return c.country() + "-" + c.axis() + "-" + LocalDate.ofEpochDay(c.change().date());
  }

  Dataset<Row> shifts(List<Candidate> announced) {
    List<Row> rows = new ArrayList<>();
    for (Candidate c : announced) {
      Change change = c.change();
      Blocs.Axis axis = axes.get(c.axis());
      rows.add(
          RowFactory.create(
              id(c),
              c.country(),
              c.axis(),
              date(change.date()),
              date(change.dateLower()),
              date(change.dateUpper()),
              change.before(),
              change.after(),
              change.size(),
              change.probability(),
              change.size() > 0 ? axis.firstBloc() : axis.secondBloc(),
              c.sameOutlets(),
              c.outletMix(),
              new Row[0]));
    }
    return spark.createDataFrame(rows, PublishedTables.SHIFTS.schema());
  }

  /** All candidates as rows of {@code statements}. */
  Dataset<Row> statements(String run, List<Candidate> candidates, List<Candidate> announced) {
    Timestamp now = new Timestamp(System.currentTimeMillis());
    List<Row> rows = new ArrayList<>();
    for (Candidate c : candidates) {
      Change change = c.change();
      rows.add(
          RowFactory.create(
              run,
              now,
              c.country(),
              c.axis(),
              date(change.date()),
              date(change.dateLower()),
              date(change.dateUpper()),
              change.before(),
              change.after(),
              change.probability(),
              announced.contains(c)));
    }
    return spark.createDataFrame(rows, InternalTables.STATEMENTS.schema());
  }

  private static Date date(int day) {
    return Date.valueOf(LocalDate.ofEpochDay(day));
  }

  /**
   * The sentences of all shifts. At most {@value #LONG_LIST} candidates a shift reach the driver.
   */
  Dataset<Row> evidence(List<Candidate> announced, Dataset<Row> relations) {
    List<Row> wanted = new ArrayList<>();
    for (Candidate c : announced) {
      Change change = c.change();
      Blocs.Axis axis = axes.get(c.axis());
      double first = (change.first()[1] - change.first()[0]) / 2;
      double second = -(change.second()[1] - change.second()[0]) / 2;
      double sign = Math.signum(change.size());
      if (first * sign >= MOVED * Math.abs(change.size())) {
        wanted.add(wanted(c, axis.first(), sign));
      }
      if (second * sign >= MOVED * Math.abs(change.size())) {
        wanted.add(wanted(c, axis.second(), -sign));
      }
    }
    StructType schema = PublishedTables.EVIDENCE.schema();
    if (wanted.isEmpty()) {
      return spark.createDataFrame(List.of(), schema);
    }
    Dataset<Row> day =
        StoryEvidence.touches(
                relations.join(
                    broadcast(
                        spark
                            .createDataFrame(wanted, WANTED)
                            .select(col("country").as("either"))
                            .distinct()),
                    col("either")
                        .equalTo(col("source_state"))
                        .or(col("either").equalTo(col("target_state"))),
                    "left_semi"))
            .withColumn("day", unix_date(to_date(col("published"))));
    Dataset<Row> ranked =
        day.join(
                broadcast(spark.createDataFrame(wanted, WANTED)),
                scala(List.of("country", "series")),
                "inner")
            .where(
                col("day")
                    .between(col("date"), col("to"))
                    .and(signum(col("stance")).equalTo(col("sign"))))
            .withColumn(
                "score",
                abs(col("stance"))
                    .multiply(coalesce(col("probability"), lit(1.0)))
                    .multiply(exp(col("date").minus(col("day")).divide(FADING))))
            .withColumn(
                "nth",
                row_number()
                    .over(
                        Window.partitionBy("shift_id")
                            .orderBy(
                                col("score").desc(),
                                col("published"),
                                col("article_id"),
                                col("sentence_index"),
                                col("source_actor"),
                                col("target_actor"))))
            .where(col("nth").leq(LONG_LIST))
            .select(
                "shift_id",
                "nth",
                "article_id",
                "url",
                "outlet",
                "published",
                "sentence",
                "source_actor",
                "target_actor",
                "quad_class",
                "stance",
                "story_id",
                "score",
                "day");
    return spark.createDataFrame(choose(ranked.collectAsList()), schema);
  }

  private static scala.collection.Seq<String> scala(List<String> names) {
    return scala.collection.JavaConverters.asScalaBuffer(names).toSeq();
  }

  private static Row wanted(Candidate c, String series, double sign) {
    return RowFactory.create(id(c), c.country(), series, sign, c.change().date(), c.change().to());
  }

  private static List<Row> choose(List<Row> ranked) {
    Map<String, List<Row>> byShift = new TreeMap<>();
    for (Row r : ranked) {
      byShift.computeIfAbsent(r.getString(0), s -> new ArrayList<>()).add(r);
    }
    List<Row> chosen = new ArrayList<>();
    for (List<Row> rows : byShift.values()) {
      rows.sort(java.util.Comparator.comparingInt(r -> r.getInt(1)));
      List<EvidenceChoice.Sentence> sentences = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Row r = rows.get(i);
        sentences.add(
            new EvidenceChoice.Sentence(
                r.getDouble(12),
                r.getString(11),
                r.getString(4),
                Math.floorDiv(r.getInt(13), 7),
                r.getString(7) + ">" + r.getString(8),
                i));
      }
      int rank = 1;
      for (int place : EvidenceChoice.choose(sentences)) {
        Object[] values = new Object[11];
        for (int i = 0; i < values.length; i++) {
          values[i] = rows.get(place).get(i);
        }
        values[1] = rank++;
        chosen.add(RowFactory.create(values));
      }
    }
    return chosen;
  }
}
