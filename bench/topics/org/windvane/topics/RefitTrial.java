package org.windvane.topics;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Warehouse;

/**
 * Fits topics to the stories of some months and then again to those of later, overlapping ones, as a
 * refit does; tells how much of the news keeps the ids of its topics, and what becomes of a topic
 * that is planted into the later months alone.
 */
public final class RefitTrial {
  /** Words that no story has; a planted story holds some of them among the words of a real one. */
  private static final int PLANTED_WORDS = 30;

  private RefitTrial() {}

  /** Arguments: warehouse; first day and day after the last of the one fit; the same of the other. */
  public static void main(String[] args) {
    System.setProperty("windvane.ui", "false");
    SparkSession spark = Sessions.open("refit trial");
    Settings settings = Settings.bundled();
    TopicOptions options = TopicOptions.of(settings.config());
    Broadcast<Packed<Terms>> terms =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(
                new Packed<>(new Terms(ActorMask.of(settings.at("actors")), options.wordsRead())));
    Dataset<Row> articles =
        Warehouse.open(spark, args[0])
            .readAll(InternalTables.ARTICLES)
            .where(
                col("language")
                    .isInCollection(settings.at("windvane.language").getStringList("packs")));
    List<String[]> earlier = stories(articles, args[1], args[2], terms, options);
    List<String[]> later = stories(articles, args[3], args[4], terms, options);
    List<String[]> both = stories(articles, args[3], args[2], terms, options);
    spark.stop();

    SpaceFit fit = new SpaceFit(options);
    TopicSpace first = fit.fit(earlier, earlier.size(), "first");
    TopicSpace second = fit.refit(first, later, later.size(), "second");
    say("stories: %d, then %d, %d in both", earlier.size(), later.size(), both.size());
    kept(first, second, later, both);
    agreement(first, second, both);
    planted(fit, first, later);
    System.exit(0);
  }

  private static List<String[]> stories(
      Dataset<Row> articles,
      String from,
      String to,
      Broadcast<Packed<Terms>> terms,
      TopicOptions options) {
    Dataset<Row> chosen = articles.where(col("published").geq(from).and(col("published").lt(to)));
    StorySample sample = new StorySample(chosen, chosen.count(), terms);
    return StorySample.Story.terms(sample.stories(options.fitStories(), sample.furniture()));
  }

  private static Map<Integer, Double> mass(TopicSpace space, List<String[]> stories) {
    Map<Integer, Double> out = new HashMap<>();
    Inference inference = new Inference(space.weights());
    for (String[] story : stories) {
      Bag bag = space.bag(List.of(story));
      if (bag.size() > 0) {
        inference.fit(bag);
        float[] shares = inference.shares();
        for (int t = 0; t < shares.length; t++) {
          out.merge(space.topics().get(t).id(), (double) shares[t], Double::sum);
        }
      }
    }
    return out;
  }

  private static void kept(
      TopicSpace first, TopicSpace second, List<String[]> later, List<String[]> both) {
    Set<Integer> before =
        first.topics().stream().map(TopicSpace.Topic::id).collect(Collectors.toSet());
    Set<Integer> after =
        second.topics().stream().map(TopicSpace.Topic::id).collect(Collectors.toSet());
    Set<Integer> same = new HashSet<>(before);
    same.retainAll(after);
    say(
        "topics: %d, then %d; %d kept, %d new, %d ended",
        before.size(), after.size(), same.size(), after.size() - same.size(),
        before.size() - same.size());
    say("mass in kept ids, of the months in both: %.3f by the earlier fit, %.3f by the later",
        share(first, both, same), share(second, both, same));
    say("mass in kept ids, of the later months: %.3f by the earlier fit, %.3f by the later",
        share(first, later, same), share(second, later, same));
    for (TopicSpace.Topic topic : second.topics()) {
      if (!same.contains(topic.id())) {
        say("  new: %d %s (%.3f)", topic.id(), topic.label(), topic.mass());
      }
    }
    for (TopicSpace.Topic topic : first.topics()) {
      if (!same.contains(topic.id())) {
        say("  ended: %d %s (%.3f)", topic.id(), topic.label(), topic.mass());
      }
    }
  }

  private static double share(TopicSpace space, List<String[]> stories, Set<Integer> ids) {
    Map<Integer, Double> mass = mass(space, stories);
    double all = mass.values().stream().mapToDouble(Double::doubleValue).sum();
    return mass.entrySet().stream()
            .filter(e -> ids.contains(e.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum()
        / all;
  }

  /** Of the stories that both fits put mostly in one topic, how many they put in the same. */
  private static void agreement(TopicSpace first, TopicSpace second, List<String[]> both) {
    int told = 0;
    int same = 0;
    Inference one = new Inference(first.weights());
    Inference other = new Inference(second.weights());
    for (String[] story : both) {
      int a = most(first, one, story);
      int b = most(second, other, story);
      if (a > 0 && b > 0) {
        told++;
        same += a == b ? 1 : 0;
      }
    }
    say("stories of the months in both that both fits put half in one topic: %d, in the same: %.3f",
        told, same / (double) Math.max(1, told));
  }

  private static int most(TopicSpace space, Inference inference, String[] story) {
    Bag bag = space.bag(List.of(story));
    if (bag.size() == 0) {
      return 0;
    }
    inference.fit(bag);
    float[] shares = inference.shares();
    for (int t = 0; t < shares.length; t++) {
      if (shares[t] >= 0.5f) {
        return space.topics().get(t).id();
      }
    }
    return 0;
  }

  /** One story in forty-nine is given an event of its own: no multiple of the tenth that is held out. */
  private static void planted(SpaceFit fit, TopicSpace first, List<String[]> later) {
    Random random = new Random(5);
    List<String[]> mixed = new ArrayList<>(later);
    for (int i = 0; i < mixed.size(); i += 49) {
      List<String> story = new ArrayList<>(List.of(mixed.get(i)).subList(0, mixed.get(i).length / 2));
      for (int w = 0; w < 8; w++) {
        story.add(Terms.BREAK);
        story.add("planted" + (char) ('a' + random.nextInt(PLANTED_WORDS)));
      }
      mixed.set(i, story.toArray(new String[0]));
    }
    TopicSpace space = fit.refit(first, mixed, mixed.size(), "planted");
    int found = 0;
    for (int t = 0; t < space.topics().size(); t++) {
      long words = 0;
      for (int term : space.weights().top(t, 10)) {
        words += space.vocabulary().term(term).startsWith("planted") ? 1 : 0;
      }
      if (words >= 3) {
        found++;
        int id = space.topics().get(t).id();
        say("planted: topic %d (%s), %d of its ten terms, %s; ids so far up to %d",
            id, space.topics().get(t).label(), words,
            id > first.lastId() ? "a new id" : "AN OLD ID", first.lastId());
      }
    }
    say("planted topics found: %d", found);
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
