package org.windvane.relations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.language.ActorReader;
import org.windvane.language.LanguagePack;
import org.windvane.language.Sentence;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Warehouse;

/**
 * Codes the English sentences of a warehouse that name two actors who can act on each other, each
 * once, as the jobs do: by rules and encoder, on all cores, those of 1,024 articles in one call. The
 * rules alone, in turns with it on the same sentences, are the peer. Every turn has sentences of
 * its own, for the encoder would answer from memory what it was asked before.
 */
public final class CascadeRate {
  private CascadeRate() {}

  /** Arguments: warehouse, articles (default 120000), turns (default 5). */
  public static void main(String[] args) throws Exception {
    int most = args.length > 1 ? Integer.parseInt(args[1]) : 120_000;
    int turns = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    Settings settings = Settings.bundled();
    LanguagePack pack = LanguagePack.load(settings, "en");
    List<List<Sentence>> calls;
    try (SparkSession spark = Sessions.open("cascade")) {
      calls = calls(spark, pack, args[0], most);
    }
    if (calls.size() <= turns) {
      System.err.println(
          "Cannot time: "
              + calls.size()
              + " calls of "
              + ArticleRows.MOST_ARTICLES
              + " articles, "
              + (turns + 1)
              + " are needed for the turns");
      System.exit(2);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    System.out.printf(
        Locale.ROOT,
        "%d sentences in %d calls, on %d cores%n",
        calls.stream().mapToInt(List::size).sum(),
        calls.size(),
        cores);
    List<String> kinds = List.of("rules", "encoder");
    double[][] rates = new double[kinds.size()][turns];
    // The first part warms up both and counts for nothing.
    for (int turn = 0; turn <= turns; turn++) {
      List<List<Sentence>> part =
          calls.subList(calls.size() * turn / (turns + 1), calls.size() * (turn + 1) / (turns + 1));
      for (int k = 0; k < kinds.size(); k++) {
        RelationCoders coders = RelationCoders.load(settings, List.of("en"), kinds.get(k));
        double rate = rate(part, cores, coders, pack);
        if (turn > 0) {
          rates[k][turn - 1] = rate;
        }
      }
    }
    for (int k = 0; k < kinds.size(); k++) {
      Arrays.sort(rates[k]);
      System.out.printf(
          Locale.ROOT,
          "%s: %.0f sentences a second (median of %d; %.0f to %.0f)%n",
          kinds.get(k),
          rates[k][turns / 2],
          turns,
          rates[k][0],
          rates[k][turns - 1]);
    }
    System.out.printf(
        Locale.ROOT,
        "rules and encoder take %.1f times as long as the rules%n",
        rates[0][turns / 2] / rates[1][turns / 2]);
    System.exit(0);
  }

  /** The sentences that can relate two actors, those of some articles together. */
  private static List<List<Sentence>> calls(
      SparkSession spark, LanguagePack pack, String warehouse, int most) {
    ActorReader reader = new ActorReader(pack);
    Set<String> seen = new HashSet<>();
    List<List<Sentence>> out = new ArrayList<>();
    Iterator<Row> articles =
        Warehouse.open(spark, warehouse)
            .readAll(InternalTables.ARTICLES)
            .where(col("language").equalTo("en"))
            .select("title", "body", "published", "speaker")
            .orderBy(xxhash64(col("article_id")))
            .limit(most)
            .toLocalIterator();
    for (int n = 0; articles.hasNext(); n++) {
      Row row = articles.next();
      if (n % ArticleRows.MOST_ARTICLES == 0) {
        out.add(new ArrayList<>());
      }
      int day = Math.toIntExact(Math.floorDiv(row.getTimestamp(2).getTime(), 86_400_000L));
      reader.read(row.getString(0), row.getString(1), day, row.getString(3)).sentences().stream()
          .filter(s -> CascadeShare.twoSides(s, pack.gazetteer()) && seen.add(s.text()))
          .forEach(out.get(out.size() - 1)::add);
    }
    return out;
  }

  private static double rate(
      List<List<Sentence>> calls, int cores, RelationCoders coders, LanguagePack pack) {
    Queue<List<Sentence>> open = new ConcurrentLinkedQueue<>(calls);
    long start = System.nanoTime();
    IntStream.range(0, cores)
        .parallel()
        .forEach(
            core -> {
              RelationCoder coder = coders.create(pack);
              for (List<Sentence> call = open.poll(); call != null; call = open.poll()) {
                coder.code(call);
              }
            });
    double seconds = (System.nanoTime() - start) / 1e9;
    return calls.stream().mapToInt(List::size).sum() / seconds;
  }
}
