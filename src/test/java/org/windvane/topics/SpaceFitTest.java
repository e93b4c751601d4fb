package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpaceFitTest {
  private static final TopicOptions OPTIONS = new TopicOptions(4, 8, 1000, 10000, 300, 5, 0.02);
  private static final List<String[]> TEXTS = Planted.stories(400, Planted.THEMES, 1);
  private static final TopicSpace SPACE = new SpaceFit(OPTIONS).fit(TEXTS, 400, "v1");

  @Test
  void everyPlantedThemeIsTheHeadOfOneTopic() {
    for (String theme : Planted.THEMES) {
      assertThat(SPACE.topics().stream().filter(t -> heads(SPACE, t, theme) >= 8)).hasSize(1);
    }
  }

  static long heads(TopicSpace space, TopicSpace.Topic topic, String theme) {
    int at = space.topics().indexOf(topic);
    return Arrays.stream(space.weights().top(at, 10))
        .filter(term -> space.vocabulary().term(term).startsWith(theme))
        .count();
  }

  @Test
  void labelsAreThreeTermsOfTheTheme() {
    for (TopicSpace.Topic topic : SPACE.topics()) {
      String theme =
          Planted.THEMES.stream().filter(t -> heads(SPACE, topic, t) >= 8).findFirst().orElse(null);
      if (theme != null) {
        assertThat(topic.label().split(", ")).hasSize(3).allMatch(term -> term.startsWith(theme));
      }
    }
  }

  @Test
  void idsCountFromOneAndTheProbabilitiesOfATopicSumToOne() {
    Set<Integer> ids = new HashSet<>();
    for (int t = 0; t < SPACE.topics().size(); t++) {
      ids.add(SPACE.topics().get(t).id());
      double sum = 0;
      for (int term = 0; term < SPACE.vocabulary().size(); term++) {
        sum += SPACE.weights().of(term, t);
      }
      assertThat(sum).isCloseTo(1, within(1e-3));
    }
    assertThat(ids).contains(1).hasSize(SPACE.topics().size());
  }

  @Test
  void aStoryOfOneThemeIsMostlyInItsTopic() {
    for (String theme : Planted.THEMES) {
      Inference inference = new Inference(SPACE.weights());
      inference.fit(SPACE.bag(List.of(theme + "a", theme + "b", theme + "c", theme + "d")));
      float[] shares = inference.shares();
      int best = 0;
      for (int t = 1; t < shares.length; t++) {
        best = shares[t] > shares[best] ? t : best;
      }
      assertThat(shares[best]).isGreaterThan(0.6f);
      assertThat(heads(SPACE, SPACE.topics().get(best), theme)).isGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void theSameStoriesGiveTheSameTopics() {
    TopicSpace again = new SpaceFit(OPTIONS).fit(TEXTS, 400, "v1");

    assertThat(again.topics()).isEqualTo(SPACE.topics());
    assertThat(again.weights().inTopic()).isEqualTo(SPACE.weights().inTopic());
  }

  @Test
  void aStoredModelComesBackWhole() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelStore.write(SPACE, out);
    TopicSpace back = ModelStore.read(new ByteArrayInputStream(out.toByteArray()));

    assertThat(back.version()).isEqualTo("v1");
    assertThat(back.topics()).isEqualTo(SPACE.topics());
    assertThat(back.vocabulary().terms()).isEqualTo(SPACE.vocabulary().terms());
    assertThat(back.weights().inTopic()).isEqualTo(SPACE.weights().inTopic());
    assertThat(back.collocations().pairs()).isEqualTo(SPACE.collocations().pairs());
  }
}
