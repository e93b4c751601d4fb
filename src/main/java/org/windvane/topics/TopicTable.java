package org.windvane.topics;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The model's topics as rows of {@code topics}, but for the day each was first seen. */
final class TopicTable {
  private static final int TERMS = 20;
  private static final StructType SCHEMA =
      (StructType)
          DataType.fromDDL(
              "topic int, label string, terms array<struct<term:string,weight:double>>,"
                  + " coherence double");

  private TopicTable() {}

  static Dataset<Row> rows(SparkSession spark, TopicSpace space) {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < space.topics().size(); t++) {
      TopicSpace.Topic topic = space.topics().get(t);
      List<Row> terms = new ArrayList<>();
      for (int term : space.weights().top(t, TERMS)) {
        terms.add(
            RowFactory.create(space.vocabulary().term(term), (double) space.weights().of(term, t)));
      }
      rows.add(RowFactory.create(topic.id(), topic.label(), terms.toArray(), topic.coherence()));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }
}
