package org.windvane.topics;

import java.util.List;

/** One way to fit topics, as the trial sees it. */
interface Engine {

  /**
   * @param stories what is fitted
   * @param terms size of the vocabulary
   * @param topics how many; an engine may give some up
   * @param seed of whatever is random in it
   */
  Fitted fit(Stories stories, int terms, int topics, long seed) throws Exception;

  /**
   * Seconds of processors that the calls since the last look would have taken besides, had nothing
   * been kept from those before.
   */
  default double spared() {
    return 0;
  }

  /**
   * Stories in the two forms that engines read.
   *
   * @param bags terms
   * @param texts the same stories' first words as they were printed
   */
  record Stories(List<Bag> bags, List<String> texts) {
    Stories first(int n) {
      int to = Math.min(n, bags.size());
      return new Stories(bags.subList(0, to), texts.subList(0, to));
    }
  }

  /** Fitted topics. */
  interface Fitted {
    /** Term ids of each topic, the first ten as the engine itself ranks them. */
    List<int[]> tops();

    /** Weighs the topics of every story, and throws the weights away. */
    void score(Stories stories) throws Exception;
  }
}
