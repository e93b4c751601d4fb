package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaggerTest {
  private static final List<String> SENTENCES =
      List.of(
          "The Ukrainian military accused Russian troops of looting .",
          "Iran 's president had earlier warned the United States not to try .",
          "Mali expels French ambassador",
          "France condemns comments from Turkey .");

  @Test
  void verbsOfNewsAreVerbs() {
    Tagger tagger = Tagger.of("en");

    assertThat(tagger.tag(SENTENCES.get(0).split(" "))[3]).isEqualTo("VERB");
    assertThat(tagger.tag(SENTENCES.get(1).split(" "))[5]).isEqualTo("VERB");
    assertThat(tagger.tag(SENTENCES.get(2).split(" "))[1]).isEqualTo("VERB");
    assertThat(Tagger.of("fr").tag("Le Mali accuse la France".split(" "))[2]).isEqualTo("VERB");
  }

  @Test
  void halvesOfContractionsAreAuxiliaryAndNegation() {
    String[] tags = Tagger.of("en").tag("They ca n\u2019t bully the country".split(" "));

    assertThat(tags).containsSequence("AUX", "PART", "VERB");
  }

  @Test
  void threadsShareTheModelWithoutHarm() {
    List<List<String>> alone =
        SENTENCES.stream().map(s -> List.of(Tagger.of("en").tag(s.split(" ")))).toList();

    List<List<List<String>>> beside =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(
                i ->
                    SENTENCES.stream()
                        .map(s -> List.of(Tagger.of("en").tag(s.split(" "))))
                        .toList())
            .toList();

    assertThat(beside).hasSize(64).allSatisfy(tags -> assertThat(tags).isEqualTo(alone));
  }

  @Test
  void nothingIsTaggedAsNothing() {
    assertThat(Tagger.of("en").tag(new String[0])).isEmpty();
    assertThat(Tagger.of("fr").tag(new String[0])).isEmpty();
  }
}
