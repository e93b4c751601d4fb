package org.windvane.language.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Reads what the source does to the target of a marked sentence. */
public interface RelationModel extends Model {
  String NONE = "none";

  /** Where the first direction is as probably no relation as this, the other counts for nothing. */
  double UNRELATED = 0.9;

  /**
   * Probabilities of the four quad classes and {@code none} for each question, in their order. An
   * answer does not depend on what else is asked.
   *
   * @throws org.windvane.WindvaneException when the model cannot be loaded or run
   */
  List<Scores> relations(List<MarkedSentence> questions);

  /**
   * The relations of each pair both ways, in the order of the questions. A model that answers one
   * way at a time is asked twice, the second time unless the first answer says that nothing is
   * between the two.
   *
   * @throws org.windvane.WindvaneException when the model cannot be loaded or run
   */
  default List<Dyad> bothWays(List<MarkedSentence> pairs) {
    List<Scores> forth = relations(pairs);
    List<MarkedSentence> open = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      if (forth.get(i).probability(NONE) < UNRELATED) {
        open.add(pairs.get(i).swapped());
      }
    }
    Iterator<Scores> back = (open.isEmpty() ? List.<Scores>of() : relations(open)).iterator();
    List<Dyad> out = new ArrayList<>(pairs.size());
    forth.forEach(f -> out.add(new Dyad(f, f.probability(NONE) < UNRELATED ? back.next() : null)));
    return out;
  }

  /**
   * As {@link #bothWays(List)}, for somebody who needs an answer only where a sign is as probable
   * as {@code least} in one direction or the other, 1 - (1 - p)(1 - q). Of a pair that a model
   * plainly sees short of that it may give what it has seen so far.
   *
   * @param signs the labels of each sign
   */
  default List<Dyad> bothWays(List<MarkedSentence> pairs, List<Set<String>> signs, double least) {
    return bothWays(pairs);
  }

  /**
   * Which claims are less probable than {@code below}, in the order of the claims. A model need
   * look no further than to see that one is not.
   *
   * @throws org.windvane.WindvaneException when the model cannot be loaded or run
   */
  default List<Boolean> improbable(List<Claim> claims, double below) {
    List<Scores> answers = relations(claims.stream().map(Claim::pair).toList());
    List<Boolean> out = new ArrayList<>(claims.size());
    for (int i = 0; i < answers.size(); i++) {
      out.add(answers.get(i).probability(claims.get(i).labels()) < below);
    }
    return out;
  }
}
