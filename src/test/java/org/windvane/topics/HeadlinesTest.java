package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
  private static final TopicOptions OPTIONS = new TopicOptions(4, 8, 1000, 10000, 300, 5, 0.02);
  private static final List<String[]> TEXTS = Planted.stories(400, Planted.THEMES, 1);
  private static final TopicSpace SPACE = new SpaceFit(OPTIONS).fit(TEXTS, 400, "v1");
  private static final Terms READER = new Terms(ActorMask.ofNames(List.of("Mali")), 300);

  private static StorySample.Story story(String title, int text) {
    return new StorySample.Story(title, "en", TEXTS.get(text));
  }

  /** Which topic of the space holds the theme's terms. */
  private static int topic(String theme) {
    for (TopicSpace.Topic topic : SPACE.topics()) {
      if (SpaceFitTest.heads(SPACE, topic, theme) >= 8) {
        return SPACE.topics().indexOf(topic);
      }
    }
    throw new AssertionError(theme);
  }

  @Test
  void theTitleThatSaysMostOfATopicIsItsHeadline() {
    // The planted themes come in turn: texts 0 and 4 are of the first.
    List<String> found =
        Headlines.of(
            SPACE,
            List.of(
                story("Cropa of the year and other matters", 0),
                story("Cropa, cropb and cropc in Mali again", 4),
                story("Votea after voteb, say two ministers", 1)),
            READER);

    assertThat(found.get(topic("crop"))).isEqualTo("Cropa, cropb and cropc in Mali again");
    assertThat(found.get(topic("vote"))).isEqualTo("Votea after voteb, say two ministers");
    assertThat(found.get(topic("ball"))).isNull();
  }

  @Test
  void aStoryOfAnotherTopicOrATitleThatIsNoneIsNoHeadline() {
    List<String> found =
        Headlines.of(
            SPACE,
            List.of(
                story("Cropa, cropb, cropc and cropd once more", 1),
                story("Cropa", 0),
                story("", 4),
                story("Nothing of it is said in this one", 0)),
            READER);

    assertThat(found).containsOnlyNulls().hasSameSizeAs(SPACE.topics());
  }

  @Test
  void theOrderOfTheStoriesDoesNotMatter() {
    List<StorySample.Story> stories = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String theme = Planted.THEMES.get(i % 4);
      stories.add(story(theme + "a and " + theme + "b " + "on day " + i, i));
    }
    List<String> found = Headlines.of(SPACE, stories, READER);
    Collections.shuffle(stories, new Random(7));

    assertThat(Headlines.of(SPACE, stories, READER)).isEqualTo(found);
    assertThat(found.stream().filter(title -> title != null)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void headlinesAreStoredWithTheModel() throws IOException {
    List<String> titles = new ArrayList<>(Collections.nCopies(SPACE.topics().size(), null));
    titles.set(0, "Récolte record au Sahel");
    TopicSpace titled = SPACE.titled(titles);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelStore.write(titled, out);

    assertThat(ModelStore.read(new ByteArrayInputStream(out.toByteArray())).topics())
        .isEqualTo(titled.topics());
  }
}
