package org.windvane.alignment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.windvane.settings.Settings;
import org.windvane.synthetic.Plan;
import org.windvane.synthetic.PlanOptions;
import org.windvane.synthetic.PlantedStory;
import org.windvane.synthetic.StoryPlanner;

/**
 * Planted corpora through the statistics alone, without Spark and without language: {@code
 * Simulated SEEDS planted|none [flips misses spurious [stories-per-month [first-seed]]]} prints the
 * scores over seeds.
 */
final class Simulated {
  private static final String[] SERIES = {"west", "russia"};

  /** How often a coder takes an act for its opposite, misses it, or sees one where none is. */
  record Errors(double flips, double misses, double spurious) {}

  private record Told(String series, int day, int outlet, double x, int articles) {}

  final ShiftScores scores = new ShiftScores();
  private long cells;
  private long covered;
  private double width;

  private final Blocs blocs;
  private final AlignmentOptions options;
  private final Errors errors;

  Simulated(Config config, Errors errors) {
    this.blocs =
        Blocs.read(
            config
                .withoutPath("axes")
                .withFallback(
                    ConfigFactory.parseString(
                        "axes { west-russia { first = west, second = russia } }")));
    this.options = AlignmentOptions.read(config);
    this.errors = errors;
  }

  static List<String> codes(int n) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      // No state has a code that begins with X.
      codes.add("X" + (char) ('A' + i / 26) + (char) ('A' + i % 26));
    }
    return codes;
  }

  double indexCoverage() {
    return (double) covered / cells;
  }

  double meanWidth() {
    return width / cells;
  }

  void run(PlanOptions planned) {
    Plan plan = Plan.of(planned, codes(planned.countries() + 10));
    StoryPlanner planner = new StoryPlanner(plan);
    SplittableRandom random = new SplittableRandom(planned.seed() + 99);
    List<List<Told>> stories = new ArrayList<>();
    List<Priors.Moments> moments = new ArrayList<>();
    for (int c = 0; c < planned.countries(); c++) {
      List<Told> told = new ArrayList<>();
      for (int m = 0; m < plan.months(); m++) {
        planner.month(c, m, s -> tell(s, random, told));
      }
      stories.add(told);
      Map<String, double[]> sums = new HashMap<>();
      for (Told t : told) {
        double[] m = sums.computeIfAbsent(t.series(), s -> new double[3]);
        m[0]++;
        m[1] += t.x();
        m[2] += t.x() * t.x();
      }
      String code = plan.codes().get(c);
      sums.forEach((s, m) -> moments.add(new Priors.Moments(code, s, (long) m[0], m[1], m[2])));
    }
    Priors priors = Priors.of(moments);
    List<Candidate> candidates = new ArrayList<>();
    for (int c = 0; c < planned.countries(); c++) {
      CountryModel model = new CountryModel(plan.codes().get(c), blocs, priors, options);
      for (Told t : stories.get(c)) {
        model.add(
            t.series(),
            "all",
            "o" + t.outlet(),
            t.day(),
            1,
            t.articles(),
            t.x(),
            t.x() * t.x(),
            new int[4]);
      }
      model.fit();
      for (Cell cell : model.alignments()) {
        if (cell.grain() == Grain.MONTH && cell.perspective().equals("all")) {
          count(plan, c, cell);
        }
      }
      candidates.addAll(model.candidates());
    }
    List<ShiftScores.Found> found = new ArrayList<>();
    for (Candidate a :
        FalseDiscovery.announce(candidates, options.minProbability(), options.falseDiscoveries())) {
      found.add(found(a));
    }
    List<ShiftScores.True> trues = new ArrayList<>();
    for (Plan.Shift s : plan.shifts()) {
      trues.add(
          new ShiftScores.True(s.country(), Plan.AXIS, s.from(), s.to(), s.before(), s.after()));
    }
    scores.add(trues, found, new HashSet<>(plan.still()));
    if (Boolean.getBoolean("verbose")) {
      tellAll(plan, trues, found, candidates);
    }
  }

  private static ShiftScores.Found found(Candidate a) {
    Change x = a.change();
    return new ShiftScores.Found(
        a.country(),
        a.axis(),
        LocalDate.ofEpochDay(x.date()),
        LocalDate.ofEpochDay(x.dateLower()),
        LocalDate.ofEpochDay(x.dateUpper()),
        x.before(),
        x.after());
  }

  private static void tellAll(
      Plan plan,
      List<ShiftScores.True> trues,
      List<ShiftScores.Found> found,
      List<Candidate> candidates) {
    for (ShiftScores.True s : trues) {
      System.out.printf(
          "true  %s %s..%s %.2f -> %.2f%n", s.country(), s.from(), s.to(), s.before(), s.after());
      for (ShiftScores.Found f : found) {
        if (f.country().equals(s.country())) {
          System.out.printf(
              "   found %s [%s %s] %.2f -> %.2f%n",
              f.date(), f.lower(), f.upper(), f.before(), f.after());
        }
      }
      for (Candidate a : candidates) {
        if (a.country().equals(s.country())) {
          System.out.printf("     candidate %s p=%.3f%n", found(a), a.change().probability());
        }
      }
    }
    Set<String> still = new HashSet<>(plan.still());
    for (ShiftScores.Found f : found) {
      if (still.contains(f.country())) {
        System.out.println("FALSE " + f);
      }
    }
  }

  private void count(Plan plan, int country, Cell cell) {
    if (cell.numbers()[2] == null) {
      return;
    }
    int month = (int) ChronoUnit.MONTHS.between(Plan.START, LocalDate.ofEpochDay(cell.period()));
    double truth = plan.alignment(country, month);
    cells++;
    covered += truth >= cell.numbers()[3] && truth <= cell.numbers()[4] ? 1 : 0;
    width += cell.numbers()[4] - cell.numbers()[3];
  }

  private void tell(PlantedStory s, SplittableRandom random, List<Told> stories) {
    double[] sum = new double[2];
    int[] n = new int[2];
    for (PlantedStory.Act act : s.acts()) {
      if (random.nextDouble() < errors.misses()) {
        continue;
      }
      int k = act.actorState().equals("RUS") ? 1 : 0;
      sum[k] += act.stance() * (random.nextDouble() < errors.flips() ? -1 : 1);
      n[k]++;
    }
    if (random.nextDouble() < errors.spurious()) {
      int k = random.nextInt(2);
      sum[k] += random.nextBoolean() ? 0.6 : -0.6;
      n[k]++;
    }
    for (int k = 0; k < 2; k++) {
      if (n[k] > 0) {
        stories.add(
            new Told(SERIES[k], s.day(), s.outlets().get(0), sum[k] / n[k], s.outlets().size()));
      }
    }
  }

  public static void main(String[] args) {
    int seeds = Integer.parseInt(args[0]);
    boolean planted = args[1].equals("planted");
    double[] e = new double[3];
    for (int i = 0; i < 3 && args.length > 2 + i; i++) {
      e[i] = Double.parseDouble(args[2 + i]);
    }
    double rate = args.length > 5 ? Double.parseDouble(args[5]) : 30;
    int firstSeed = args.length > 6 ? Integer.parseInt(args[6]) : 1;
    Simulated all = new Simulated(Settings.bundled().config(), new Errors(e[0], e[1], e[2]));
    long started = System.nanoTime();
    for (int s = firstSeed; s < firstSeed + seeds; s++) {
      all.run(new PlanOptions(s, 40, 6, rate, planted));
      System.out.printf(
          Locale.ROOT,
          "%d: true %d found %d precision %.3f recall %.3f (sudden %.3f) days %.1f dates %.3f index"
              + " %.3f of %d width %.3f false in still %d  %.0f s%n",
          s,
          all.scores.trues(),
          all.scores.found(),
          all.scores.precision(),
          all.scores.recall(),
          all.scores.recallOfSudden(),
          all.scores.medianDateError(),
          all.scores.dateCoverage(),
          all.indexCoverage(),
          all.cells,
          all.meanWidth(),
          all.scores.falseInStill(),
          (System.nanoTime() - started) / 1e9);
    }
  }
}
