package org.windvane.corpus.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** Words w0 … of a made-up language, so that what two texts share is known by construction. */
  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private static boolean sameStory(String a, String b) {
    return Likeness.sameStory(
        Sketch.of("One headline", a), Sketch.of("Another one", b), false, HOUR);
  }

  @Test
  void resemblanceOfShortTextsIsExact() {
    // 27 and 27 runs of four words, of which 17 are the same: 17 of 37.
    Sketch a = Sketch.of(null, words(0, 30));
    Sketch b = Sketch.of(null, words(10, 40));

    assertThat(a.shingles()).isEqualTo(27);
    assertThat(Likeness.resemblance(a, b)).isEqualTo(17.0 / 37);
    assertThat(Likeness.contained(a, b, 17.0 / 37)).isCloseTo(17.0 / 27, within(1e-9));
  }

  @Property(tries = 60)
  void resemblanceOfLongTextsIsEstimatedWithinItsError(
      @ForAll @IntRange(min = 0, max = 900) int shift) {
    Sketch a = Sketch.of(null, words(0, 1003));
    Sketch b = Sketch.of(null, words(shift, shift + 1003));
    double expected = (1000.0 - shift) / (1000 + shift);

    // Five standard errors of a share out of 128.
    assertThat(Likeness.resemblance(a, b)).isCloseTo(expected, within(0.23));
  }

  @Test
  void aReprintWithAnotherHeadlineAndFirstLineIsTheSameStory() {
    String wire = words(0, 300);

    assertThat(sameStory(wire, "by our desk in the capital " + words(8, 300))).isTrue();
  }

  @Test
  void aCutFromTheEndIsTheSameStory() {
    assertThat(sameStory(words(0, 500), words(0, 120))).isTrue();
  }

  @Test
  void articlesThatShareAParagraphAreTwoStories() {
    assertThat(sameStory(words(0, 200), words(160, 400))).isFalse();
  }

  @Test
  void anArticleOfTheSameOutletMustBeNearlyTheSameAndHaveALikeHeadline() {
    Sketch a = Sketch.of("Wheat prices on Monday", words(0, 100));
    Sketch corrected = Sketch.of("Wheat prices on Monday, corrected", words(2, 101));
    Sketch other = Sketch.of("Five players to watch", words(0, 100));

    assertThat(Likeness.sameStory(a, corrected, true, HOUR)).isTrue();
    assertThat(Likeness.sameStory(a, other, true, HOUR)).isFalse();
    assertThat(Likeness.sameStory(a, other, false, HOUR)).isTrue();
  }

  @Test
  void aSeriesAtOneOutletIsAsManyStories() {
    // One word of a hundred changes four runs: 93 of 101 are the same.
    Sketch one =
        Sketch.of("Live session, the first song", words(0, 50) + " first " + words(51, 100));
    Sketch two = Sketch.of("Live session, the last song", words(0, 50) + " last " + words(51, 100));
    Sketch daily =
        Sketch.of("Live session, the first song", words(0, 40) + " new " + words(41, 100));

    assertThat(Likeness.sameStory(one, two, true, HOUR)).isFalse();
    assertThat(Likeness.sameStory(one, daily, true, 20 * HOUR)).isFalse();
    assertThat(Likeness.sameStory(one, one, true, 17 * HOUR)).isTrue();
    assertThat(Likeness.sameStory(one, one, true, 24 * HOUR)).isFalse();
  }

  @Test
  void aHeadlineAloneMakesOneStoryOnlyWhileItIsNews() {
    Sketch bare = Sketch.of("Junta closes the border with two neighbours", null);
    Sketch summarised =
        Sketch.of("Junta closes the border with two neighbours", "Trade has stopped since noon.");

    assertThat(Likeness.sameStory(bare, summarised, false, 24 * HOUR)).isTrue();
    assertThat(Likeness.sameStory(bare, summarised, false, 24 * 20 * HOUR)).isFalse();
  }

  @Test
  void aShortHeadlineOverTextsThatShareNothingIsNoStory() {
    Sketch mine = Sketch.of("The new harvester review", words(0, 30));
    Sketch yours = Sketch.of("The new harvester review", words(100, 130));
    Sketch longer = Sketch.of("The new harvester review", words(20, 60));

    assertThat(Likeness.sameStory(mine, yours, false, HOUR)).isFalse();
    // 7 of 27 runs are shared.
    assertThat(Likeness.sameStory(mine, longer, false, HOUR)).isTrue();
  }

  @Test
  void likeTextsShareAKeyAndUnlikeOnesDoNot() {
    long[] whole = Sketch.of(null, words(0, 400)).keys();

    assertThat(common(whole, Sketch.of(null, words(0, 150)).keys())).isPositive();
    assertThat(common(whole, Sketch.of(null, words(40, 400)).keys())).isPositive();
    assertThat(common(whole, Sketch.of(null, words(1000, 1400)).keys())).isZero();
  }

  private static long common(long[] a, long[] b) {
    return Arrays.stream(a).filter(x -> Arrays.stream(b).anyMatch(y -> x == y)).count();
  }

  @Test
  void textsInScriptsWithoutBlanksHaveRunsOfCharacters() {
    assertThat(Sketch.of(null, "尼日尔军政府宣布终止军事协议并要求撤军").shingles()).isEqualTo(16);
  }

  @Property(tries = 300)
  void everyTextHasASketchInOrder(@ForAll String title, @ForAll String body) {
    Sketch sketch = Sketch.of(title, body);

    assertThat(sketch.smallest()).isSorted().hasSizeLessThanOrEqualTo(Sketch.SIZE);
    assertThat(sketch.title()).isSorted();
    assertThat(Likeness.resemblance(sketch, sketch)).isEqualTo(sketch.shingles() == 0 ? 0 : 1);
  }

  @Test
  void caseAndPunctuationAreNothing() {
    Random random = new Random(1);
    String text = words(0, 50);
    String loud =
        text.chars()
            .mapToObj(
                c -> String.valueOf((char) (random.nextBoolean() ? Character.toUpperCase(c) : c)))
            .collect(Collectors.joining())
            .replace(" ", ", ");

    assertThat(Sketch.of(null, loud).smallest()).isEqualTo(Sketch.of(null, text).smallest());
  }
}
