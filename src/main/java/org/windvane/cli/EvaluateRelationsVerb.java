package org.windvane.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.windvane.evaluate.RelationEvaluation;
import org.windvane.evaluate.RuleEvaluation;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.RelationModel;
import org.windvane.relations.CodingKit;
import org.windvane.relations.Models;
import org.windvane.relations.RelationCoders;
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
      description = "Another encoder in place of the one that the settings name.")
  private String model;

  @Option(
      names = "--coder",
      paramLabel = "NAME",
      description = "rules, encoder or spark-nlp; by default what windvane.relations.coder says.")
  private String coder;

  @Override
  public Integer call() throws Exception {
    RelationModel asked =
        model == null
            ? Models.relations(settings(), RelationCoders.kind(settings(), coder))
            : EncoderModel.at(model);
    out()
        .println(
            new ObjectMapper()
                .writeValueAsString(
                    asked == null
                        ? RuleEvaluation.relations(gold, CodingKit.load(settings()))
                        : RelationEvaluation.run(gold, asked)));
    out().flush();
    return 0;
  }
}
