package org.windvane.relations;

import java.util.List;
import org.windvane.language.Sentence;
import org.windvane.language.SentimentScorer;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.Scores;
import org.windvane.language.model.TargetSentence;

/**
 * The encoder's tone towards a mention, asked only where the lexicon hears any: most sentences that
 * name a country say nothing of it, and every question costs a run of the model.
 */
final class EncoderScorer implements SentimentScorer {
  private final SentimentScorer lexicon;
  private final EncoderModel model;

  EncoderScorer(SentimentScorer lexicon, EncoderModel model) {
    this.lexicon = lexicon;
    this.model = model;
  }

  @Override
  public String version() {
    return lexicon.version() + "+" + model.name();
  }

  /** Probability of positive less that of negative; NaN where the lexicon hears nothing. */
  @Override
  public double score(Sentence sentence, int mention) {
    if (Double.isNaN(lexicon.score(sentence, mention))) {
      return Double.NaN;
    }
    Scores scores =
        model
            .sentiment(
                List.of(
                    new TargetSentence(
                        sentence.text(),
                        sentence.startOffset(mention),
                        sentence.endOffset(mention))))
            .get(0);
    return scores.probability("positive") - scores.probability("negative");
  }
}
