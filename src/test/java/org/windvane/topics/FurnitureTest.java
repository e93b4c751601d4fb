package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FurnitureTest {
  private static final Terms TERMS = new Terms(ActorMask.ofNames(List.of("Mali")), 300);
  private static final Furniture CALL =
      Furniture.of(Furniture.runs(TERMS.plain("Follow our channel for wheat market prices 24/7")));

  @Test
  void aRunThatIsRememberedIsLeftUnreadAndParsWhatStandsAroundIt() {
    assertThat(
            TERMS.of(
                "Rain",
                "Harvest fails. Follow our channel for wheat market prices 7/7 Drought bites",
                "en",
                CALL))
        .containsExactly("rain", "|", "harvest", "fail", "|", "drought", "bite");
  }

  @Test
  void fewerWordsOfItAreNews() {
    assertThat(TERMS.of("", "A channel for wheat market prices", "en", CALL))
        .containsExactly("channel", "|", "wheat", "market", "price");
  }

  @Test
  void theHeadlineIsAlwaysRead() {
    assertThat(TERMS.of("Follow our channel for wheat market prices", "", "en", CALL))
        .contains("channel", "market");
  }

  @Test
  void sixWordsMakeOneRunAndFiguresAreNone() {
    assertThat(Furniture.runs(new String[] {"a", "b", "c", "d", "e"})).isEmpty();
    assertThat(Furniture.runs(new String[] {"a", "1", "b", "c", "22", "d", "e", "f"}))
        .containsExactly(Furniture.runs(new String[] {"a", "b", "c", "d", "e", "f"}));
    assertThat(Furniture.runs(new String[] {"x", "x", "x", "x", "x", "x", "x"})).hasSize(1);
  }

  @Test
  void oneStoryInAThousandIsTooManyButNeverFewerThanTwenty() {
    assertThat(Furniture.threshold(20_000)).isEqualTo(20);
    assertThat(Furniture.threshold(100_000)).isEqualTo(100);
    assertThat(Furniture.threshold(300)).isEqualTo(20);
  }
}
