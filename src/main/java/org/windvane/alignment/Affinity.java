package org.windvane.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much what a state says in its own name is worded as by the states of a bloc: scaling by
 * reference texts (Laver, Benoit and Garry, American Political Science Review 97, 2003), with ridge
 * regression in place of word scores.
 *
 * <p>Speeches of the bloc's states are told from all others' by the words they use. Names are left
 * out (words that are mostly capitalised), so that it matters how a state speaks, not of whom; the
 * mean of each year is taken off, so that what everybody speaks of in a year counts for nobody. No
 * state is scored by a fit that has seen its own speeches, unless it is one of too few to leave any
 * out.
 */
final class Affinity {
  /** What one state said on one occasion. */
  record Speech(String state, int year, int day) {}

  private record Words(Speech speech, int[] term, int[] count) {}

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}']+");

  /** Share of its occurrences from which a capitalised word is a name. */
  private static final double NAME = 0.6;

  /** Words of fewer speeches say nothing about another state; of more, nothing about any. */
  private static final int FEWEST_SPEECHES = 10;

  private static final double MOST_SPEECHES = 0.9;

  /** Penalty for each unit of squared weight; between 1 and 100 the order hardly depends on it. */
  private static final double PENALTY = 10;

  private static final int FOLDS = 10;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Words> speeches = new ArrayList<>();
  private int[] total = new int[1 << 12];
  private int[] capitalised = new int[1 << 12];
  private int[] spoken = new int[1 << 12];

  /** Adds a speech. Holds its words' counts in memory, some kilobytes a speech. */
  void add(Speech speech, String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      String lower = word.toLowerCase(java.util.Locale.ROOT);
      Integer number = numbers.get(lower);
      if (number == null) {
        number = numbers.size();
        numbers.put(lower, number);
        if (number == total.length) {
          total = Arrays.copyOf(total, number * 2);
          capitalised = Arrays.copyOf(capitalised, number * 2);
          spoken = Arrays.copyOf(spoken, number * 2);
        }
      }
      total[number]++;
      capitalised[number] += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
      counts.merge(number, 1, Integer::sum);
    }
    int[] term = new int[counts.size()];
    int[] count = new int[counts.size()];
    int n = 0;
    for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
      spoken[e.getKey()]++;
      term[n] = e.getKey();
      count[n++] = e.getValue();
    }
    speeches.add(new Words(speech, term, count));
  }

  List<Speech> speeches() {
    return speeches.stream().map(Words::speech).toList();
  }

  /**
   * Scores every speech, in the order in which they came.
   *
   * @param member whether the speaker was in the bloc when it spoke
   * @return standardised over all speeches; null if the bloc's states never spoke, or no one else
   *     did
   */
  double[] scores(Predicate<Speech> member) {
    int n = speeches.size();
    boolean[] inside = new boolean[n];
    TreeSet<String> members = new TreeSet<>();
    TreeSet<String> states = new TreeSet<>();
    for (int i = 0; i < n; i++) {
      Speech s = speeches.get(i).speech();
      states.add(s.state());
      inside[i] = member.test(s);
      if (inside[i]) {
        members.add(s.state());
      }
    }
    if (members.isEmpty() || members.size() == states.size()) {
      return null;
    }
    Ridge.Rows rows = rows();
    List<String> order = List.copyOf(states);
    int folds = members.size() < FOLDS ? 1 : FOLDS;
    double[] scores = new double[n];
    for (int f = 0; f < folds; f++) {
      int fold = f;
      boolean[] held = new boolean[n];
      for (int i = 0; i < n; i++) {
        int place = order.indexOf(speeches.get(i).speech().state());
        held[i] = folds > 1 && place % folds == fold;
      }
      double[] fitted = Ridge.fit(rows, inside, held, PENALTY);
      for (int i = 0; i < n; i++) {
        if (held[i] || folds == 1) {
          scores[i] = rows.dot(i, fitted);
        }
      }
    }
    return standardised(scores);
  }

  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double spread =
        Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    return Arrays.stream(values).map(v -> spread > 0 ? (v - mean) / spread : 0).toArray();
  }

  /** Log frequency by rarity, of length 1, less the mean of the year. */
  private Ridge.Rows rows() {
    int n = speeches.size();
    int[] column = new int[numbers.size()];
    int columns = 0;
    for (int t = 0; t < column.length; t++) {
      boolean word =
          spoken[t] >= FEWEST_SPEECHES
              && spoken[t] <= MOST_SPEECHES * n
              && capitalised[t] <= NAME * total[t];
      column[t] = word ? columns++ : -1;
    }
    int[][] index = new int[n][];
    double[][] value = new double[n][];
    int[] group = new int[n];
    for (int i = 0; i < n; i++) {
      Words words = speeches.get(i);
      int kept = 0;
      int[] at = new int[words.term().length];
      double[] weight = new double[words.term().length];
      double square = 0;
      for (int k = 0; k < words.term().length; k++) {
        int t = words.term()[k];
        if (column[t] >= 0) {
          double w = (1 + Math.log(words.count()[k])) * (1 + Math.log((1.0 + n) / (1 + spoken[t])));
          at[kept] = column[t];
          weight[kept++] = w;
          square += w * w;
        }
      }
      for (int k = 0; k < kept; k++) {
        weight[k] /= Math.sqrt(square);
      }
      index[i] = Arrays.copyOf(at, kept);
      value[i] = Arrays.copyOf(weight, kept);
      group[i] = words.speech().year();
    }
    return Ridge.Rows.of(index, value, group, columns);
  }
}
