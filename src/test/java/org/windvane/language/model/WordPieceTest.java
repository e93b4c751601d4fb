package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordPieceTest {
  static List<JsonNode> pinned() {
    return Fixtures.rows("tokens.jsonl");
  }

  @ParameterizedTest
  @MethodSource("pinned")
  void givesTheIdsOfTheReferenceTokeniser(JsonNode row) {
    assertThat(Fixtures.WORDS.encode(row.get("text").asText()))
        .as(row.get("text").asText())
        .containsExactly(Fixtures.ids(row.get("ids")));
  }

  @Property(tries = 500)
  void aSpaceNeverJoinsWhatItParts(@ForAll String left, @ForAll String right) {
    int[] apart =
        IntStream.concat(
                IntStream.of(Fixtures.WORDS.encode(left)),
                IntStream.of(Fixtures.WORDS.encode(right)))
            .toArray();
    assertThat(Fixtures.WORDS.encode(left + " " + right)).containsExactly(apart);
  }

  @Property(tries = 500)
  void everyIdIsInTheVocabulary(@ForAll String text) {
    for (int id : Fixtures.WORDS.encode(text)) {
      assertThat(id).isBetween(0, Fixtures.WORDS.size() - 1);
    }
  }
}
