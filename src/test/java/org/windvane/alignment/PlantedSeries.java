package org.windvane.alignment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.windvane.settings.Settings;
import org.windvane.synthetic.Plan;
import org.windvane.synthetic.PlanOptions;
import org.windvane.synthetic.PlantedStory;
import org.windvane.synthetic.StoryPlanner;

/**
 * Planted corpora through the statistics alone, without Spark and without language: {@code
 * PlantedSeries SEEDS [flips misses spurious [stories-per-month [first-seed]]]} prints the scores
 * over seeds with shifts and seeds with none. The system properties {@code min-change}, {@code
 * false-discoveries} and {@code min-probability} hold lists to compare, each applied to the same
 * fits. With {@code series=DIR} it also writes the monthly series for other methods, and with
 * {@code peers=FILE} it scores what those found.
 */
final class PlantedSeries {
  private static final int DAY = CellBlock.SCHEMA.fieldIndex("day");
  private static final int VALUE = CellBlock.SCHEMA.fieldIndex("value");
  private static final String[] SERIES = {"west", "russia"};

  /** A peer has no least size of its own; this gives it one. */
  private static final double LEAST = 0.2;

  /** How often a coder takes an act for its opposite, misses it, or sees one where none is. */
  record Errors(double flips, double misses, double spurious) {}

  private record Told(String series, int day, int outlet, double x, int articles) {}

  private final Blocs blocs;
  private final Errors errors;
  private final List<Rule> rules;
  private final List<ShiftScores> scores = new ArrayList<>();
  private final Map<String, ShiftScores> peers = new TreeMap<>();
  private long cells;
  private long covered;
  private double width;
  private long told;

  /** One setting of what is announced. */
  record Rule(AlignmentOptions options) {
    String name() {
      return String.format(
          Locale.ROOT,
          "%.2f %.2f %.2f",
          options.minChange(),
          options.minProbability(),
          options.falseDiscoveries());
    }
  }

  PlantedSeries(Config config, Errors errors, List<Rule> rules) {
    this.blocs =
        Blocs.read(
            config
                .withoutPath("axes")
                .withFallback(
                    ConfigFactory.parseString(
                        "axes { west-russia { first = west, second = russia } }")));
    this.errors = errors;
    this.rules = rules;
    rules.forEach(r -> scores.add(new ShiftScores()));
  }

  static List<String> codes(int n) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      // No state has a code that begins with X.
      codes.add("X" + (char) ('A' + i / 26) + (char) ('A' + i % 26));
    }
    return codes;
  }

  void run(PlanOptions planned) {
    Plan plan = Plan.of(planned, codes(planned.countries() + 10));
    StoryPlanner planner = new StoryPlanner(plan);
    SplittableRandom random = new SplittableRandom(planned.seed() + 99);
    List<List<Told>> stories = new ArrayList<>();
    List<Priors.Moments> moments = new ArrayList<>();
    for (int c = 0; c < planned.countries(); c++) {
      List<Told> own = new ArrayList<>();
      for (int m = 0; m < plan.months(); m++) {
        planner.month(c, m, s -> tell(s, random, own));
      }
      stories.add(own);
      told += own.size();
      Map<String, double[]> sums = new HashMap<>();
      for (Told t : own) {
        double[] m = sums.computeIfAbsent(t.series(), s -> new double[3]);
        m[0]++;
        m[1] += t.x();
        m[2] += t.x() * t.x();
      }
      String code = plan.codes().get(c);
      sums.forEach((s, m) -> moments.add(new Priors.Moments(code, s, (long) m[0], m[1], m[2])));
    }
    Priors priors = Priors.of(moments);
    List<List<Candidate>> candidates = new ArrayList<>();
    rules.forEach(r -> candidates.add(new ArrayList<>()));
    for (int c = 0; c < planned.countries(); c++) {
      CountryModel model =
          new CountryModel(plan.codes().get(c), blocs, priors, rules.get(0).options());
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
      for (CellBlock cells : model.alignments()) {
        if (cells.grain() == Grain.MONTH && cells.perspective().equals("all")) {
          for (Row cell : cells.rows()) {
            count(plan, c, cell);
          }
        }
      }
      Map<Double, List<Candidate>> bySize = new HashMap<>();
      for (int r = 0; r < rules.size(); r++) {
        AlignmentOptions options = rules.get(r).options();
        candidates
            .get(r)
            .addAll(bySize.computeIfAbsent(options.minChange(), k -> model.candidates(options)));
      }
    }
    if (System.getProperty("series") != null) {
      write(plan, stories);
    }
    List<ShiftScores.True> trues = new ArrayList<>();
    for (Plan.Shift s : plan.shifts()) {
      trues.add(
          new ShiftScores.True(s.country(), Plan.AXIS, s.from(), s.to(), s.before(), s.after()));
    }
    peers(planned, trues, new HashSet<>(plan.still()));
    for (int r = 0; r < rules.size(); r++) {
      AlignmentOptions options = rules.get(r).options();
      List<ShiftScores.Found> found = new ArrayList<>();
      for (Candidate a :
          FalseDiscovery.announce(
              candidates.get(r), options.minProbability(), options.falseDiscoveries())) {
        found.add(found(a));
      }
      scores.get(r).add(trues, found, new HashSet<>(plan.still()));
      if (Boolean.getBoolean("verbose")) {
        tellAll(plan, trues, found, candidates.get(r));
      }
    }
  }

  private static String name(PlanOptions planned) {
    return (planned.shifts() ? "planted" : "still") + planned.seed();
  }

  /** The raw monthly means, as any method that knows nothing of stories would get them. */
  private static void write(Plan plan, List<List<Told>> stories) {
    Path file = Path.of(System.getProperty("series"), "series-" + name(plan.options()) + ".csv");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("country,month,value");
      for (int c = 0; c < stories.size(); c++) {
        double[][] sums = new double[2][plan.months()];
        int[][] counts = new int[2][plan.months()];
        for (Told t : stories.get(c)) {
          int month = (int) ChronoUnit.MONTHS.between(Plan.START, LocalDate.ofEpochDay(t.day()));
          int k = t.series().equals(SERIES[0]) ? 0 : 1;
          sums[k][month] += t.x();
          counts[k][month]++;
        }
        for (int m = 0; m < plan.months(); m++) {
          boolean both = counts[0][m] > 0 && counts[1][m] > 0;
          out.println(
              plan.codes().get(c)
                  + ","
                  + m
                  + ","
                  + (both ? (sums[0][m] / counts[0][m] - sums[1][m] / counts[1][m]) / 2 : ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scores what other methods found; a month stands for its first day. */
  private void peers(PlanOptions planned, List<ShiftScores.True> trues, Set<String> still) {
    String file = System.getProperty("peers");
    if (file == null) {
      return;
    }
    Map<String, List<ShiftScores.Found>> found = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        String[] p = line.split(",");
        if (!p[0].equals(name(planned))) {
          continue;
        }
        double before = Double.parseDouble(p[3]);
        double after = Double.parseDouble(p[4]);
        LocalDate day = Plan.START.plusMonths(Integer.parseInt(p[2]));
        for (double least : new double[] {0, LEAST}) {
          if (Math.abs(after - before) >= least) {
            found
                .computeIfAbsent(
                    p[5] + (least > 0 ? " of 0.2 or more" : ""), k -> new ArrayList<>())
                .add(new ShiftScores.Found(p[1], Plan.AXIS, day, day, day, before, after));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.forEach(
        (method, shifts) ->
            peers.computeIfAbsent(method, k -> new ShiftScores()).add(trues, shifts, still));
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

  private void count(Plan plan, int country, Row cell) {
    if (cell.isNullAt(VALUE)) {
      return;
    }
    int month = (int) ChronoUnit.MONTHS.between(Plan.START, LocalDate.ofEpochDay(cell.getInt(DAY)));
    double truth = plan.alignment(country, month);
    double lower = cell.getDouble(VALUE + 1);
    double upper = cell.getDouble(VALUE + 2);
    cells++;
    covered += truth >= lower && truth <= upper ? 1 : 0;
    width += upper - lower;
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

  /** One line for each rule. */
  void print(String what) {
    for (int r = 0; r < rules.size(); r++) {
      ShiftScores s = scores.get(r);
      System.out.printf(
          Locale.ROOT,
          "%-8s %s | true %d found %d | precision %.3f recall %.3f | days %.1f dates %.3f | index"
              + " %.3f of %d, width %.3f | false in still %d | stories %d%n",
          what,
          rules.get(r).name(),
          s.trues(),
          s.found(),
          s.precision(),
          s.recall(),
          s.medianDateError(),
          s.dateCoverage(),
          (double) covered / cells,
          cells,
          width / cells,
          s.falseInStill(),
          told);
    }
    peers.forEach(
        (method, s) ->
            System.out.printf(
                Locale.ROOT,
                "%-8s %s | true %d found %d | precision %.3f recall %.3f | days %.1f | false in"
                    + " still %d%n",
                what,
                method,
                s.trues(),
                s.found(),
                s.precision(),
                s.recall(),
                s.medianDateError(),
                s.falseInStill()));
  }

  private static double[] list(String name, double otherwise) {
    String given = System.getProperty(name);
    return given == null
        ? new double[] {otherwise}
        : Arrays.stream(given.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  public static void main(String[] args) {
    int seeds = Integer.parseInt(args[0]);
    double[] e = new double[3];
    for (int i = 0; i < 3 && args.length > 1 + i; i++) {
      e[i] = Double.parseDouble(args[1 + i]);
    }
    double rate = args.length > 4 ? Double.parseDouble(args[4]) : 30;
    int firstSeed = args.length > 5 ? Integer.parseInt(args[5]) : 1;
    Config config = Settings.bundled().config();
    AlignmentOptions own = AlignmentOptions.read(config);
    List<Rule> rules = new ArrayList<>();
    for (double change : list("min-change", own.minChange())) {
      for (double probability : list("min-probability", own.minProbability())) {
        for (double rateOfFalse : list("false-discoveries", own.falseDiscoveries())) {
          rules.add(
              new Rule(
                  new AlignmentOptions(
                      own.minStories(),
                      own.perspectives(),
                      change,
                      probability,
                      rateOfFalse,
                      own.minDays())));
        }
      }
    }
    Errors errors = new Errors(e[0], e[1], e[2]);
    PlantedSeries planted = new PlantedSeries(config, errors, rules);
    PlantedSeries still = new PlantedSeries(config, errors, rules);
    for (int s = firstSeed; s < firstSeed + seeds; s++) {
      planted.run(new PlanOptions(s, 40, 6, rate, true));
      still.run(new PlanOptions(s, 40, 6, rate, false));
      System.out.printf("after seed %d%n", s);
      planted.print("planted");
      still.print("still");
    }
  }
}
