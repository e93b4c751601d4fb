package org.windvane.topics;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.windvane.WindvaneException;
import org.windvane.topics.CountrySpaces.CountrySpace;

/** Fits the topics of single countries, one task a country. */
final class CountryFit implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CountryOptions options;
  private final Broadcast<Packed<Terms>> terms;
  private final Broadcast<Packed<TopicSpace>> shared;
  private final Broadcast<Packed<CountrySpaces>> standing;
  private final String version;

  CountryFit(
      CountryOptions options,
      Broadcast<Packed<Terms>> terms,
      Broadcast<Packed<TopicSpace>> shared,
      Broadcast<Packed<CountrySpaces>> standing,
      String version) {
    this.options = options;
    this.terms = terms;
    this.shared = shared;
    this.standing = standing;
    this.version = version;
  }

  /** One story in the order of a sample. */
  private record Text(long hash, String story, String terms) {}

  /**
   * The models of all countries in the sample; the driver gets a bounded model a state.
   *
   * @param sample {@code country, stories, hash, story_id, title, body, language}, a row a story
   *     and country
   */
  Map<String, CountrySpace> fit(Dataset<Row> sample) {
    Map<String, CountrySpace> out = new TreeMap<>();
    for (Row r :
        sample
            .select("country", "stories", "hash", "story_id", "title", "body", "language")
            .map(
                (MapFunction<Row, Row>) this::read,
                Encoders.row(
                    (StructType)
                        DataType.fromDDL(
                            "country string, stories double, hash bigint, story string,"
                                + " terms string")))
            .groupByKey((MapFunction<Row, String>) r -> r.getString(0), Encoders.STRING())
            .flatMapGroups(
                (FlatMapGroupsFunction<String, Row, Row>) this::fitOne,
                Encoders.row((StructType) DataType.fromDDL("country string, model binary")))
            .collectAsList()) {
      try {
        out.put(r.getString(0), CountryModelStore.unpack(r.getAs(1)));
      } catch (IOException e) {
        throw new WindvaneException(
            "Cannot read topic model: " + e.getMessage() + ", " + r.getString(0), e);
      }
    }
    return out;
  }

  private Row read(Row r) {
    return RowFactory.create(
        r.get(0),
        r.get(1),
        r.get(2),
        r.get(3),
        String.join(
            "\t",
            terms
                .value()
                .value()
                .of(
                    r.getString(4),
                    r.getString(5),
                    r.getString(6),
                    shared.value().value().furniture())));
  }

  private Iterator<Row> fitOne(String country, Iterator<Row> rows) throws IOException {
    List<Text> texts = new ArrayList<>();
    double stories = 0;
    while (rows.hasNext()) {
      Row r = rows.next();
      stories = r.getDouble(1);
      texts.add(new Text(r.getLong(2), r.getString(3), r.getString(4)));
    }
    texts.sort(Comparator.comparingLong(Text::hash).thenComparing(Text::story));
    List<String[]> sample =
        texts.stream().limit(options.fitStories()).map(t -> t.terms().split("\t")).toList();
    SpaceFit fit = new SpaceFit(options.space());
    CountrySpace before = standing.value().value().of(country);
    TopicSpace space =
        before == null
            ? fit.fit(sample, Math.round(stories), version)
            : fit.refit(before.space(), sample, Math.round(stories), version);
    CountrySpace fitted = new CountrySpace(space, parents(space, sample));
    return List.of(RowFactory.create(country, CountryModelStore.pack(fitted))).iterator();
  }

  /** For each own topic the shared one that the stories about it hold most of. */
  private int[] parents(TopicSpace own, List<String[]> sample) {
    TopicSpace whole = shared.value().value();
    Inference inOwn = new Inference(own.weights());
    Inference inWhole = new Inference(whole.weights());
    double[][] together = new double[own.topics().size()][whole.topics().size()];
    for (String[] text : sample) {
      List<String> words = List.of(text);
      Bag bag = own.bag(words);
      Bag wholeBag = whole.bag(words);
      if (bag.size() == 0 || wholeBag.size() == 0) {
        continue;
      }
      inOwn.fit(bag);
      inWhole.fit(wholeBag);
      float[] a = inOwn.shares();
      float[] b = inWhole.shares();
      for (int t = 0; t < a.length; t++) {
        for (int u = 0; u < b.length; u++) {
          together[t][u] += a[t] * b[u];
        }
      }
    }
    int[] out = new int[together.length];
    for (int t = 0; t < out.length; t++) {
      int best = -1;
      for (int u = 0; u < together[t].length; u++) {
        if (!whole.topics().get(u).rote() && together[t][u] > (best < 0 ? 0 : together[t][best])) {
          best = u;
        }
      }
      out[t] = best < 0 ? -1 : whole.topics().get(best).id();
    }
    return out;
  }
}
