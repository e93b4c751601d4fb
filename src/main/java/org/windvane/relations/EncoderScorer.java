package org.windvane.relations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.windvane.language.Sentence;
import org.windvane.language.SentimentScorer;
import org.windvane.language.model.Gloss;
import org.windvane.language.model.Scores;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.model.TargetSentence;

/**
 * The encoder's tone towards a mention, asked only where the lexicon hears any: most sentences that
 * name a country say nothing of it, and every question costs a run of the model.
 */
final class EncoderScorer implements SentimentScorer {
  private final SentimentScorer lexicon;
  private final SentimentModel model;
  private final Gloss gloss;
  private final int most;

  /**
   * @param gloss for a model that does not read the language
   * @param most sentences of an article that are asked about one actor, from its beginning: news
   *     says first what matters
   */
  EncoderScorer(SentimentScorer lexicon, SentimentModel model, Gloss gloss, int most) {
    this.lexicon = lexicon;
    this.model = model;
    this.gloss = gloss;
    this.most = most;
  }

  @Override
  public String version() {
    return lexicon.version() + "+" + model.name();
  }

  /** Probability of positive less that of negative; NaN where the lexicon hears nothing. */
  @Override
  public double score(Sentence sentence, int mention) {
    return scores(List.of(List.of(new Ask(sentence, mention)))).get(0)[0];
  }

  /** All questions of the articles in one call of the model. */
  @Override
  public List<double[]> scores(List<List<Ask>> articles) {
    List<double[]> out = new ArrayList<>(articles.size());
    List<Place> places = new ArrayList<>();
    List<TargetSentence> questions = new ArrayList<>();
    for (List<Ask> asks : articles) {
      double[] own = new double[asks.size()];
      Arrays.fill(own, Double.NaN);
      out.add(own);
      Map<Integer, Integer> asked = new HashMap<>();
      for (int i = 0; i < own.length; i++) {
        Sentence s = asks.get(i).sentence();
        int m = asks.get(i).mention();
        if (asked.getOrDefault(s.actor(m), 0) < most && !Double.isNaN(lexicon.score(s, m))) {
          asked.merge(s.actor(m), 1, Integer::sum);
          places.add(new Place(own, i));
          questions.add(
              gloss.apply(new TargetSentence(s.text(), s.startOffset(m), s.endOffset(m))));
        }
      }
    }
    if (questions.isEmpty()) {
      return out;
    }
    List<Scores> answers = model.sentiment(questions);
    for (int k = 0; k < answers.size(); k++) {
      Scores scores = answers.get(k);
      Place place = places.get(k);
      place.own()[place.at()] = scores.probability("positive") - scores.probability("negative");
    }
    return out;
  }

  /** Where an answer goes: into the values of its article. */
  private record Place(double[] own, int at) {}
}
