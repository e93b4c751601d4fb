package org.windvane.topics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;

/** Articles to weighted topics, in one pass over each partition. */
final class Scoring implements Serializable {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      (StructType)
          DataType.fromDDL(
              "batch string, article_id string, story_id string, published timestamp,"
                  + " topics array<struct<topic:int,weight:double>>");

  private final Broadcast<Packed<TopicSpace>> space;
  private final Broadcast<Packed<Terms>> terms;
  private final double minWeight;

  private final DoubleAccumulator likelihood;
  private final LongAccumulator stories;
  private final LongAccumulator known;
  private final LongAccumulator unknown;

  Scoring(
      SparkSession spark,
      Broadcast<Packed<TopicSpace>> space,
      Broadcast<Packed<Terms>> terms,
      double minWeight) {
    this.space = space;
    this.terms = terms;
    this.minWeight = minWeight;
    this.likelihood = spark.sparkContext().doubleAccumulator("likelihood");
    this.stories = spark.sparkContext().longAccumulator("stories with terms");
    this.known = spark.sparkContext().longAccumulator("known terms");
    this.unknown = spark.sparkContext().longAccumulator("unknown terms");
  }

  /**
   * How well the model tells what has been scored so far. A task that Spark runs twice counts
   * twice: good enough to see drift by.
   */
  Fitness fitness() {
    double terms = Math.max(1, known.value() + unknown.value());
    return new Fitness(
        stories.value(), likelihood.value() / stories.value(), unknown.value() / terms);
  }

  /**
   * @param articles rows of {@code articles}
   * @return one row an article: {@link #SCHEMA}
   */
  Dataset<Row> score(Dataset<Row> articles) {
    return articles
        .select("batch", "article_id", "story_id", "published", "title", "body", "language")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) this::scorePartition, Encoders.row(SCHEMA));
  }

  private Iterator<Row> scorePartition(Iterator<Row> articles) {
    TopicSpace model = space.value().value();
    Terms reader = terms.value().value();
    Inference inference = new Inference(model.weights());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return articles.hasNext();
      }

      @Override
      public Row next() {
        Row a = articles.next();
        List<String> words =
            model
                .collocations()
                .join(reader.of(a.getString(4), a.getString(5), a.getString(6), model.furniture()));
        Bag bag = model.vocabulary().bag(words);
        long found = words.stream().filter(w -> model.vocabulary().id(w) >= 0).count();
        known.add(found);
        unknown.add(words.size() - found);
        return RowFactory.create(
            a.getString(0), a.getString(1), a.getString(2), a.getTimestamp(3), topics(bag));
      }

      private Object[] topics(Bag bag) {
        if (bag.size() == 0) {
          return new Object[0];
        }
        inference.fit(bag);
        stories.add(1L);
        likelihood.add(inference.logLikelihood(bag));
        return Scoring.topics(model, inference.shares(), minWeight);
      }
    };
  }

  /** The weights of one story that are worth telling: rows {@code topic, weight}. */
  static Object[] topics(TopicSpace model, float[] shares, double minWeight) {
    List<Row> out = new ArrayList<>(8);
    for (int t = 0; t < shares.length; t++) {
      if (shares[t] >= minWeight && !model.topics().get(t).rote()) {
        out.add(RowFactory.create(model.topics().get(t).id(), (double) shares[t]));
      }
    }
    return out.toArray();
  }
}
