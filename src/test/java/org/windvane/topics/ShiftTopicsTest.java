package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.PublishedTables;

class ShiftTopicsTest {
  private static final SparkSession SPARK = SharedSpark.session();

  private static Row day(String country, String day, int topic, double focus) {
    return RowFactory.create(
        country, Date.valueOf(day), topic, 1L, focus, focus, 0.0, 0.0, 0.9, "b");
  }

  private static Row shift(String id, String country, String date) {
    return RowFactory.create(
        id,
        country,
        "west-russia",
        Date.valueOf(date),
        null,
        null,
        0.4,
        -0.4,
        -0.8,
        0.99,
        "russia",
        0.0,
        0.0,
        new Row[0]);
  }

  @Test
  void theTopicThatGrewMostIsToldFirstWithItsSharesOnBothSides() {
    List<Row> days = new ArrayList<>();
    days.add(day("NER", "2023-05-01", CountryShares.ANY, 10));
    days.add(day("NER", "2023-05-01", 1, 6));
    days.add(day("NER", "2023-05-01", 2, 4));
    days.add(day("NER", "2023-08-01", CountryShares.ANY, 20));
    days.add(day("NER", "2023-08-01", 1, 2));
    days.add(day("NER", "2023-08-01", 2, 8));
    days.add(day("NER", "2023-08-01", 3, 10));
    // Too long ago, and another country: neither counts.
    days.add(day("NER", "2020-01-01", CountryShares.ANY, 100));
    days.add(day("MLI", "2023-08-01", CountryShares.ANY, 100));
    List<Row> topics = new ArrayList<>();
    for (int t = 1; t <= 3; t++) {
      topics.add(RowFactory.create(t, "label " + t, null, new Row[0], 0.1, null));
    }

    List<Row> found =
        ShiftTopics.fill(
                SPARK.createDataFrame(
                    List.of(shift("n", "NER", "2023-07-27"), shift("t", "TCD", "2023-07-27")),
                    PublishedTables.SHIFTS.schema()),
                SPARK.createDataFrame(days, InternalTables.TOPIC_DAYS.schema()),
                SPARK.createDataFrame(topics, InternalTables.TOPICS.schema()))
            .orderBy("shift_id")
            .collectAsList();

    assertThat(found).hasSize(2);
    List<Row> moved = found.get(0).getList(found.get(0).fieldIndex("topics"));
    // Topic 2 held its 0.4.
    assertThat(moved).extracting(r -> r.getInt(0)).containsExactly(1, 3);
    assertThat(moved.get(0).getDouble(2)).isCloseTo(0.6, within(1e-12));
    assertThat(moved.get(0).getDouble(3)).isCloseTo(0.1, within(1e-12));
    assertThat(moved.get(1).getString(1)).isEqualTo("label 3");
    assertThat(found.get(1).getList(found.get(1).fieldIndex("topics"))).isEmpty();
  }
}
