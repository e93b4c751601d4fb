package org.windvane.topics;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.windvane.topics.CountrySpaces.CountrySpace;
import org.windvane.warehouse.InternalTables;

/** The countries' own topics as rows of {@code subtopics}. */
final class SubtopicTable {
  private static final int TERMS = 12;

  private SubtopicTable() {}

  /** A country and one of its topics. */
  private record Key(String country, int subtopic) {}

  /**
   * One row a topic and country: as many as there are states times the topics of one.
   *
   * @param before the table as it stands; its topics that have ended stay in it
   * @param firstDays {@code country, topic, first}
   */
  static Dataset<Row> rows(
      SparkSession spark, CountrySpaces spaces, Dataset<Row> before, Dataset<Row> firstDays) {
    Map<Key, Date> first = new HashMap<>();
    for (Row r : firstDays.select("country", "topic", "first").collectAsList()) {
      first.put(new Key(r.getString(0), r.getInt(1)), r.getDate(2));
    }
    List<Row> rows = new ArrayList<>();
    Set<Key> living = new HashSet<>();
    for (String country : spaces.countries()) {
      CountrySpace own = spaces.of(country);
      for (int t = 0; t < own.parents().length; t++) {
        TopicSpace.Topic topic = own.space().topics().get(t);
        Key key = new Key(country, topic.id());
        living.add(key);
        rows.add(
            RowFactory.create(
                country,
                topic.id(),
                own.parents()[t] < 0 ? null : own.parents()[t],
                topic.label(),
                terms(own.space(), t),
                topic.coherence(),
                first.get(key)));
      }
    }
    for (Row r :
        before
            .select("country", "subtopic", "topic", "label", "terms", "coherence", "first_seen")
            .collectAsList()) {
      if (!living.contains(new Key(r.getString(0), r.getInt(1)))) {
        rows.add(r);
      }
    }
    return spark.createDataFrame(rows, InternalTables.SUBTOPICS.schema()).coalesce(1);
  }

  private static Object[] terms(TopicSpace space, int topic) {
    List<Row> terms = new ArrayList<>();
    for (int term : space.weights().top(topic, TERMS)) {
      terms.add(
          RowFactory.create(
              space.vocabulary().term(term), (double) space.weights().of(term, topic)));
    }
    return terms.toArray();
  }
}
