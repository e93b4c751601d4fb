package org.windvane.synthetic;

import java.util.List;

/**
 * One story as it was planned: where it appears, and what acts it tells.
 *
 * @param id unique in the corpus
 * @param day of its first article, days since 1970-01-01
 * @param outlets of its articles, the first first
 * @param acts none for other news
 * @param seed of the words in which it is told
 */
public record PlantedStory(
    String id, String country, int day, List<Integer> outlets, List<Act> acts, long seed) {

  /**
   * One act between the story's country and an actor of a bloc.
   *
   * @param actor code of the other side
   * @param actorState the state behind it, empty if none
   * @param byCountry whether the country acts, or the other side
   * @param quadClass one of the four
   * @param stance what the class is worth
   */
  public record Act(
      String actor, String actorState, boolean byCountry, String quadClass, double stance) {}
}
