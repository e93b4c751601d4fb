package org.windvane.corpus.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource({
    "en, The army says it will hand over power next year",
    "fr, La junte annonce le départ des soldats étrangers",
    "ar, الحكومة تعلن موعد الانتخابات الرئاسية",
    "ru, Правительство объявило дату президентских выборов",
    "es, El gobierno anuncia la fecha de las elecciones",
    "pt, O governo anuncia a data das eleições presidenciais",
    "en, Kenya tea harvest falls",
    "fr, Mali : la récolte de coton chute",
  })
  void tellsHeadlinesApart(String expected, String headline) {
    assertThat(Languages.identify(headline, null)).isEqualTo(expected);
  }

  @Test
  void whatHoldsNoLettersIsUnknown() {
    assertThat(Languages.identify("12:30 – 14:00", "")).isEqualTo(Languages.UNKNOWN);
  }
}
