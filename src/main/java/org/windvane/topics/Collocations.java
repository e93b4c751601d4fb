package org.windvane.topics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs of neighbouring words that stand together far more often than chance, read as one term:
 * {@code prime minister}.
 *
 * <p>The measure is normalised pointwise mutual information (G. Bouma, "Normalized (Pointwise)
 * Mutual Information in Collocation Extraction", 2009): 0 for words that meet by chance, 1 for
 * words that never stand apart.
 */
final class Collocations implements Serializable {
  private static final long serialVersionUID = 1L;

  static final double MIN_NPMI = 0.4;

  private final Map<String, Set<String>> seconds = new HashMap<>();

  private Collocations() {}

  /** The given pairs, each written with a blank between. */
  static Collocations of(Iterable<String> pairs) {
    Collocations out = new Collocations();
    for (String pair : pairs) {
      int blank = pair.indexOf(' ');
      out.seconds
          .computeIfAbsent(pair.substring(0, blank), k -> new HashSet<>(4))
          .add(pair.substring(blank + 1));
    }
    return out;
  }

  /**
   * Reads the pairs out of a corpus.
   *
   * @param texts terms in order, with {@link Terms#BREAK} between words that are no neighbours
   * @param minCount how often a pair must occur
   * @param most at most so many pairs, the most frequent
   */
  static Collocations learn(Iterable<String[]> texts, int minCount, int most) {
    Map<String, Integer> ids = new HashMap<>();
    List<String> words = new ArrayList<>();
    List<int[]> counts = new ArrayList<>();
    Map<Long, int[]> pairs = new HashMap<>();
    long total = 0;
    for (String[] text : texts) {
      int before = -1;
      for (String term : text) {
        if (term.equals(Terms.BREAK)) {
          before = -1;
          continue;
        }
        Integer id = ids.get(term);
        if (id == null) {
          id = words.size();
          ids.put(term, id);
          words.add(term);
          counts.add(new int[1]);
        }
        counts.get(id)[0]++;
        total++;
        if (before >= 0 && before != id) {
          pairs.computeIfAbsent(((long) before << 32) | id, k -> new int[1])[0]++;
        }
        before = id;
      }
    }
    double n = total;
    record Pair(String text, int count) {}
    List<Pair> kept = new ArrayList<>();
    for (Map.Entry<Long, int[]> e : pairs.entrySet()) {
      int count = e.getValue()[0];
      if (count < minCount) {
        continue;
      }
      int a = (int) (e.getKey() >> 32);
      int b = (int) (long) e.getKey();
      double joint = count / n;
      double npmi =
          Math.log(joint / (counts.get(a)[0] / n * (counts.get(b)[0] / n))) / -Math.log(joint);
      if (npmi >= MIN_NPMI) {
        kept.add(new Pair(words.get(a) + " " + words.get(b), count));
      }
    }
    kept.sort(Comparator.comparingInt((Pair p) -> -p.count()).thenComparing(Pair::text));
    return of(kept.stream().limit(most).map(Pair::text).toList());
  }

  /** The terms with pairs joined, left to right, and without breaks. */
  List<String> join(List<String> terms) {
    List<String> out = new ArrayList<>(terms.size());
    int n = terms.size();
    int i = 0;
    while (i < n) {
      String term = terms.get(i);
      if (term.equals(Terms.BREAK)) {
        i++;
        continue;
      }
      Set<String> next = i + 1 < n ? seconds.get(term) : null;
      if (next != null && next.contains(terms.get(i + 1))) {
        out.add(term + " " + terms.get(i + 1));
        i += 2;
      } else {
        out.add(term);
        i++;
      }
    }
    return out;
  }

  /** All pairs in alphabetical order, each with a blank between. */
  List<String> pairs() {
    List<String> out = new ArrayList<>();
    seconds.forEach((a, set) -> set.forEach(b -> out.add(a + " " + b)));
    out.sort(Comparator.naturalOrder());
    return out;
  }
}
