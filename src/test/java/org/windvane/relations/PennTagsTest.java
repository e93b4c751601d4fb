package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Penn tags by their universal names, as the conversion of the English Web Treebank has them. */
class PennTagsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "France/NNP has/VBZ left/VBN Mali/NNP, PROPN AUX VERB PROPN",
    "France/NNP has/VBZ a/DT base/NN, PROPN VERB DET NOUN",
    "France/NNP did/VBD n't/RB leave/VB, PROPN AUX PART VERB",
    "Has/VBZ France/NNP left/VBN, VERB PROPN VERB",
    "Niger/NNP is/VBZ poor/JJ, PROPN AUX ADJ",
    "vows/VBZ to/TO never/RB return/VB to/TO Mali/NNP, VERB PART ADV VERB ADP PROPN",
    "said/VBD that/IN after/IN France/NNP left/VBD, VERB SCONJ SCONJ PROPN VERB",
    "after/IN the/DT attack/NN that/WDT killed/VBD, ADP DET NOUN PRON VERB",
    "can/MD ’s/POS army/NN ./., AUX PART NOUN PUNCT",
  })
  void namesEachTag(String tagged, String expected) {
    String[] pairs = tagged.split(" ");
    String[] words = new String[pairs.length];
    String[] penn = new String[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      int slash = pairs[i].lastIndexOf('/');
      words[i] = pairs[i].substring(0, slash);
      penn[i] = pairs[i].substring(slash + 1);
    }

    assertThat(String.join(" ", PennTags.universal(words, penn))).isEqualTo(expected);
  }
}
