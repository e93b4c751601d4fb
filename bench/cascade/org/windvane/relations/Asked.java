package org.windvane.relations;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.windvane.language.model.Claim;
import org.windvane.language.model.Dyad;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.Scores;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.model.TargetSentence;

/**
 * The bundled encoder, which notes what it is asked, what its screen answers too. For one thread.
 */
final class Asked implements RelationModel, SentimentModel {
  private static final long serialVersionUID = 1L;

  private final EncoderModel model = EncoderModel.bundled();
  final Set<String> relationSentences = new HashSet<>();
  final Set<String> toneSentences = new HashSet<>();
  final Set<Object> distinct = new HashSet<>();
  long relationQuestions;
  long toneQuestions;

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public String hash() {
    return model.hash();
  }

  @Override
  public boolean readsEnglishOnly() {
    return model.readsEnglishOnly();
  }

  @Override
  public List<Scores> relations(List<MarkedSentence> questions) {
    note(questions);
    return model.relations(questions);
  }

  @Override
  public List<Dyad> bothWays(List<MarkedSentence> questions) {
    note(questions);
    return model.bothWays(questions);
  }

  @Override
  public List<Dyad> bothWays(List<MarkedSentence> pairs, List<Set<String>> signs, double least) {
    note(pairs);
    return model.bothWays(pairs, signs, least);
  }

  @Override
  public List<Boolean> improbable(List<Claim> claims, double below) {
    note(claims.stream().map(Claim::pair).toList());
    return model.improbable(claims, below);
  }

  private void note(List<MarkedSentence> questions) {
    relationQuestions += questions.size();
    questions.forEach(q -> relationSentences.add(q.sentence()));
    distinct.addAll(questions);
  }

  @Override
  public List<Scores> sentiment(List<TargetSentence> questions) {
    toneQuestions += questions.size();
    questions.forEach(q -> toneSentences.add(q.sentence()));
    distinct.addAll(questions);
    return model.sentiment(questions);
  }
}
