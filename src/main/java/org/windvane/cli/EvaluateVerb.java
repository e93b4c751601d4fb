package org.windvane.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Scores against labelled or outside data; the last line that each of its verbs prints is one JSON
 * object.
 */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Scores against labelled or outside data; the last line printed is one JSON object.",
    subcommands = {
      EvaluateSentimentVerb.class,
      EvaluateRelationsVerb.class,
      EvaluatePlacesVerb.class,
      EvaluateShiftsVerb.class,
      EvaluateExternalVerb.class
    },
    footer = {"", "Example: windvane evaluate relations --gold relations.jsonl"})
final class EvaluateVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing what to evaluate");
  }
}
