package org.windvane.corpus.story;

import java.time.Duration;
import java.util.Arrays;

/** Whether two texts are one story, by their sketches. */
public final class Likeness {
  /** Share of runs of words in common, of all that either has, from which two texts are one. */
  static final double RESEMBLANCE = 0.5;

  /** Share of the shorter text's runs that the longer one has, from which it is a cut of it. */
  static final double CONTAINMENT = 0.75;

  /** The same at one outlet, whose articles share boilerplate: only a correction is one story. */
  static final double SAME_OUTLET = 0.8;

  /** Of texts that differ in a word or two. */
  private static final double SAME_TEXT = 0.95;

  private static final double TITLES_ALIKE = 0.6;
  private static final double SOME = 0.1;
  private static final int FEW = 8;
  private static final int ENOUGH_TO_BE_CUT = 12;
  private static final int LONG = 60;
  private static final int TELLING_TITLE = 4;
  private static final int UNIQUE_TITLE = 6;
  private static final long CORRECTED = Duration.ofHours(18).toMillis();
  private static final long SAME_NEWS = Duration.ofHours(72).toMillis();
  private static final long SAME_FORTNIGHT = Duration.ofDays(14).toMillis();

  private Likeness() {}

  /**
   * Compares two articles.
   *
   * @param millisApart between their dates
   */
  public static boolean sameStory(Sketch a, Sketch b, boolean sameOutlet, long millisApart) {
    long apart = Math.abs(millisApart);
    double resemblance = resemblance(a, b);
    int fewer = Math.min(a.shingles(), b.shingles());
    if (sameOutlet) {
      return corrected(a, b, resemblance, apart);
    }
    boolean sameTitle = sameTitle(a, b, apart);
    if (fewer < FEW) {
      return sameTitle || (resemblance >= SAME_OUTLET && apart <= SAME_NEWS);
    }
    double contained = contained(a, b, resemblance);
    return resemblance >= RESEMBLANCE
        || (fewer >= ENOUGH_TO_BE_CUT && contained >= CONTAINMENT)
        || (sameTitle && sameNews(a, fewer, contained));
  }

  /**
   * Whether two texts under one headline are the same news. Feeds hand on a headline with a summary
   * of their own, but two long texts would share words, and of a short headline ("So-and-so
   * review") there are many.
   */
  private static boolean sameNews(Sketch a, int fewer, double contained) {
    return contained > SOME || (fewer < LONG && a.title().length >= UNIQUE_TITLE);
  }

  /**
   * The same article put out again within the day. Series ("day 282", a session song by song, the
   * morning's briefing) have alike texts and headlines as well: where headlines differ, one must
   * hold all words of the other, with the same numbers, over the same text.
   */
  private static boolean corrected(Sketch a, Sketch b, double resemblance, long apart) {
    if (apart > CORRECTED) {
      return false;
    }
    if (Arrays.equals(a.title(), b.title())) {
      return resemblance >= SAME_OUTLET;
    }
    int common = common(a.title(), b.title());
    int fewer = Math.min(a.title().length, b.title().length);
    int more = Math.max(a.title().length, b.title().length);
    return resemblance >= SAME_TEXT
        && common == fewer
        && common >= TITLES_ALIKE * more
        && Arrays.equals(numbers(a), numbers(b));
  }

  private static int[] numbers(Sketch sketch) {
    return Arrays.stream(sketch.title()).filter(word -> (word & 1) == 1).toArray();
  }

  /** The same headline, and the longer it is, the longer it can be no chance. */
  private static boolean sameTitle(Sketch a, Sketch b, long apart) {
    int words = a.title().length;
    return words >= TELLING_TITLE
        && apart <= (words >= UNIQUE_TITLE ? SAME_FORTNIGHT : SAME_NEWS)
        && Arrays.equals(a.title(), b.title());
  }

  /** Estimated Jaccard resemblance of the two sets of runs; exact for texts of few runs. */
  static double resemblance(Sketch a, Sketch b) {
    int[] x = a.smallest();
    int[] y = b.smallest();
    // Of the union only as many of the smallest are known as the smaller incomplete sketch holds.
    int limit = Math.min(known(a), known(b));
    int i = 0;
    int j = 0;
    int union = 0;
    int both = 0;
    while (union < limit && (i < x.length || j < y.length)) {
      union++;
      if (j == y.length || (i < x.length && x[i] < y[j])) {
        i++;
      } else if (i == x.length || y[j] < x[i]) {
        j++;
      } else {
        both++;
        i++;
        j++;
      }
    }
    return union == 0 ? 0 : (double) both / union;
  }

  private static int known(Sketch sketch) {
    return sketch.shingles() <= Sketch.SIZE ? Integer.MAX_VALUE : Sketch.SIZE;
  }

  /** Estimated share of the smaller set that the larger one holds. */
  static double contained(Sketch a, Sketch b, double resemblance) {
    double common = resemblance * (a.shingles() + b.shingles()) / (1 + resemblance);
    return common / Math.max(1, Math.min(a.shingles(), b.shingles()));
  }

  /** How many values two ascending arrays have in common. */
  private static int common(int[] x, int[] y) {
    int i = 0;
    int j = 0;
    int both = 0;
    while (i < x.length && j < y.length) {
      if (x[i] == y[j]) {
        both++;
        i++;
        j++;
      } else if (x[i] < y[j]) {
        i++;
      } else {
        j++;
      }
    }
    return both;
  }
}
