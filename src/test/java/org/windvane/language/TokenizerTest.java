package org.windvane.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Niger's army|Niger 's army",
        "The U.S. didn't go.|The U.S. did n't go .",
        "l'armée d’Ivoire|l' armée d’ Ivoire",
        "N'Djamena|N' Djamena",
        "Franco-Malian talks|Franco Malian talks",
        "1,000 men, 2.5 per cent|1,000 men , 2.5 per cent",
        "the States' view|the States ' view",
        "U.S department|U.S department"
      })
  void cutsWords(String text, String expected) {
    Tokens t = new Tokenizer(new Vocabulary()).cut(text);
    List<String> forms = new ArrayList<>();
    for (int i = 0; i < t.size(); i++) {
      forms.add(t.form(i));
    }
    assertThat(String.join(" ", forms)).isEqualTo(expected);
  }
}
