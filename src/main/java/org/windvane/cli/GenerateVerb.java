package org.windvane.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.windvane.UsageException;
import org.windvane.synthetic.CodedCorpus;
import org.windvane.synthetic.Plan;
import org.windvane.synthetic.PlanOptions;
import org.windvane.synthetic.PlantedStates;
import org.windvane.synthetic.TextCorpus;
import org.windvane.synthetic.Truth;
import org.windvane.warehouse.RunId;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a corpus with planted truth. */
@Command(
    name = "generate",
    description = {
      "Writes a corpus with planted shifts, and truth.json beside it.",
      "With --mode coded it writes the relations straight into a warehouse, with a coder's errors planted too."
    },
    footer = {
      "",
      "Example: windvane generate --articles 20000 --seed 1 --out planted",
      "         windvane ingest --input planted/part-*.jsonl.gz --format jsonl --warehouse w",
      "Example: windvane generate --mode coded --seed 1 --out planted --warehouse w"
    })
final class GenerateVerb extends Verb {
  enum Mode {
    TEXT,
    CODED
  }

  enum Planted {
    NONE,
    SOME
  }

  /**
   * Articles for each story of a usual month: reprints 1.54, bursts of volume 1.10, and a little
   * room, so that the last months are not cut off.
   */
  private static final double ARTICLES_PER_STORY = 1.72;

  private static final int MONTHS = 12;

  @Option(
      names = "--articles",
      paramLabel = "N",
      description =
          "Articles at most; without --countries and --stories-per-month, their number follows from it.")
  private Long articles;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same corpus (default 1).")
  private long seed;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where it goes.")
  private Path out;

  @Option(names = "--countries", paramLabel = "N", description = "How many (default 40).")
  private Integer countries;

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "6",
      description = "How many, from 2018 on (default 6).")
  private int years;

  @Option(
      names = "--stories-per-month",
      paramLabel = "N",
      description = "Stories of each country a month (default 30).")
  private Double storiesPerMonth;

  @Option(
      names = "--planted",
      paramLabel = "none|some",
      defaultValue = "some",
      description = "Whether any country moves (default some).")
  private Planted planted;

  @Option(
      names = "--mode",
      paramLabel = "text|coded",
      defaultValue = "text",
      description = "Articles, or relations in a warehouse (default text).")
  private Mode mode;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "With --mode coded: where the relations go.")
  private String warehouse;

  @Option(
      names = "--error-rate",
      paramLabel = "FLIPS,MISSES,SPURIOUS",
      split = ",",
      description = "With --mode coded: shares of acts flipped, missed, made up (default none).")
  private List<Double> errors = List.of();

  @Override
  public Integer call() throws Exception {
    if (articles != null && articles < 1 || years < 1 || years > 50) {
      throw new UsageException("Cannot generate: --articles and --years must be positive");
    }
    if (errors.size() != 0 && errors.size() != 3) {
      throw new UsageException("Cannot generate: --error-rate needs three shares, " + errors);
    }
    if ((mode == Mode.CODED) != (warehouse != null)) {
      throw new UsageException("Cannot generate: --warehouse goes with --mode coded");
    }
    List<String> codes = PlantedStates.of(settings().config());
    int wanted = countries == null ? countriesFor(articles) : countries;
    if (wanted < 1 || wanted > codes.size()) {
      throw new UsageException(
          "Cannot generate: --countries must be 1 to " + codes.size() + ", " + wanted);
    }
    Plan plan =
        Plan.of(new PlanOptions(seed, wanted, years, rate(wanted), planted == Planted.SOME), codes);
    Files.createDirectories(out);
    Truth.write(plan, out.resolve("truth.json"));
    if (mode == Mode.TEXT) {
      long most = articles == null ? Long.MAX_VALUE : articles;
      long written = new TextCorpus(plan, settings().config(), out, most).write();
      out()
          .println(
              String.format(
                  Locale.ROOT, "%d articles, %d shifts, %s", written, plan.shifts().size(), out));
    } else {
      SparkSession spark = session();
      CodedCorpus.Errors rates =
          errors.isEmpty()
              ? CodedCorpus.Errors.NONE
              : new CodedCorpus.Errors(errors.get(0), errors.get(1), errors.get(2));
      CodedCorpus.Result result =
          new CodedCorpus(
                  spark, Warehouse.openOrCreate(spark, warehouse), plan, rates, RunId.next())
              .execute();
      out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%d relations, %d shifts, %s",
                  result.relations(),
                  plan.shifts().size(),
                  out));
    }
    out().flush();
    return 0;
  }

  /** Few countries told in full rather than many told thinly. */
  private int countriesFor(Long most) {
    if (most == null) {
      return 40;
    }
    return (int) Math.max(4, Math.min(40, most / (30 * ARTICLES_PER_STORY * MONTHS * years)));
  }

  private double rate(int wanted) {
    if (storiesPerMonth != null) {
      return storiesPerMonth;
    }
    return articles == null ? 30 : articles / (ARTICLES_PER_STORY * wanted * MONTHS * years);
  }
}
