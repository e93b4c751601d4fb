package org.windvane.alignment;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/** Relations and tones written by hand, as if the stages before had left them. */
final class Annotated {
  private static final Row[] NO_SPANS = {};
  private final List<Row> relations = new ArrayList<>();
  private final List<Row> tones = new ArrayList<>();
  private int articles;

  /** One story in one outlet with one relation. */
  Annotated relation(
      String date, String outlet, String perspective, String source, String target, double stance) {
    String id = "a" + articles++;
    return relation(date, id, "s" + id, outlet, perspective, source, target, stance);
  }

  Annotated relation(
      String date,
      String article,
      String story,
      String outlet,
      String perspective,
      String source,
      String target,
      double stance) {
    String quad = stance < 0 ? "material_conflict" : "verbal_cooperation";
    relations.add(
        RowFactory.create(
            article,
            story,
            "https://" + outlet + "/" + article,
            outlet,
            "FRA",
            perspective,
            at(date),
            "en",
            1,
            source + " dealt with " + target + " on " + date + ".",
            source,
            target,
            state(source),
            state(target),
            quad,
            stance,
            0.9,
            "",
            NO_SPANS,
            "hand",
            "b1"));
    return this;
  }

  Annotated tone(String date, String outlet, String country, double sentiment) {
    String id = "t" + articles++;
    tones.add(
        RowFactory.create(
            id,
            "s" + id,
            "https://" + outlet + "/" + id,
            outlet,
            "FRA",
            "west",
            at(date),
            "en",
            country,
            3,
            0.8,
            sentiment,
            2,
            "b1"));
    return this;
  }

  private static String state(String actor) {
    return Map.of("WAGNER", "RUS", "BARKHANE", "FRA", "EU", "", "ECOWAS", "")
        .getOrDefault(actor, actor);
  }

  private static Timestamp at(String date) {
    return Timestamp.from(LocalDate.parse(date).atTime(9, 0).toInstant(ZoneOffset.UTC));
  }

  Warehouse write(SparkSession spark, java.nio.file.Path dir) {
    Warehouse warehouse = Warehouse.openOrCreate(spark, dir.toString());
    warehouse.replaceBatches(
        InternalTables.RELATIONS,
        List.of("b1"),
        spark.createDataFrame(relations, InternalTables.RELATIONS.schema()));
    warehouse.replaceBatches(
        InternalTables.ARTICLE_COUNTRIES,
        List.of("b1"),
        spark.createDataFrame(tones, InternalTables.ARTICLE_COUNTRIES.schema()));
    warehouse.commit(Stage.INGEST, "r", Map.of("b1", 1L), "v");
    warehouse.commit(Stage.ANNOTATE, "r", Map.of("b1", 1L), "v");
    return warehouse;
  }
}
