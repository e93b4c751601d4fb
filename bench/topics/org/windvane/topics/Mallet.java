package org.windvane.topics;

import cc.mallet.topics.ParallelTopicModel;
import cc.mallet.topics.TopicInferencer;
import cc.mallet.types.Alphabet;
import cc.mallet.types.FeatureSequence;
import cc.mallet.types.IDSorter;
import cc.mallet.types.Instance;
import cc.mallet.types.InstanceList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Level;

/**
 * Mallet's sampler, one thread (two trip over each other when the cores are busy), hyperparameters
 * refitted. Settings by system property: {@code sweeps}, {@code alpha} (of all topics together),
 * {@code beta}, {@code refit} (sweeps between two fits of the hyperparameters).
 */
final class Mallet implements Engine {
  private static final int SWEEPS = Integer.getInteger("sweeps", 300);
  private static final double ALPHA = Double.parseDouble(System.getProperty("alpha", "5"));
  private static final double BETA = Double.parseDouble(System.getProperty("beta", "0.01"));
  private static final int REFIT = Integer.getInteger("refit", 50);

  @Override
  public Fitted fit(Stories stories, int terms, int k, long seed) throws Exception {
    Alphabet alphabet = new Alphabet();
    for (int term = 0; term < terms; term++) {
      alphabet.lookupIndex(term, true);
    }
    InstanceList list = new InstanceList(alphabet, null);
    for (Bag bag : stories.bags()) {
      list.add(instance(bag, alphabet));
    }
    ParallelTopicModel model = new ParallelTopicModel(k, ALPHA, BETA);
    ParallelTopicModel.logger.setLevel(Level.OFF);
    model.addInstances(list);
    model.setNumThreads(1);
    model.setRandomSeed((int) seed);
    model.setNumIterations(SWEEPS);
    model.setOptimizeInterval(REFIT);
    model.setTopicDisplay(0, 0);
    model.printLogLikelihood = false;
    model.estimate();
    List<int[]> tops = new ArrayList<>();
    for (TreeSet<IDSorter> words : model.getSortedWords()) {
      tops.add(
          words.stream().limit(Coherence.TERMS).mapToInt(IDSorter::getID).toArray());
    }
    return new Fitted() {
      @Override
      public List<int[]> tops() {
        return tops;
      }

      @Override
      public void score(Stories others) {
        TopicInferencer inferencer = model.getInferencer();
        for (Bag bag : others.bags()) {
          inferencer.getSampledDistribution(instance(bag, alphabet), 20, 1, 5);
        }
      }
    };
  }

  private static Instance instance(Bag bag, Alphabet alphabet) {
    int n = 0;
    for (int i = 0; i < bag.size(); i++) {
      n += Counts.of(bag, i);
    }
    int[] features = new int[n];
    int at = 0;
    for (int i = 0; i < bag.size(); i++) {
      for (int c = Counts.of(bag, i); c > 0; c--) {
        features[at++] = bag.terms()[i];
      }
    }
    return new Instance(new FeatureSequence(alphabet, features), null, null, null);
  }
}
