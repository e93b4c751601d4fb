package org.windvane.topics;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.clustering.DistributedLDAModel;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.windvane.job.Sessions;

/**
 * Spark MLlib's latent Dirichlet allocation: {@code online} in steps of a tenth of the stories, with
 * a learning offset of 10 (its default of 1024 barely moves in so few steps); or {@code em}.
 * Settings by system property: {@code passes} over the stories, {@code alpha} and {@code beta} (of
 * one topic, of one term; 0: MLlib's own choice).
 */
final class Mllib implements Engine {
  private static final double ALPHA = Double.parseDouble(System.getProperty("alpha", "0"));
  private static final double BETA = Double.parseDouble(System.getProperty("beta", "0"));
  private final SparkSession spark = Sessions.open("engine trial");
  private final String optimizer;

  Mllib(String optimizer) {
    this.optimizer = optimizer;
    spark.sparkContext().setLogLevel("ERROR");
  }

  @Override
  public Fitted fit(Stories stories, int terms, int k, long seed) {
    Dataset<Row> rows = vectors(stories.bags(), terms).cache();
    rows.count();
    LDA lda = new LDA().setK(k).setOptimizer(optimizer).setSeed(seed);
    if (optimizer.equals("online")) {
      lda.setMaxIter(10 * Integer.getInteger("passes", 10))
          .setSubsamplingRate(0.1)
          .setLearningOffset(10);
    } else {
      lda.setMaxIter(Integer.getInteger("passes", 20));
    }
    if (ALPHA > 0) {
      lda.setDocConcentration(ALPHA);
    }
    if (BETA > 0) {
      lda.setTopicConcentration(BETA);
    }
    LDAModel fitted = lda.fit(rows);
    LDAModel model = fitted instanceof DistributedLDAModel d ? d.toLocal() : fitted;
    rows.unpersist();
    Matrix matrix = model.topicsMatrix();
    return new Fitted() {
      @Override
      public List<int[]> tops() {
        return Tops.of(k, terms, matrix::apply);
      }

      @Override
      public void score(Stories others) {
        model
            .transform(vectors(others.bags(), terms))
            .select("topicDistribution")
            .write()
            .format("noop")
            .mode("overwrite")
            .save();
      }
    };
  }

  private Dataset<Row> vectors(List<Bag> bags, int terms) {
    List<Row> rows = new ArrayList<>();
    for (Bag bag : bags) {
      double[] counts = new double[bag.size()];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = Counts.of(bag, i);
      }
      rows.add(RowFactory.create(Vectors.sparse(terms, bag.terms(), counts)));
    }
    return spark
        .createDataFrame(rows, new StructType().add("features", SQLDataTypes.VectorType()))
        .repartition(2);
  }
}
