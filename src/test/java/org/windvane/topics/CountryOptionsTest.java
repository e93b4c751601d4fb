package org.windvane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.windvane.settings.Settings;

class CountryOptionsTest {
  private static final CountryOptions OPTIONS =
      new CountryOptions(300, 5000, TopicOptions.of(Settings.bundled().config()));

  @Test
  void aCountryIsFittedFromAMinimumOfNewsOn() {
    assertThat(OPTIONS.due(299, 0)).isFalse();
    assertThat(OPTIONS.due(300, 0)).isTrue();
  }

  @Test
  void itIsFittedAgainWhenItsNewsHasDoubledButNotOnceAFitSeesAsMuchAsItCan() {
    assertThat(OPTIONS.due(599, 300)).isFalse();
    assertThat(OPTIONS.due(600, 300)).isTrue();
    assertThat(OPTIONS.due(20000, 5000)).isFalse();
  }
}
