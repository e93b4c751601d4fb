package org.windvane.corpus.story;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.substring;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Articles that links hold together: the connected components of the links. */
final class LinkedGroups {
  private static final StructType GROUPS =
      new StructType().add("vertex", DataTypes.LongType).add("group", DataTypes.LongType);

  private LinkedGroups() {}

  /**
   * The group of every article that has a link.
   *
   * @param links a, b: ids of linked articles, hex of at least 16 digits
   * @return article_id, group; as many shuffles of the links as the longest chain has links
   */
  static Dataset<Row> of(SparkSession spark, Dataset<Row> links) {
    Dataset<Row> articles =
        links
            .select(col("a").as("article_id"))
            .union(links.select(col("b")))
            .distinct()
            .withColumn("vertex", vertex("article_id"));
    if (links.isEmpty()) {
      return articles.select(col("article_id"), col("vertex").as("group"));
    }
    JavaRDD<Tuple2<Object, Object>> edges =
        links
            .select(vertex("a"), vertex("b"))
            .toJavaRDD()
            .map(row -> new Tuple2<Object, Object>(row.getLong(0), row.getLong(1)));
    ClassTag<Object> tag = ClassTag$.MODULE$.apply(Object.class);
    StorageLevel level = StorageLevel.MEMORY_AND_DISK();
    Graph<Object, Object> graph =
        Graph.fromEdgeTuples(edges.rdd(), (Object) 0, Option.empty(), level, level, tag);
    JavaRDD<Row> groups =
        ConnectedComponents.run(graph, tag, tag)
            .vertices()
            .toJavaRDD()
            .map(v -> RowFactory.create(v._1(), v._2()));
    return articles
        .join(spark.createDataFrame(groups, GROUPS), "vertex")
        .select("article_id", "group");
  }

  /** The first 64 bits of an id. */
  private static Column vertex(String id) {
    return conv(substring(col(id), 1, 16), 16, -10).cast("long");
  }
}
