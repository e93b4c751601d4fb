package org.windvane.corpus.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void tagsEntitiesScriptsAndPixelsGoAndParagraphsStay() {
    String html =
        "<p>Niamey&nbsp;said &#8220;no&#8221; &amp; left.</p><script>track()</script>"
            + "<p>Paris <b>answered</b>.<br/>Later.</p><img src=\"https://t.example/p.gif\" width=1>";

    assertThat(PlainText.ofMarkup(html))
        .isEqualTo("Niamey said “no” & left.\nParis answered.\nLater.");
  }

  @Test
  void whatFeedsEscapeTwiceIsReadTwice() {
    assertThat(PlainText.ofMarkup("&lt;p&gt;France&amp;#8217;s army&lt;/p&gt;"))
        .isEqualTo("France’s army");
    assertThat(PlainText.ofMarkup("Mali &amp;#8211; France")).isEqualTo("Mali – France");
  }

  @Test
  void textThatOnlyLooksLikeMarkupStays() {
    assertThat(PlainText.ofMarkup("Growth < 3% & falling")).isEqualTo("Growth < 3% & falling");
    assertThat(PlainText.ofMarkup("STANDARD OIL <SRD> UP")).isEqualTo("STANDARD OIL UP");
    assertThat(PlainText.normalised("STANDARD OIL <SRD> UP")).isEqualTo("STANDARD OIL <SRD> UP");
  }

  @Test
  void controlCharactersGoAndLettersAreComposed() {
    assertThat(PlainText.normalised("Co\u0302te\u0000 d\u2019Iv\u00ADoire\u200B\r\n\r\nx\u0007"))
        .isEqualTo("Côte d’Ivoire\nx");
  }

  @Test
  void markupNestedWithoutEndIsRead() {
    assertThat(PlainText.ofMarkup("<div>".repeat(50_000) + "deep")).isEqualTo("deep");
  }

  @Property(tries = 500)
  void plainTextIsItsOwnPlainText(@ForAll String text) {
    String once = PlainText.normalised(text);

    assertThat(PlainText.normalised(once)).isEqualTo(once);
    assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
    assertThat(once).doesNotContain("\u0000", "\r", "  ");
  }

  @Property(tries = 500)
  void noMarkupBreaksIt(@ForAll String text) {
    PlainText.ofMarkup("<p>" + text + "<!--" + text + "&" + text);
  }
}
