package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.windvane.language.ActorReader;
import org.windvane.relations.ArticleCoder.Article;
import org.windvane.settings.Settings;

class ArticleCoderTest {
  private static final CodingKit KIT = CodingKit.load(Settings.bundled());

  private static Article article(String language, String title, String body, String speaker) {
    return new Article(language, title, body, ActorReader.NO_DATE, speaker);
  }

  private static final List<Article> ARTICLES =
      List.of(
          article(
              "en",
              "Niger expels the French ambassador",
              "Niger expelled the French ambassador. Mali praised the decision of Niger.",
              null),
          article("fr", "Le Mali salue la Russie", "Bamako a remercié Moscou pour son aide.", null),
          article("en", "Rain in the north", "It rained on Monday.", null),
          article("fr", "Accord", "Le Tchad et la France ont signé un accord de défense.", null),
          article(
              "en",
              "Statement",
              "Russia attacked Ukraine in February. Ukraine thanks Poland for its help.",
              "UKR"));

  @Test
  void anArticleYieldsTheSameWhateverElseIsInTheCall() {
    List<ArticleCoder.Result> together = new ArticleCoder(KIT).code(ARTICLES);

    assertThat(together).hasSameSizeAs(ARTICLES);
    for (int i = 0; i < ARTICLES.size(); i++) {
      ArticleCoder.Result alone = new ArticleCoder(KIT).code(List.of(ARTICLES.get(i))).get(0);
      assertThat(said(together.get(i))).isEqualTo(said(alone));
      assertThat(together.get(i).countries()).isEqualTo(alone.countries());
    }
    assertThat(together.get(0).relations()).isNotEmpty();
    assertThat(together.get(1).relations()).isNotEmpty();
    assertThat(together.get(2).countries()).isEmpty();
    assertThat(together.get(4).relations()).isNotEmpty();
  }

  @Test
  void noArticlesYieldNothing() {
    assertThat(new ArticleCoder(KIT).code(List.of())).isEmpty();
  }

  /** Sentences are equal by identity: what is in them, and what was read out of them. */
  private static List<String> said(ArticleCoder.Result result) {
    return result.relations().stream()
        .map(c -> c.sentence().index() + " " + c.sentence().text() + " " + c.relation())
        .toList();
  }
}
