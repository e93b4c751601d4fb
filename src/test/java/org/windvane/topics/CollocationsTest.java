package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollocationsTest {
  private static List<String[]> texts() {
    List<String[]> texts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      texts.add(new String[] {"prime", "minister", "|", "speech" + i});
      texts.add(new String[] {"farm", "|", "village" + i});
      texts.add(new String[] {"village" + i, "|", "farm"});
    }
    return texts;
  }

  @Test
  void wordsThatAlwaysStandTogetherBecomeOneTerm() {
    Collocations learned = Collocations.learn(texts(), 5, 100);

    assertThat(learned.pairs()).containsExactly("prime minister");
    assertThat(learned.join(List.of("new", "prime", "minister", "speech")))
        .containsExactly("new", "prime minister", "speech");
  }

  @Test
  void aBreakKeepsWordsApart() {
    Collocations pair = Collocations.of(List.of("prime minister"));

    assertThat(pair.join(List.of("prime", "|", "minister"))).containsExactly("prime", "minister");
  }
}
