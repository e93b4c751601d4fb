package org.windvane.topics;

import java.util.ArrayList;
import java.util.List;

/** What Windvane runs. */
final class Own implements Engine {
  @Override
  public Fitted fit(Stories stories, int terms, int topics, long seed) {
    int least = Math.max(4, stories.bags().size() / 1000);
    TermWeights weights =
        new TopicFit(new TopicFit.Options(topics, SpaceFit.ITERATIONS, least))
            .fit(stories.bags(), terms);
    List<int[]> tops = new ArrayList<>();
    for (int t = 0; t < weights.topics(); t++) {
      tops.add(weights.top(t, Coherence.TERMS));
    }
    return new Fitted() {
      @Override
      public List<int[]> tops() {
        return tops;
      }

      @Override
      public void score(Stories others) {
        Inference inference = new Inference(weights);
        for (Bag bag : others.bags()) {
          inference.fit(bag);
          inference.shares();
        }
      }
    };
  }
}
