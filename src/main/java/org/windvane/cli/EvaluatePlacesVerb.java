package org.windvane.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.windvane.evaluate.PlacesEvaluation;
import org.windvane.relations.CodingKit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores the country that an article is about. */
@Command(
    name = "places",
    description =
        "Scores the country that an article is about, on JSONL: title, body, country (ISO 3166-1 alpha-3).",
    footer = {"", "Example: windvane evaluate places --gold places-dev.jsonl"})
final class EvaluatePlacesVerb extends Verb {
  @Option(names = "--gold", paramLabel = "FILE", required = true, description = "Labelled JSONL.")
  private Path gold;

  @Option(
      names = "--errors",
      paramLabel = "N",
      defaultValue = "0",
      description = "Also print that many articles that came out wrong.")
  private int errors;

  @Override
  public Integer call() throws Exception {
    PlacesEvaluation.Outcome outcome = PlacesEvaluation.run(gold, CodingKit.load(settings()));
    outcome.errors().stream().limit(errors).forEach(out()::println);
    out().println(new ObjectMapper().writeValueAsString(outcome.scores()));
    out().flush();
    return 0;
  }
}
