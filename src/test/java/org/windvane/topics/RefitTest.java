package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefitTest {
  private static final TopicOptions OPTIONS = new TopicOptions(5, 10, 1000, 10000, 300, 5, 0.02);
  private static final SpaceFit FIT = new SpaceFit(OPTIONS);
  private static final TopicSpace STANDING =
      FIT.fit(Planted.stories(400, Planted.THEMES, 1), 400, "first");

  private static Map<String, Integer> idsOfThemes(TopicSpace space, List<String> themes) {
    Map<String, Integer> out = new HashMap<>();
    for (String theme : themes) {
      Optional<TopicSpace.Topic> topic =
          space.topics().stream().filter(t -> SpaceFitTest.heads(space, t, theme) >= 8).findFirst();
      topic.ifPresent(t -> out.put(theme, t.id()));
    }
    return out;
  }

  @Test
  void topicsKeepTheirIdsWhenOtherStoriesOfTheSameThemesAreFitted() {
    TopicSpace again = FIT.refit(STANDING, Planted.stories(500, Planted.THEMES, 2), 900, "second");

    assertThat(idsOfThemes(again, Planted.THEMES))
        .hasSize(4)
        .isEqualTo(idsOfThemes(STANDING, Planted.THEMES));
  }

  @Test
  void aNewThemeIsANewTopicWithAnIdThatNoneEverHad() {
    List<String> more = new ArrayList<>(Planted.THEMES);
    more.add("flood");
    TopicSpace again = FIT.refit(STANDING, Planted.stories(500, more, 2), 900, "second");

    Map<String, Integer> ids = idsOfThemes(again, more);
    assertThat(ids).hasSize(5).containsAllEntriesOf(idsOfThemes(STANDING, Planted.THEMES));
    assertThat(ids.get("flood")).isGreaterThan(STANDING.lastId());
    assertThat(again.lastId()).isGreaterThanOrEqualTo(ids.get("flood"));
  }

  @Test
  void aSmallNewThemeIsFoundAmongManyOldOnesAndTakesNoneOfTheirIds() {
    List<String> old = List.of("crop", "vote", "ball", "mine", "film", "bank", "rail", "fish");
    SpaceFit fit = new SpaceFit(new TopicOptions(8, 12, 1000, 10000, 300, 5, 0.02));
    TopicSpace standing = fit.fit(Planted.stories(800, old, 1), 800, "first");
    List<String[]> later = new ArrayList<>(Planted.stories(800, old, 2));
    later.addAll(Planted.stories(24, List.of("flood"), 3));

    TopicSpace again = fit.refit(standing, later, 1600, "second");

    Map<String, Integer> before = idsOfThemes(standing, old);
    assertThat(before).hasSize(8);
    assertThat(idsOfThemes(again, old)).isEqualTo(before);
    assertThat(idsOfThemes(again, List.of("flood")).get("flood")).isGreaterThan(standing.lastId());
  }

  /** The model without the topics of the last two of these themes. */
  private static TopicSpace lacking(List<String> themes, long archive) {
    SpaceFit fit = new SpaceFit(new TopicOptions(8, 8, 1000, 10000, 300, 5, 0.02));
    List<String[]> texts = Planted.stories(800, themes, 1);
    for (String[] text : texts.subList(0, 4)) {
      // What an unknown term is held against: a known one that is rare.
      text[0] = "rare";
    }
    TopicSpace whole = fit.fit(texts, archive, "first");
    Map<String, Integer> ids = idsOfThemes(whole, themes);
    int[] kept =
        IntStream.range(0, whole.topics().size())
            .filter(t -> whole.topics().get(t).id() != ids.get(themes.get(6)))
            .filter(t -> whole.topics().get(t).id() != ids.get(themes.get(7)))
            .toArray();
    return new TopicSpace(
        whole.version(),
        whole.collocations(),
        whole.vocabulary(),
        whole.weights().keep(kept),
        Arrays.stream(kept).mapToObj(whole.topics()::get).toList(),
        archive,
        whole.lastId(),
        whole.fitness(),
        whole.furniture());
  }

  @Test
  void whatWasThereBeforeComesInSlowlyOnceTheModelIsNoSketch() {
    List<String> old = List.of("crop", "vote", "ball", "mine", "film", "bank", "rail", "fish");
    List<String> now = new ArrayList<>(old);
    now.add("flood");
    SpaceFit fit = new SpaceFit(new TopicOptions(12, 12, 1000, 10000, 300, 5, 0.02));
    List<String[]> later = Planted.stories(900, now, 2);

    TopicSpace filled = fit.refit(lacking(old, 800), later, 1600, "second");
    TopicSpace slow = fit.refit(lacking(old, 80_000), later, 160_000, "second");

    assertThat(idsOfThemes(filled, now)).containsKeys("rail", "fish", "flood");
    assertThat(idsOfThemes(slow, now))
        .containsKey("flood")
        .doesNotContainKeys("rail", "fish")
        .containsAllEntriesOf(idsOfThemes(lacking(old, 80_000), old));
  }

  @Test
  void aThemeWithoutStoriesEndsAndItsIdIsNotGivenAway() {
    List<String> fewer = List.of("crop", "vote", "flood");
    int mine = idsOfThemes(STANDING, Planted.THEMES).get("mine");
    TopicSpace without = FIT.refit(STANDING, Planted.stories(500, fewer, 3), 900, "second");
    TopicSpace back = FIT.refit(without, Planted.stories(500, Planted.THEMES, 4), 1400, "third");

    assertThat(without.topics()).extracting(TopicSpace.Topic::id).doesNotContain(mine);
    assertThat(back.topics()).extracting(TopicSpace.Topic::id).doesNotContain(mine);
    assertThat(idsOfThemes(back, List.of("mine"))).hasSize(1);
  }

  @Test
  void newsOfUnknownTermsIsDriftAndNewsOfTheSameKindIsNot() {
    Fitness fitted = new Fitness(5000, -6.0, 0.02);

    assertThat(fitted.driftedTo(new Fitness(2000, -6.1, 0.05))).isFalse();
    assertThat(fitted.driftedTo(new Fitness(2000, -6.1, 0.15))).isTrue();
    assertThat(fitted.driftedTo(new Fitness(2000, -6.6, 0.02))).isTrue();
    assertThat(fitted.driftedTo(new Fitness(200, -9, 0.9))).isFalse();
  }
}
