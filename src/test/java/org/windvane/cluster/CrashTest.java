package org.windvane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.cli.Windvane;
import org.windvane.testing.Folders;

/**
 * Nights of news, with {@code nightly} killed at random moments of its work, often several times
 * before it may end. After every kill the published version is whole and is the one before or the
 * one being made; once a run has ended, every table holds what an undisturbed warehouse holds. Then
 * the night begins anew, until it was killed as often as asked.
 *
 * <p>{@code -Dwindvane.crash.kills=N} and {@code -Dwindvane.crash.seed=S} set how often and when;
 * see bench/crash.sh.
 */
@Tag("cluster")
class CrashTest {
  private static final int KILLS = Integer.getInteger("windvane.crash.kills", 3);
  private static final int MOMENTS = Integer.getInteger("windvane.crash.moments", 8);
  private static final int NIGHTS = Integer.getInteger("windvane.crash.nights", 1);
  private static final long SEED = Long.getLong("windvane.crash.seed", 20240101L);
  // From the start of the process; until here only the JVM and Spark come up.
  private static final double EARLIEST = 0.2;
  // A machine's own unevenness must not make most runs end before they are killed.
  private static final double LATEST = 0.95;

  @TempDir Path dir;
  // By the path of a version that was compared: what it consists of, so that it is read once.
  private final Map<Path, String> compared = new HashMap<>();

  @Test
  void aKilledRunLosesNothingAndDoublesNothing() throws IOException {
    List<Path> news = SampleNews.periods(dir.resolve("all"), 72 / NIGHTS, "senegal", "togo");
    Path calm = dir.resolve("calm");
    Path killed = dir.resolve("killed");
    Path start = dir.resolve("start");
    Path input = Files.createDirectories(dir.resolve("incoming"));
    Random random = new Random(SEED);
    Contents before = null;
    int kills = 0;
    int finishes = 0;
    long rows = 0;
    List<String> moments = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      Files.copy(news.get(night), input.resolve(news.get(night).getFileName()));
      if (night > 0) {
        Folders.replace(calm, start);
      }
      Launch.Ended undisturbed = nightly(input, calm).run();
      assertThat(undisturbed.status()).as("%s", undisturbed).isZero();
      Contents after = Contents.all(calm);
      // Again, from where the night began: the first call of all also had classes to load.
      long millis = 0;

      int until = KILLS * (night + 1) / NIGHTS;
      while (kills < until) {
        Folders.replace(start, killed);
        if (millis == 0) {
          long started = System.nanoTime();
          assertThat(nightly(input, killed).run().status()).isZero();
          millis = (System.nanoTime() - started) / 1_000_000;
          Folders.replace(start, killed);
        }
        List<String> now = new ArrayList<>();
        boolean ended = false;
        while (!ended && kills < until) {
          double share = EARLIEST + (LATEST - EARLIEST) * random.nextDouble();
          Launch.Running running = nightly(input, killed).start();
          ended = running.endsWithin((long) (millis * share));
          Launch.Ended end = running.kill();
          if (ended) {
            // What earlier runs had left of the work was less than thought.
            assertThat(end.status()).as("%s after %s", end, now).isZero();
          } else {
            kills++;
            now.add("night %d, %.2f%s".formatted(night, share, last(end.err())));
            System.out.printf("kill %d: %s%n", kills, now.get(now.size() - 1));
          }
          assertWholeVersion(killed, before, after);
        }
        if (!ended) {
          Launch.Ended finished = nightly(input, killed).run();
          assertThat(finished.status()).as("%s after %s", finished, now).isZero();
        }
        Contents found = Contents.all(killed);
        assertThat(found.differences(after)).as("after kills at %s", now).isEmpty();
        finishes++;
        rows += found.size();
        System.out.printf("finished: %d rows, no difference, after %d%n", found.size(), now.size());
        moments.addAll(now);
      }
      before = after;
    }
    assertThat(kills).as("runs that were killed before their end").isEqualTo(KILLS);
    System.out.printf(
        "%d kills over %d nights, each night finished %d times in all, seed %d, %d rows compared, no"
            + " difference: %s%n",
        kills, NIGHTS, finishes, SEED, rows, moments);
    Launch.Ended doctor = Launch.local().with("doctor", "--warehouse", killed.toString()).run();
    assertThat(doctor.status()).as("%s", doctor).isZero();
  }

  /**
   * The same at many moments for the price of one run: the process is stopped, what lies on disk
   * copied, and the process let go on. A copy is what kill -9 at that moment would have left.
   */
  @Test
  void everyMomentOfANightMayBeTheLast() throws IOException {
    List<Path> news = SampleNews.periods(dir.resolve("all"), 36, "senegal", "togo");
    Path calm = dir.resolve("calm");
    Path input = Files.createDirectories(dir.resolve("incoming"));
    Random random = new Random(SEED);
    Contents before = null;
    long rows = 0;
    Map<String, Integer> where = new TreeMap<>();
    for (int night = 0; night < 2; night++) {
      Files.copy(news.get(night), input.resolve(news.get(night).getFileName()));
      List<Path> moments = new ArrayList<>();
      Map<Path, String> stages = new HashMap<>();
      Launch.Running running = nightly(input, calm).start();
      while (!running.endsWithin(1 + random.nextInt(3000))) {
        Path copy = dir.resolve("moment-%d-%03d".formatted(night, moments.size()));
        running.whileStopped(() -> Folders.replace(calm, copy));
        if (Files.exists(copy.resolve("_WINDVANE"))) {
          moments.add(copy);
          stages.put(copy, last(running.errSoFar()));
        }
      }
      Launch.Ended ended = running.await(Launch.LIMIT);
      assertThat(ended.status()).as("%s", ended).isZero();
      Contents after = Contents.all(calm);
      Collections.shuffle(moments, random);
      assertThat(moments).hasSizeGreaterThanOrEqualTo(MOMENTS / 2);

      for (Path moment : moments.subList(0, MOMENTS / 2)) {
        assertWholeVersion(moment, before, after);
        where.merge("night %d%s".formatted(night, stages.get(moment)), 1, Integer::sum);
        int status =
            Windvane.execute(
                "nightly",
                "--conf-dir",
                rules().toString(),
                "--input",
                input.toString(),
                "--format",
                "jsonl",
                "--warehouse",
                moment.toString());
        assertThat(status).as("%s", moment).isZero();
        Contents found = Contents.all(moment);
        assertThat(found.differences(after)).as("%s", moment).isEmpty();
        rows += found.size();
        System.out.printf("%s: %d rows, no difference%n", moment.getFileName(), found.size());
        Folders.replace(dir.resolve("nothing"), moment);
      }
      before = after;
    }
    System.out.printf(
        "%d moments of two nights, seed %d, %d rows compared, no difference: %s%n",
        MOMENTS, SEED, rows, where);
  }

  private static String last(String err) {
    // Which stages had told their end: where the kill fell.
    List<String> stages =
        err.lines()
            .filter(l -> l.contains(" INFO "))
            .map(l -> l.replaceFirst("^\\S+ INFO (\\S+).*", "$1"))
            .toList();
    return stages.isEmpty() ? " before any stage" : " after " + stages.get(stages.size() - 1);
  }

  /** By the rules alone: a run of seconds, most of them Spark's, with more places to die in. */
  private Launch nightly(Path input, Path warehouse) throws IOException {
    return Launch.local()
        .env("WINDVANE_CONF", rules().toString())
        .nightly(input.toString(), warehouse.toString());
  }

  private Path rules() throws IOException {
    Path conf = Files.createDirectories(dir.resolve("conf"));
    Files.writeString(
        conf.resolve("windvane.conf"),
        "windvane { relations { coder = rules }, sentiment { scorer = lexicon } }");
    return conf;
  }

  private void assertWholeVersion(Path warehouse, Contents before, Contents after)
      throws IOException {
    Path pointer = warehouse.resolve("published/_CURRENT");
    if (!Files.exists(pointer)) {
      assertThat(before).as("the published version is gone").isNull();
      return;
    }
    Path version = pointer.resolveSibling(Files.readString(pointer).strip());
    String files = Folders.listing(version);
    if (files.equals(compared.get(version))) {
      return;
    }
    Contents now = Contents.published(warehouse);
    List<String> toAfter = now.differences(after.published());
    if (!toAfter.isEmpty()) {
      assertThat(before).as("differs from the new version: %s", toAfter).isNotNull();
      assertThat(now.differences(before.published())).isEmpty();
    }
    compared.put(version, files);
  }

  @Test
  void ofTwoRunsAtOnceTheSecondSaysSoInOneLine() throws IOException {
    List<Path> news = SampleNews.countries(dir.resolve("news"), "mali");
    Path warehouse = dir.resolve("w");
    Launch.Running first = nightly(news.get(0), warehouse).start();
    while (!Files.exists(warehouse.resolve("_LOCK")) && !first.endsWithin(100)) {
      // The first run is still starting.
    }

    Launch.Ended second = nightly(news.get(0), warehouse).run();
    Launch.Ended ended = first.await(Launch.LIMIT);

    assertThat(second.status()).as("%s", second).isEqualTo(1);
    assertThat(second.err().lines())
        .containsExactly("Cannot lock warehouse: another run is writing to it, file:" + warehouse);
    assertThat(ended.status()).as("%s", ended).isZero();
  }
}
