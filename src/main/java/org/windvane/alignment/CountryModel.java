package org.windvane.alignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Everything that is said of one country, worked out from its cells of outlet and day. */
final class CountryModel {
  static final String ALL = "all";
  static final String BALANCED = "balanced";

  /** The series that holds tone, not stance; no bloc has an empty name. */
  static final String TONE = "";

  private final String country;
  private final Blocs blocs;
  private final Priors priors;
  private final AlignmentOptions options;
  private final Map<String, Integer> outlets = new HashMap<>();
  private final Map<String, TreeMap<String, SeriesData>> data = new TreeMap<>();
  private final Map<String, SeriesModel> models = new HashMap<>();
  private final Map<String, Map<String, SeriesModel.View>> views = new HashMap<>();
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;

  CountryModel(String country, Blocs blocs, Priors priors, AlignmentOptions options) {
    this.country = country;
    this.blocs = blocs;
    this.priors = priors;
    this.options = options;
  }

  void add(
      String series,
      String perspective,
      String outlet,
      int day,
      int stories,
      int articles,
      double sum,
      double square,
      int[] kinds) {
    int number = outlets.computeIfAbsent(outlet == null ? "" : outlet, o -> outlets.size());
    data.computeIfAbsent(series, s -> new TreeMap<>())
        .computeIfAbsent(perspective, p -> new SeriesData())
        .add(day, number, stories, articles, sum, square, kinds);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }

  /** Fits every series. Call once, after the last {@link #add}. */
  void fit() {
    data.forEach(
        (series, perspectives) -> {
          perspectives.values().forEach(SeriesData::sort);
          SeriesData all = perspectives.get(ALL);
          SeriesModel model =
              SeriesModel.fit(all, priors.of(series), outlets.size(), first, last, seed(series));
          models.put(series, model);
          Map<String, SeriesModel.View> told = new TreeMap<>();
          perspectives.forEach((p, d) -> told.put(p, model.view(d)));
          views.put(series, told);
        });
  }

  private long seed(String what) {
    return (country + " " + what).hashCode() * 0x9E3779B97F4A7C15L;
  }

  /** Cells of {@code bloc_stance}, and of {@code country_sentiment} for the series of tone. */
  List<CellBlock> stances() {
    List<CellBlock> cells = new ArrayList<>();
    data.forEach(
        (series, perspectives) -> {
          if (!series.equals(TONE) && !blocs.names().contains(series)) {
            return;
          }
          for (String perspective : perspectives.keySet()) {
            List<SeriesModel.View> view = List.of(views.get(series).get(perspective));
            addStances(cells, series, perspective, view, perspectives.get(perspective));
          }
          List<SeriesModel.View> balanced = balanced(series);
          if (!balanced.isEmpty()) {
            addStances(cells, series, BALANCED, balanced, perspectives.get(ALL));
          }
        });
    return cells;
  }

  private void addStances(
      List<CellBlock> cells,
      String series,
      String perspective,
      List<SeriesModel.View> view,
      SeriesData counted) {
    CellBlock.Table table =
        series.equals(TONE) ? CellBlock.Table.SENTIMENT : CellBlock.Table.BLOC_STANCE;
    for (Grain grain : Grain.values()) {
      CellBlock block = new CellBlock(table, country, series, perspective, grain);
      cells.add(block);
      for (int i = 0; i < counted.size(); ) {
        int start = grain.start(counted.day[i]);
        int end = grain.end(start);
        Counts counts = new Counts();
        for (; i < counted.size() && counted.day[i] <= end; i++) {
          counts.add(counted, i);
        }
        LevelPath.Estimate estimate =
            counts.stories >= options.minStories() ? mean(view, start, end) : null;
        if (estimate == null) {
          block.add(start, counts);
        } else {
          Interval interval = Interval.of(estimate, quantile(view));
          block.add(start, counts, Double.NaN, Double.NaN, interval);
        }
      }
    }
  }

  /** Cells of {@code alignment}. */
  List<CellBlock> alignments() {
    List<CellBlock> cells = new ArrayList<>();
    for (Blocs.Axis axis : blocs.axes()) {
      TreeSet<String> told = new TreeSet<>();
      for (String series : List.of(axis.first(), axis.second())) {
        told.addAll(data.getOrDefault(series, new TreeMap<>()).keySet());
      }
      for (String perspective : told) {
        addAlignments(
            cells,
            axis,
            perspective,
            view(axis.first(), perspective),
            view(axis.second(), perspective),
            perspective);
      }
      if (!told.isEmpty()) {
        addAlignments(cells, axis, BALANCED, balanced(axis.first()), balanced(axis.second()), ALL);
      }
    }
    return cells;
  }

  private List<SeriesModel.View> view(String series, String perspective) {
    SeriesModel.View view = views.getOrDefault(series, Map.of()).get(perspective);
    return view == null ? List.of() : List.of(view);
  }

  /** The perspectives of conf/ that have enough stories in a series, each to count alike. */
  private List<SeriesModel.View> balanced(String series) {
    List<SeriesModel.View> chosen = new ArrayList<>();
    Map<String, SeriesModel.View> told = views.getOrDefault(series, Map.of());
    for (String perspective : options.perspectives()) {
      SeriesModel.View view = told.get(perspective);
      if (view != null && view.data().totalStories() >= options.minStories()) {
        chosen.add(view);
      }
    }
    return chosen;
  }

  private void addAlignments(
      List<CellBlock> cells,
      Blocs.Axis axis,
      String perspective,
      List<SeriesModel.View> firstView,
      List<SeriesModel.View> secondView,
      String countedPerspective) {
    SeriesData[] sides = {
      data.getOrDefault(axis.first(), new TreeMap<>()).get(countedPerspective),
      data.getOrDefault(axis.second(), new TreeMap<>()).get(countedPerspective)
    };
    IntPredicate outside = outside(axis);
    for (Grain grain : Grain.values()) {
      CellBlock block =
          new CellBlock(CellBlock.Table.ALIGNMENT, country, axis.id(), perspective, grain);
      cells.add(block);
      int[] at = {0, 0};
      while (true) {
        int next = Integer.MAX_VALUE;
        for (int k = 0; k < 2; k++) {
          if (sides[k] != null && at[k] < sides[k].size()) {
            next = Math.min(next, sides[k].day[at[k]]);
          }
        }
        if (next == Integer.MAX_VALUE) {
          break;
        }
        int start = grain.start(next);
        int end = grain.end(start);
        Counts counts = new Counts();
        for (int k = 0; k < 2; k++) {
          for (;
              sides[k] != null && at[k] < sides[k].size() && sides[k].day[at[k]] <= end;
              at[k]++) {
            if (outside.test(sides[k].day[at[k]])) {
              counts.add(sides[k], at[k]);
            }
          }
        }
        if (counts.stories > 0) {
          LevelPath.Estimate a = enough(firstView, counts, start, end);
          LevelPath.Estimate b = enough(secondView, counts, start, end);
          if (a == null || b == null) {
            block.add(start, counts);
          } else {
            double first = Interval.clip(a.mean());
            double second = Interval.clip(b.mean());
            LevelPath.Estimate between =
                new LevelPath.Estimate((first - second) / 2, (a.variance() + b.variance()) / 4);
            double quantile = Math.max(quantile(firstView), quantile(secondView));
            block.add(start, counts, first, second, Interval.of(between, quantile));
          }
        }
      }
    }
  }

  /**
   * The level of a side in a period, if the period has stories enough on the axis and the side is
   * known as well as from that many stories of its own; null otherwise.
   */
  private LevelPath.Estimate enough(
      List<SeriesModel.View> view, Counts counts, int start, int end) {
    if (view.isEmpty() || counts.stories < options.minStories()) {
      return null;
    }
    double borrowed = 0;
    for (SeriesModel.View v : view) {
      borrowed += v.borrowed(v.average(start, end));
    }
    return borrowed < options.minStories() ? null : mean(view, start, end);
  }

  private static double quantile(List<SeriesModel.View> views) {
    return views.stream().mapToDouble(SeriesModel.View::quantile).max().orElse(Double.NaN);
  }

  private static LevelPath.Estimate mean(List<SeriesModel.View> views, int start, int end) {
    double sum = 0;
    double variance = 0;
    for (SeriesModel.View view : views) {
      LevelPath.Estimate e = view.average(start, end);
      sum += e.mean();
      variance += e.variance();
    }
    int n = views.size();
    return new LevelPath.Estimate(sum / n, variance / n / n);
  }

  /** Days on which the country stands outside both blocs of an axis, and so has a place on it. */
  private IntPredicate outside(Blocs.Axis axis) {
    return day ->
        !blocs.isMember(country, axis.firstBloc(), day)
            && !blocs.isMember(country, axis.secondBloc(), day);
  }

  /** Changes on every axis that may be announced, most of them not: see {@link FalseDiscovery}. */
  List<Candidate> candidates() {
    return candidates(options);
  }

  /** The same by other rules than those that the country was fitted under. */
  List<Candidate> candidates(AlignmentOptions rules) {
    List<Candidate> found = new ArrayList<>();
    ShiftFinder finder = new ShiftFinder(rules.rules());
    for (Blocs.Axis axis : blocs.axes()) {
      SeriesModel a = models.get(axis.first());
      SeriesModel b = models.get(axis.second());
      if (a == null || b == null) {
        continue;
      }
      IntPredicate outside = outside(axis);
      DayMeans[] days = {
        DayMeans.of(a.data(), a.leanings(), outside), DayMeans.of(b.data(), b.leanings(), outside)
      };
      if (days[0].total() < options.minStories() || days[1].total() < options.minStories()) {
        continue;
      }
      List<Change> changes =
          finder.find(
              days, new Noise[] {a.noise(), b.noise()}, new SplittableRandom(seed(axis.id())));
      for (Change change : changes) {
        OutletSplit first = split(a, change);
        OutletSplit second = split(b, change);
        found.add(
            new Candidate(
                country,
                axis.id(),
                change,
                (first.same() - second.same()) / 2,
                (first.mix() - second.mix()) / 2));
      }
    }
    return found;
  }

  private OutletSplit split(SeriesModel model, Change change) {
    return OutletSplit.of(model.data(), change.from(), change.date(), change.to(), outlets.size());
  }

  /** What a period holds, counted. */
  static final class Counts {
    int stories;
    int articles;
    final int[] kinds = new int[SeriesData.KINDS];

    void add(SeriesData data, int cell) {
      stories += data.stories[cell];
      articles += data.articles[cell];
      for (int k = 0; k < SeriesData.KINDS; k++) {
        kinds[k] += data.kind[k][cell];
      }
    }
  }

  /** An estimate with its 95 % interval, cut to -1 … 1. */
  record Interval(double mean, double lower, double upper) {
    static Interval of(LevelPath.Estimate estimate, double quantile) {
      double half = quantile * Math.sqrt(estimate.variance());
      double mean = clip(estimate.mean());
      return new Interval(
          mean, clip(Math.min(mean, estimate.mean() - half)), clip(estimate.mean() + half));
    }

    static double clip(double value) {
      return Math.max(-1, Math.min(1, value));
    }
  }
}
