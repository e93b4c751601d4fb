package org.windvane.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.windvane.UsageException;
import org.windvane.relations.ExplainJob;
import org.windvane.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the sentences behind a number. */
@Command(
    name = "explain",
    description = {
      "Prints the sentences behind a country's numbers, the strongest first: date, outlet, who did",
      "what to whom, with which stance, the words that carried it, and the url."
    },
    footer = {
      "",
      "Example: windvane explain --country NER --axis west-russia --from 2023-07-26 --warehouse /data/windvane"
    })
final class ExplainVerb extends Verb {
  @Option(
      names = "--country",
      required = true,
      paramLabel = "ISO3",
      description = "The country, ISO 3166-1 alpha-3.")
  private String country;

  @Option(
      names = "--axis",
      paramLabel = "NAME",
      description = "Only what it does towards the two blocs of this axis; by default towards all.")
  private String axis;

  @Option(names = "--from", paramLabel = "DATE", description = "First day, YYYY-MM-DD.")
  private String from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day, YYYY-MM-DD.")
  private String to;

  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many sentences (default 20).")
  private int limit;

  @Override
  public Integer call() {
    ExplainJob.Question question =
        new ExplainJob.Question(
            country.toUpperCase(Locale.ROOT), axis, day(from, "--from"), day(to, "--to"), limit);
    ExplainJob.check(settings(), question);
    Warehouse opened = Warehouse.open(session(), warehouse);
    List<ExplainJob.Row> rows =
        new ExplainJob(session(), opened, settings(), question).execute().rows();
    for (ExplainJob.Row r : rows) {
      out()
          .printf(
              Locale.ROOT,
              "%s  %s  %s -> %s  %s (%s) %s%s%n  %s%n  %s%n",
              r.day(),
              r.outlet(),
              r.source(),
              r.target(),
              r.quadClass(),
              r.act(),
              ShiftPrinter.signed(r.stance()),
              r.stories() > 1 ? "  printed " + r.stories() + " times" : "",
              r.marked(),
              r.url() == null ? "(no url)" : r.url());
    }
    if (rows.isEmpty()) {
      out().println("No sentence says anything between " + country + " and the other side.");
    }
    out().flush();
    return 0;
  }

  private static LocalDate day(String text, String option) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "Cannot read " + option + ": not a date like 2024-03-16, " + text, e);
    }
  }
}
