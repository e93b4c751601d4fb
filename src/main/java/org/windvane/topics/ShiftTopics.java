package org.windvane.topics;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which topics of a country's news grew and shrank across a shift. */
public final class ShiftTopics {
  /** Days on either side that are compared. */
  private static final int WINDOW = 180;

  /** Topics told of one shift. */
  private static final int MOST = 6;

  /** Of what moved less, too few stories may be behind it. */
  private static final double LEAST = 0.02;

  private ShiftTopics() {}

  /**
   * Fills the column {@code topics} of shifts: those whose share of the country's stories changed
   * most between the 180 days before the shift's date and the 180 days from it on, the greatest
   * change first. Empty where one of the sides has no stories.
   *
   * @param shifts rows of {@code shifts}, few enough to be sent to every task
   * @param days rows of {@code topic_days} of all batches
   * @param topics rows of {@code topics}
   */
  public static Dataset<Row> fill(Dataset<Row> shifts, Dataset<Row> days, Dataset<Row> topics) {
    Column apart = datediff(col("day"), col("date"));
    Dataset<Row> sums =
        days.select("country", "day", "topic", "focus")
            .join(broadcast(shifts.select("shift_id", "country", "date")), new String[] {"country"})
            .where(apart.geq(-WINDOW).and(apart.lt(WINDOW)))
            .groupBy("shift_id", "topic")
            .agg(
                coalesce(sum(when(apart.lt(0), col("focus"))), lit(0.0)).as("before"),
                coalesce(sum(when(apart.geq(0), col("focus"))), lit(0.0)).as("after"));
    Dataset<Row> all =
        sums.where(col("topic").equalTo(CountryShares.ANY))
            .where(col("before").gt(0).and(col("after").gt(0)))
            .select(col("shift_id"), col("before").as("all_before"), col("after").as("all_after"));
    Column before = col("before").divide(col("all_before"));
    Column after = col("after").divide(col("all_after"));
    Dataset<Row> moved =
        sums.where(col("topic").notEqual(CountryShares.ANY))
            .join(all, new String[] {"shift_id"})
            .join(broadcast(topics.select("topic", "label")), new String[] {"topic"})
            .select(
                col("shift_id"),
                struct(
                        abs(after.minus(before)).multiply(-1).as("order"),
                        col("topic"),
                        col("label"),
                        before.as("before"),
                        after.as("after"))
                    .as("t"))
            .where(col("t.order").leq(-LEAST))
            .groupBy("shift_id")
            .agg(slice(array_sort(collect_list(col("t"))), 1, MOST).as("moved"))
            .select(
                col("shift_id"),
                transform(
                        col("moved"),
                        t ->
                            struct(
                                t.getField("topic").as("topic"),
                                t.getField("label").as("label"),
                                t.getField("before").as("before"),
                                t.getField("after").as("after")))
                    .as("found"));
    return shifts
        .join(moved, new String[] {"shift_id"}, "left")
        .withColumn("topics", coalesce(col("found"), col("topics")))
        .drop("found");
  }
}
