package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.windvane.language.ActorReader;
import org.windvane.language.LanguagePack;
import org.windvane.language.Sentence;
import org.windvane.language.SentimentScorer;
import org.windvane.language.SentimentScorer.Ask;
import org.windvane.language.ToneLexicon;
import org.windvane.language.ToneScorer;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.Gloss;
import org.windvane.settings.Settings;

class EncoderScorerTest {
  private static final SentimentScorer LEXICON = new ToneScorer(ToneLexicon.load("en"));
  private static final EncoderScorer SCORER =
      new EncoderScorer(LEXICON, EncoderModel.bundled(), Gloss.of("en"), 2);
  private final ActorReader reader = new ActorReader(LanguagePack.load(Settings.bundled(), "en"));

  private Ask ask(String text) {
    Sentence s = reader.readSentence(text, ActorReader.NO_DATE);
    assertThat(s.mentions()).isEqualTo(1);
    return new Ask(s, 0);
  }

  @Test
  void asksOnlyWhereAWordBearsTone() {
    double[] tones =
        SCORER.scores(List.of(List.of(ask("The delegation from Niger arrived at noon.")))).get(0);
    assertThat(tones).containsExactly(Double.NaN);
  }

  @Test
  void theFirstSentencesOfAnArticleSpeakForTheRest() {
    Ask bad = ask("The brutal regime of Niger tortures its opponents.");
    Ask good = ask("Niger was praised for its excellent and generous work.");
    Ask other = ask("Kenya was praised for its excellent and generous work.");
    double[] tones = SCORER.scores(List.of(List.of(bad, good, bad, other))).get(0);
    assertThat(tones[0]).isLessThan(0);
    assertThat(tones[1]).isGreaterThan(0);
    assertThat(tones[2]).isNaN();
    assertThat(tones[3]).isGreaterThan(0);
    assertThat(SCORER.score(bad.sentence(), 0)).isEqualTo(tones[0]);
  }

  @Test
  void eachArticleHasItsOwnFirstSentences() {
    Ask bad = ask("The brutal regime of Niger tortures its opponents.");
    Ask good = ask("Niger was praised for its excellent and generous work.");
    List<double[]> tones =
        SCORER.scores(List.of(List.of(bad, bad, good), List.of(), List.of(good)));
    assertThat(tones.get(0)[2]).isNaN();
    assertThat(tones.get(1)).isEmpty();
    assertThat(tones.get(2)[0]).isGreaterThan(0);
  }
}
