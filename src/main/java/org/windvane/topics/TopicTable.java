package org.windvane.topics;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.windvane.warehouse.InternalTables;

/** The model's topics as rows of {@code topics}. */
final class TopicTable {
  private static final int TERMS = 20;

  private TopicTable() {}

  /**
   * @param before the table as it stands; its topics that have ended stay in it
   * @param firstSeen the day of each topic that any story scored so far holds
   */
  static Dataset<Row> rows(
      SparkSession spark, TopicSpace space, Dataset<Row> before, Map<Integer, Date> firstSeen) {
    List<Row> rows = new ArrayList<>();
    Set<Integer> living = new HashSet<>();
    for (int t = 0; t < space.topics().size(); t++) {
      TopicSpace.Topic topic = space.topics().get(t);
      living.add(topic.id());
      List<Row> terms = new ArrayList<>();
      for (int term : space.weights().top(t, TERMS)) {
        terms.add(
            RowFactory.create(space.vocabulary().term(term), (double) space.weights().of(term, t)));
      }
      if (terms.isEmpty() || topic.rote()) {
        // A handful of stories has no term in common, and so no topic that could be told.
        continue;
      }
      rows.add(
          RowFactory.create(
              topic.id(),
              topic.label(),
              topic.headline(),
              terms.toArray(),
              topic.coherence(),
              firstSeen.get(topic.id())));
    }
    for (Row r :
        before
            .select("topic", "label", "headline", "terms", "coherence", "first_seen")
            .collectAsList()) {
      if (!living.contains(r.getInt(0))) {
        rows.add(
            RowFactory.create(
                r.get(0),
                r.get(1),
                r.get(2),
                r.get(3),
                r.get(4),
                firstSeen.getOrDefault(r.getInt(0), r.getDate(5))));
      }
    }
    return spark.createDataFrame(rows, InternalTables.TOPICS.schema()).coalesce(1);
  }
}
