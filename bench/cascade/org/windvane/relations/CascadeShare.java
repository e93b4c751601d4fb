package org.windvane.relations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.language.ActorReader;
import org.windvane.language.Gazetteer;
import org.windvane.language.Sentence;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Warehouse;

/**
 * Codes articles of a warehouse as the jobs do, in one thread, and counts what the encoder is asked.
 * Articles are drawn by a hash of their ids.
 */
public final class CascadeShare {
  private CascadeShare() {}

  /** Arguments: warehouse, articles (default 20000). */
  public static void main(String[] args) throws Exception {
    int most = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    SparkSession spark = Sessions.open("cascade");
    Settings settings = Settings.bundled();
    CodingKit kit = CodingKit.load(settings, "encoder", "encoder");
    Asked asked = new Asked();
    set(kit, "tone", asked);
    set(get(kit, "coders"), "model", asked);
    ArticleCoder coder = new ArticleCoder(kit);
    Map<String, ActorReader> readers = new HashMap<>();
    kit.packs().forEach((language, pack) -> readers.put(language, new ActorReader(pack)));
    Dataset<Row> articles =
        Warehouse.open(spark, args[0])
            .readAll(InternalTables.ARTICLES)
            .where(col("language").isInCollection(kit.packs().keySet()))
            .select("article_id", "language", "title", "body", "published", "speaker")
            .orderBy(xxhash64(col("article_id")))
            .limit(most);
    long n = 0;
    long sentences = 0;
    long naming = 0;
    long pairs = 0;
    long ofArticles = 0;
    long forRelations = 0;
    long forTone = 0;
    for (Iterator<Row> rows = articles.toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      String language = row.getString(1);
      int day = Math.toIntExact(Math.floorDiv(row.getTimestamp(4).getTime(), 86_400_000L));
      n++;
      for (Sentence s :
          readers
              .get(language)
              .read(row.getString(2), row.getString(3), day, row.getString(5))
              .sentences()) {
        sentences++;
        naming += s.mentions() > 0 ? 1 : 0;
        pairs += twoSides(s, coder.gazetteer(language)) ? 1 : 0;
      }
      long relations = asked.relationQuestions;
      long tone = asked.toneQuestions;
      coder.code(
          List.of(
              new ArticleCoder.Article(
                  language, row.getString(2), row.getString(3), day, row.getString(5))));
      boolean related = asked.relationQuestions > relations;
      boolean heard = asked.toneQuestions > tone;
      forRelations += related ? 1 : 0;
      forTone += heard ? 1 : 0;
      ofArticles += related || heard ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%d articles, %d sentences: %.1f %% name an actor, %.1f %% two that can act on each other%n"
            + "reach the encoder: %.1f %% of articles (%.1f %% about relations, %.1f %% about tone);"
            + " %.1f %% and %.1f %% of sentences (equal ones once)%n"
            + "%.2f questions an article (%.2f relations, %.2f tone), %.1f %% of them asked before%n",
        n,
        sentences,
        100.0 * naming / sentences,
        100.0 * pairs / sentences,
        100.0 * ofArticles / n,
        100.0 * forRelations / n,
        100.0 * forTone / n,
        100.0 * asked.relationSentences.size() / sentences,
        100.0 * asked.toneSentences.size() / sentences,
        (double) (asked.relationQuestions + asked.toneQuestions) / n,
        (double) asked.relationQuestions / n,
        (double) asked.toneQuestions / n,
        100.0
            * (1 - asked.distinct.size() / (double) (asked.relationQuestions + asked.toneQuestions)));
    System.exit(0);
  }

  static boolean twoSides(Sentence s, Gazetteer gazetteer) {
    Sides sides = new Sides(s, gazetteer);
    for (int i = 0; i < s.mentions(); i++) {
      for (int j = i + 1; j < s.mentions(); j++) {
        if (s.kind(i).acts() && s.kind(j).acts() && sides.apart(i, j)) {
          return true;
        }
      }
    }
    return false;
  }

  static Object get(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  static void set(Object of, String name, Object value)
      throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(of, value);
  }
}
