package org.windvane.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.windvane.evaluate.RelationEvaluation;
import org.windvane.language.model.EncoderModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores relations of marked pairs. */
@Command(
    name = "relations",
    description = "Scores relations on JSONL: marked (<s>source</s> and <t>target</t>) and class.",
    footer = {"", "Example: windvane evaluate relations --gold relations-dev.jsonl"})
final class EvaluateRelationsVerb extends Verb {
  @Option(names = "--gold", paramLabel = "FILE", required = true, description = "Labelled JSONL.")
  private Path gold;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      defaultValue = EncoderModel.BUNDLED,
      description = "Another model in place of the bundled one.")
  private String model;

  @Override
  public Integer call() throws Exception {
    out()
        .println(
            new ObjectMapper()
                .writeValueAsString(RelationEvaluation.run(gold, EncoderModel.at(model))));
    out().flush();
    return 0;
  }
}
