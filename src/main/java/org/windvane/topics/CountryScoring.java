package org.windvane.topics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Stories to the weights of the own topics of each country that they are about. */
final class CountryScoring implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA =
      (StructType)
          DataType.fromDDL(
              "batch string, country string, published timestamp, focus double, sentiment double,"
                  + " topics array<struct<topic:int,weight:double>>");

  private final double minWeight;
  private final Broadcast<Packed<TopicSpace>> shared;
  private final Broadcast<Packed<CountrySpaces>> spaces;
  private final Broadcast<Packed<Terms>> terms;

  CountryScoring(
      double minWeight,
      Broadcast<Packed<TopicSpace>> shared,
      Broadcast<Packed<CountrySpaces>> spaces,
      Broadcast<Packed<Terms>> terms) {
    this.minWeight = minWeight;
    this.shared = shared;
    this.spaces = spaces;
    this.terms = terms;
  }

  /**
   * @param stories {@code batch, published, title, body, language, about: array<struct<country,
   *     focus, sentiment>>}, one row a story
   * @return one row a story and country: {@code batch, country, published, focus, sentiment,
   *     topics}
   */
  Dataset<Row> score(Dataset<Row> stories) {
    return stories
        .select("batch", "published", "title", "body", "language", "about")
        .flatMap((FlatMapFunction<Row, Row>) this::weigh, Encoders.row(SCHEMA));
  }

  private Iterator<Row> weigh(Row story) {
    List<String> words =
        terms
            .value()
            .value()
            .of(
                story.getString(2),
                story.getString(3),
                story.getString(4),
                shared.value().value().furniture());
    List<Row> out = new ArrayList<>();
    for (Row about : story.<Row>getList(5)) {
      out.add(
          RowFactory.create(
              story.get(0),
              about.get(0),
              story.get(1),
              about.get(1),
              about.get(2),
              topics(spaces.value().value().of(about.getString(0)).space(), words)));
    }
    return out.iterator();
  }

  private Object[] topics(TopicSpace space, List<String> words) {
    Bag bag = space.bag(words);
    if (bag.size() == 0) {
      return new Object[0];
    }
    Inference inference = new Inference(space.weights());
    inference.fit(bag);
    return Scoring.topics(space, inference.shares(), minWeight);
  }
}
