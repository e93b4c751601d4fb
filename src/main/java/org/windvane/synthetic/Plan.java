package org.windvane.synthetic;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A planted world: who stands where when, and which outlets tell it. Fixed by its options. */
public final class Plan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** First day of every planted world. */
  public static final LocalDate START = LocalDate.of(2018, 1, 1);

  /** The axis on which shifts are planted. */
  public static final String AXIS = "west-russia";

  /** Stances stay inside this bound, so that acts of every class occur. */
  static final double BOUND = 0.5;

  private static final int OUTLETS = 30;

  /**
   * What happens in every eight countries: four stand still (0 to 2; 3 with a blip), two move once,
   * one twice, one drifts. Mixed, so that a small corpus has some of each.
   */
  private static final int[] KINDS = {0, 4, 6, 1, 7, 3, 5, 2};

  /**
   * A planted shift.
   *
   * @param from first day of the new level, or of the drift
   * @param to last day of the drift; {@code from} for a sudden one
   */
  public record Shift(String country, LocalDate from, LocalDate to, double before, double after)
      implements Serializable {
    public boolean gradual() {
      return !from.equals(to);
    }

    /** The day that stands for it: the middle of a drift. */
    public LocalDate date() {
      return LocalDate.ofEpochDay(Math.floorDiv(from.toEpochDay() + to.toEpochDay(), 2));
    }
  }

  /**
   * A planted outlet.
   *
   * @param leanFirst what it adds to every stance towards the first bloc
   * @param leanSecond the same for the second
   * @param from first day on which it appears
   * @param to last such day
   * @param weight its share of the stories while it appears, before they are made to add up
   */
  record Outlet(
      String domain,
      String country,
      String perspective,
      double leanFirst,
      double leanSecond,
      int from,
      int to,
      double weight)
      implements Serializable {}

  /**
   * One country.
   *
   * @param firstShare share of its dealings that are with the first bloc
   * @param bursts months in which the volume is many times the usual one
   */
  record Country(
      String code, Timeline first, Timeline second, double firstShare, List<int[]> bursts)
      implements Serializable {
    double alignment(int day) {
      return (first.at(day) - second.at(day)) / 2;
    }
  }

  private final PlanOptions options;
  private final List<Country> countries = new ArrayList<>();
  private final List<Outlet> outlets = new ArrayList<>();
  private final List<Shift> shifts = new ArrayList<>();

  private Plan(PlanOptions options) {
    this.options = options;
  }

  /**
   * @param codes states to choose among; at least as many as countries are wanted
   */
  public static Plan of(PlanOptions options, List<String> codes) {
    Plan plan = new Plan(options);
    SplittableRandom random = new SplittableRandom(options.seed());
    List<String> left = new ArrayList<>(codes);
    for (int c = 0; c < options.countries() && !left.isEmpty(); c++) {
      plan.addCountry(left.remove(random.nextInt(left.size())), c, random.split());
    }
    plan.addOutlets(random.split());
    return plan;
  }

  private int day(double years) {
    return (int) START.toEpochDay() + (int) Math.round(years * 365.25);
  }

  private void addCountry(String code, int number, SplittableRandom random) {
    Timeline first = new Timeline(random.nextDouble(-0.15, 0.4));
    Timeline second = new Timeline(random.nextDouble(-0.15, 0.4));
    List<int[]> bursts = new ArrayList<>();
    int months = options.years() * 12;
    for (int b = 0; b < 2; b++) {
      bursts.add(new int[] {random.nextInt(months), 3 + random.nextInt(4), random.nextInt(2)});
    }
    Country country =
        new Country(code, first, second, random.nextDouble(0.4, 0.65), List.copyOf(bursts));
    countries.add(country);
    int kind = options.shifts() ? KINDS[number % KINDS.length] : number % 4;
    double years = options.years();
    switch (kind) {
      case 4, 5 -> addShift(country, day(random.nextDouble(0.17, 0.83) * years), 0, random);
      case 6 -> {
        addShift(country, day(random.nextDouble(0.17, 0.36) * years), 0, random);
        addShift(country, day(random.nextDouble(0.62, 0.82) * years), 0, random);
      }
      case 7 ->
          addShift(
              country,
              day(random.nextDouble(0.25, 0.65) * years),
              180 + random.nextInt(180),
              random);
      case 3 -> {
        int from = day(random.nextDouble(0.2, 0.8) * years);
        int to = from + 20 + random.nextInt(20);
        first.move(from, from, -0.4);
        first.move(to, to, 0.4);
      }
      default -> {}
    }
  }

  private void addShift(Country country, int from, int length, SplittableRandom random) {
    int to = from + length;
    double before = country.alignment(from - 1);
    double a = country.first().at(from - 1);
    double b = country.second().at(from - 1);
    double direction = Math.signum(random.nextDouble(-0.75, 0.25) + (before < -0.1 ? 0.5 : 0));
    // Both sides move, one by more than the other; the alignment by 0.35 at the least.
    double more = random.nextDouble(0.45, 0.75);
    double less = random.nextDouble(0.3, 0.5);
    boolean mostlyFirst = random.nextInt(3) > 0;
    double newFirst = clip(a + direction * (mostlyFirst ? more : less));
    double newSecond = clip(b - direction * (mostlyFirst ? less : more));
    if (Math.abs((newFirst - newSecond) / 2 - before) < 0.35) {
      newFirst = clip(a - direction * (mostlyFirst ? more : less));
      newSecond = clip(b + direction * (mostlyFirst ? less : more));
    }
    country.first().move(from, to, newFirst - a);
    country.second().move(from, to, newSecond - b);
    shifts.add(
        new Shift(
            country.code(),
            LocalDate.ofEpochDay(from),
            LocalDate.ofEpochDay(to),
            before,
            (newFirst - newSecond) / 2));
  }

  private static double clip(double level) {
    return Math.max(-BOUND, Math.min(BOUND, level));
  }

  private void addOutlets(SplittableRandom random) {
    String[] perspectives = {"west", "africa", "russia", "africa", "west", "china", "other"};
    String[] seats = {"FRA", "SEN", "RUS", "NGA", "GBR", "CHN", "IND"};
    int start = day(0);
    int end = day(options.years());
    for (int o = 0; o < OUTLETS; o++) {
      // Every sixth outlet comes or goes on the way, and leans far more than the others.
      boolean passing = o % 6 == 5;
      double spread = passing ? 0.25 : 0.1;
      int turn = day(random.nextDouble(0.2, 0.8) * options.years());
      boolean comes = random.nextBoolean();
      outlets.add(
          new Outlet(
              "outlet" + o + "." + perspectives[o % 7] + ".example",
              seats[o % 7],
              perspectives[o % 7],
              spread * random.nextGaussian(),
              spread * random.nextGaussian(),
              passing && comes ? turn : start,
              passing && !comes ? turn : end,
              random.nextDouble(0.3, 2)));
    }
  }

  public PlanOptions options() {
    return options;
  }

  List<Country> countries() {
    return countries;
  }

  List<Outlet> outlets() {
    return outlets;
  }

  /** Host of an outlet, by the number that stories carry. */
  public String outletDomain(int outlet) {
    return outlets.get(outlet).domain();
  }

  /** Its perspective. */
  public String outletPerspective(int outlet) {
    return outlets.get(outlet).perspective();
  }

  /** Its seat. */
  public String outletCountry(int outlet) {
    return outlets.get(outlet).country();
  }

  /** All planted shifts. */
  public List<Shift> shifts() {
    return List.copyOf(shifts);
  }

  /** Codes of the countries in which none is planted. */
  public List<String> still() {
    return countries.stream()
        .map(Country::code)
        .filter(c -> shifts.stream().noneMatch(s -> s.country().equals(c)))
        .toList();
  }

  /** Codes of all countries. */
  public List<String> codes() {
    return countries.stream().map(Country::code).toList();
  }

  /** How many months the corpus has. */
  public int months() {
    return options.years() * 12;
  }

  /** Mean of the true alignment over the days of a month. */
  public double alignment(int country, int month) {
    LocalDate first = START.plusMonths(month);
    double sum = 0;
    for (int d = 0; d < first.lengthOfMonth(); d++) {
      sum += countries.get(country).alignment((int) first.toEpochDay() + d);
    }
    return sum / first.lengthOfMonth();
  }
}
