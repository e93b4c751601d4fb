package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoteTest {
  private static final Collocations NONE = Collocations.of(List.of());

  @Test
  void aTermBetweenTheSameTwoInEveryStoryIsSaidByRoteAndOneAmongEverOthersIsNot() {
    List<String[]> texts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      texts.add(new String[] {"w" + i, "|", "camera", "lens", "|", "tripod", "drought", "x" + i});
    }

    double[] share =
        Rote.of(
            texts, NONE, List.of(List.of("lens"), List.of("drought"), List.of("lens", "drought")));

    assertThat(share[0]).isEqualTo(1);
    assertThat(share[1]).isZero();
    assertThat(share[2]).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void twoStoriesAlikeAreChance() {
    String[] story = {"camera", "lens", "tripod"};

    assertThat(Rote.of(List.of(story, story), NONE, List.of(List.of("lens")))).containsExactly(0);
    assertThat(Rote.of(List.of(story, story, story), NONE, List.of(List.of("lens"))))
        .containsExactly(1);
  }

  @Test
  void aTopicThatOnlyTakesUpWhatIsRepeatedIsMarked() {
    List<String[]> texts = new ArrayList<>(Planted.stories(4800, Planted.THEMES, 1));
    for (int i = 0; i < 600; i++) {
      List<String> all =
          new ArrayList<>(
              List.of(Planted.stories(1, List.of("vote"), 100 + i).get(0)).subList(0, 6));
      all.addAll(
          List.of("camera", "lens", "tripod", "light", "cable", "stand", "desk", Terms.BREAK));
      texts.add(i * 7, all.toArray(new String[0]));
    }
    TopicSpace space =
        new SpaceFit(new TopicOptions(5, 8, 1000, 10000, 300, 5, 0.02)).fit(texts, 5400, "v");

    assertThat(space.topics())
        .filteredOn(TopicSpace.Topic::rote)
        .isNotEmpty()
        .allSatisfy(
            topic ->
                assertThat(topic.label())
                    .containsAnyOf("camera", "lens", "tripod", "light", "cable", "stand", "desk"));
    assertThat(space.told()).isGreaterThanOrEqualTo(4);
  }
}
