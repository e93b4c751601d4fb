package org.windvane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights of news, with {@code nightly} killed at random moments of its work. After every kill the
 * published version is whole and is the one before or the one being made; after the next run every
 * table holds what an undisturbed warehouse holds.
 *
 * <p>{@code -Dwindvane.crash.kills=N} and {@code -Dwindvane.crash.seed=S} set how often and when;
 * see bench/crash.sh.
 */
@Tag("cluster")
class CrashTest {
  private static final int KILLS = Integer.getInteger("windvane.crash.kills", 5);
  private static final int NIGHTS = Integer.getInteger("windvane.crash.nights", 2);
  private static final long SEED = Long.getLong("windvane.crash.seed", 20240101L);
  // From the start of the process; until here only the JVM and Spark come up.
  private static final double EARLIEST = 0.2;
  // A machine's own unevenness must not make most runs end before they are killed.
  private static final double LATEST = 0.95;

  @TempDir Path dir;

  @Test
  void aKilledRunLosesNothingAndDoublesNothing() throws IOException {
    List<Path> news =
        SampleNews.periods(dir.resolve("all"), 72 / NIGHTS, "mali", "senegal", "niger");
    Path calm = dir.resolve("calm");
    Path killed = dir.resolve("killed");
    Path input = Files.createDirectories(dir.resolve("incoming"));
    Random random = new Random(SEED);
    Contents before = null;
    int kills = 0;
    long rows = 0;
    List<String> moments = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      Files.copy(news.get(night), input.resolve(news.get(night).getFileName()));
      long started = System.nanoTime();
      Launch.Ended undisturbed = nightly(input, calm).run();
      long millis = (System.nanoTime() - started) / 1_000_000;
      assertThat(undisturbed.status()).as("%s", undisturbed).isZero();
      Contents after = Contents.all(calm);

      int until = KILLS * (night + 1) / NIGHTS;
      while (kills < until) {
        double share = EARLIEST + (LATEST - EARLIEST) * random.nextDouble();
        Launch.Running running = nightly(input, killed).start();
        boolean ended = running.endsWithin((long) (millis * share));
        Launch.Ended end = running.kill();
        assertWholeVersion(killed, before, after);
        if (ended) {
          // What earlier runs of this night had left was less than thought; the next night is due.
          assertThat(end.status()).as("%s", end).isZero();
          break;
        }
        kills++;
        moments.add("night %d, %.2f%s".formatted(night, share, last(end)));
        System.out.printf("kill %d: %s%n", kills, moments.get(moments.size() - 1));
      }
      Launch.Ended finished = nightly(input, killed).run();
      assertThat(finished.status()).as("%s after %s", finished, moments).isZero();
      Contents found = Contents.all(killed);
      assertThat(found.differences(after))
          .as("night %d after kills at %s", night, moments)
          .isEmpty();
      rows += found.size();
      System.out.printf("night %d: %d rows, no difference%n", night, found.size());
      before = after;
    }
    assertThat(kills).as("runs that were killed before their end").isPositive();
    System.out.printf(
        "%d kills over %d nights, seed %d, %d rows compared, no difference: %s%n",
        kills, NIGHTS, SEED, rows, moments);
    Launch.Ended doctor = Launch.local().with("doctor", "--warehouse", killed.toString()).run();
    assertThat(doctor.status()).as("%s", doctor).isZero();
  }

  private static String last(Launch.Ended end) {
    // Which stages had told their end: where the kill fell.
    List<String> stages =
        end.err()
            .lines()
            .filter(l -> l.contains(" INFO "))
            .map(l -> l.replaceFirst("^\\S+ INFO (\\S+).*", "$1"))
            .toList();
    return stages.isEmpty() ? " before any stage" : " after " + stages.get(stages.size() - 1);
  }

  private static Launch nightly(Path input, Path warehouse) {
    return Launch.local().nightly(input.toString(), warehouse.toString());
  }

  private static void assertWholeVersion(Path warehouse, Contents before, Contents after) {
    if (!Files.exists(warehouse.resolve("published/_CURRENT"))) {
      assertThat(before).as("the published version is gone").isNull();
      return;
    }
    Contents now = Contents.published(warehouse);
    List<String> toAfter = now.differences(after.published());
    if (!toAfter.isEmpty()) {
      assertThat(before).as("differs from the new version: %s", toAfter).isNotNull();
      assertThat(now.differences(before.published())).isEmpty();
    }
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
