package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

  @ParameterizedTest
  @CsvSource({
    "soldiers, soldier",
    "cities, city",
    "movies, movie",
    "taxes, tax",
    "heroes, hero",
    "shoes, shoe",
    "viruses, virus",
    "houses, house",
    "species, species",
    "christmas, christmas",
    "politics, politics",
    "crisis, crisis"
  })
  void anEnglishPluralBecomesItsSingularAndOtherWordsStay(String word, String singular) {
    assertThat(Fold.singular(word, "en")).isEqualTo(singular);
  }

  @ParameterizedTest
  @CsvSource({"soldats, soldat", "bateaux, bateau", "heureux, heureux", "journaux, journaux"})
  void aFrenchPluralInSOrEauxBecomesItsSingular(String word, String singular) {
    assertThat(Fold.singular(word, "fr")).isEqualTo(singular);
  }
}
