package org.windvane.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Draws the stories of one country and month from a plan. Every country and month has random
 * numbers of its own, so months can be drawn in any order and on any machine.
 */
public final class StoryPlanner {
  /** Worth of an act by its strength; both classes of a sign are equally frequent. */
  static final double VERBAL = 0.4;

  static final double MATERIAL = 0.8;
  private static final double MEAN_STRENGTH = (VERBAL + MATERIAL) / 2;

  private static final double OTHER_NEWS = 0.3;
  private static final double REPRINTED = 0.2;

  /** Chance that a further story on an event is told as the first was. */
  private static final double ALIKE = 0.7;

  private static final String[][] FIRST = {
    {"FRA", "FRA"},
    {"FRA", "FRA"},
    {"USA", "USA"},
    {"USA", "USA"},
    {"GBR", "GBR"},
    {"DEU", "DEU"},
    {"EU", ""}
  };
  private static final String[][] SECOND = {{"RUS", "RUS"}, {"RUS", "RUS"}, {"WAGNER", "RUS"}};

  private final Plan plan;

  public StoryPlanner(Plan plan) {
    this.plan = plan;
  }

  /** Hands on every story of a country (by its place in the plan) in a month (from 0). */
  public void month(int countryNumber, int month, Consumer<PlantedStory> sink) {
    Plan.Country country = plan.countries().get(countryNumber);
    SplittableRandom random =
        new SplittableRandom(
            plan.options().seed() * 1_000_003L + countryNumber * 10_007L + month * 31L + 7);
    LocalDate first = Plan.START.plusMonths(month);
    double expected = plan.options().storiesPerMonth();
    double firstShare = country.firstShare();
    for (int[] burst : country.bursts()) {
      if (burst[0] == month) {
        expected *= burst[1];
        firstShare = burst[2] == 0 ? 0.9 : 0.1;
      }
    }
    int wanted = poisson(expected, random);
    int made = 0;
    while (made < wanted) {
      int day = (int) first.toEpochDay() + random.nextInt(first.lengthOfMonth());
      int size = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
      boolean other = random.nextDouble() < OTHER_NEWS;
      boolean towardsFirst = random.nextDouble() < firstShare;
      String[] actor =
          towardsFirst
              ? FIRST[random.nextInt(FIRST.length)]
              : SECOND[random.nextInt(SECOND.length)];
      boolean byCountry = random.nextInt(3) > 0;
      double event = random.nextDouble();
      for (int s = 0; s < size && made < wanted; s++, made++) {
        int at =
            Math.min(
                day + (s == 0 ? 0 : random.nextInt(3)),
                (int) first.toEpochDay() + first.lengthOfMonth() - 1);
        int outlet = outlet(at, random);
        List<PlantedStory.Act> acts = new ArrayList<>();
        if (!other) {
          double told = random.nextDouble() < ALIKE ? event : random.nextDouble();
          acts.add(act(country, at, outlet, towardsFirst, actor, byCountry, told, random));
          if (random.nextInt(3) == 0) {
            acts.add(
                act(
                    country,
                    at,
                    outlet,
                    towardsFirst,
                    actor,
                    !byCountry,
                    random.nextDouble(),
                    random));
          }
        }
        List<Integer> outlets = new ArrayList<>(List.of(outlet));
        if (random.nextDouble() < REPRINTED) {
          int copies = 1 + random.nextInt(5);
          for (int c = 0; c < copies; c++) {
            int copy = outlet(at, random);
            if (!outlets.contains(copy)) {
              outlets.add(copy);
            }
          }
        }
        sink.accept(
            new PlantedStory(
                country.code() + "-" + month + "-" + made,
                country.code(),
                at,
                outlets,
                acts,
                random.nextLong()));
      }
    }
  }

  private PlantedStory.Act act(
      Plan.Country country,
      int day,
      int outlet,
      boolean towardsFirst,
      String[] actor,
      boolean byCountry,
      double told,
      SplittableRandom random) {
    Plan.Outlet teller = plan.outlets().get(outlet);
    double stance =
        towardsFirst
            ? country.first().at(day) + teller.leanFirst()
            : country.second().at(day) + teller.leanSecond();
    boolean friendly = told < (stance / MEAN_STRENGTH + 1) / 2;
    boolean material = random.nextBoolean();
    return new PlantedStory.Act(
        actor[0],
        actor[1],
        byCountry,
        (material ? "material_" : "verbal_") + (friendly ? "cooperation" : "conflict"),
        (friendly ? 1 : -1) * (material ? MATERIAL : VERBAL));
  }

  private int outlet(int day, SplittableRandom random) {
    List<Plan.Outlet> outlets = plan.outlets();
    double total = 0;
    for (Plan.Outlet o : outlets) {
      total += day >= o.from() && day <= o.to() ? o.weight() : 0;
    }
    double left = random.nextDouble() * total;
    int chosen = 0;
    for (int i = 0; i < outlets.size(); i++) {
      Plan.Outlet o = outlets.get(i);
      if (day >= o.from() && day <= o.to()) {
        chosen = i;
        left -= o.weight();
        if (left <= 0) {
          break;
        }
      }
    }
    return chosen;
  }

  private static int poisson(double mean, SplittableRandom random) {
    if (mean > 200) {
      return Math.max(0, (int) Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }
}
