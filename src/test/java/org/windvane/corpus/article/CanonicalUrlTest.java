package org.windvane.corpus.article;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.windvane.settings.Settings;

class CanonicalUrlTest {
  private static final CanonicalUrl URLS =
      new CanonicalUrl(
          Settings.bundled().at("windvane.corpus").getStringList("tracking-parameters"));

  @ParameterizedTest
  @CsvSource({
    "HTTPS://WWW.BBC.co.uk:443/News/x-1?at_medium=RSS&at_campaign=KARANGA#top, https://www.bbc.co.uk/News/x-1",
    "http://a.example/b/?utm_source=x&id=7&fbclid=Z, http://a.example/b?id=7",
    "https://a.example/story.amp, https://a.example/story",
    "https://a.example/story/amp/?amp=1, https://a.example/story",
    "https://www.google.com/amp/s/a.example/story, https://a.example/story",
    "https://a-example.cdn.ampproject.org/c/s/a.example/story, https://a.example/story",
    "//a.example/x, https://a.example/x",
    "https://a.example, https://a.example/",
    "https://a.example/x?source=rss&source=2, https://a.example/x?source=2",
    "https://www.youtube.com/watch?v=abc, https://www.youtube.com/watch?v=abc",
  })
  void oneFormForTheManyAddressesOfAPage(String given, String expected) {
    assertThat(URLS.of(given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "mailto:a@b.example",
    "tag:a.example,2024:1",
    "/relative",
    "'not a url'",
    "https://",
    "''"
  })
  void whatIsNoWebAddressIsNone(String given) {
    assertThat(URLS.of(given)).isNull();
  }

  @Test
  void anAddressWithBrokenEscapesStaysAsItWasGiven() {
    String odd = " https://a.example/%25%252525252525252525252525252541 ";

    String form = URLS.of(odd);
    assertThat(form).startsWith("https://a.example/");
    assertThat(URLS.of(form)).isEqualTo(form);
  }

  @Test
  void theKeyForgetsSchemeHostVariantAndOrderOfParameters() {
    assertThat(CanonicalUrl.key("http://m.a.example/x?b=1&a=2"))
        .isEqualTo(CanonicalUrl.key("https://www.a.example/x?a=2&b=1"))
        .isEqualTo("a.example/x?a=2&b=1");
    assertThat(CanonicalUrl.key("https://m.example/x")).isEqualTo("m.example/x");
  }

  @Test
  void aHomePageIsNoArticlesAddress() {
    assertThat(CanonicalUrl.key("https://a.example/")).isNull();
  }

  @Property(tries = 500)
  void isItsOwnCanonicalForm(@ForAll String path) {
    String once = URLS.of("https://a.example/" + path);
    assertThat(once).isNotNull();
    assertThat(URLS.of(once)).isEqualTo(once);
  }
}
