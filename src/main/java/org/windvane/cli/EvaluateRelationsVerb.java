package org.windvane.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.windvane.UsageException;
import org.windvane.evaluate.CoderEvaluation;
import org.windvane.evaluate.RelationEvaluation;
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
      description =
          "rules; encoder or spark-nlp, the model alone, asked about every pair; or jobs, what "
              + "windvane.relations says, as the jobs run it. By default the model where the gold "
              + "has a relation in every pair, else jobs.")
  private String coder;

  @Override
  public Integer call() throws Exception {
    String kind = coder != null ? coder : byGold();
    if (model != null && (kind.equals("jobs") || kind.equals("rules"))) {
      throw new UsageException(
          "Cannot evaluate: --model is asked alone; for the jobs name it in"
              + " windvane.relations.encoder.model, "
              + model);
    }
    out()
        .println(
            new ObjectMapper()
                .writeValueAsString(
                    switch (kind) {
                      case "jobs" -> CoderEvaluation.relations(gold, CodingKit.load(settings()));
                      case "rules" ->
                          CoderEvaluation.relations(
                              gold, CodingKit.load(settings(), "rules", null));
                      default ->
                          RelationEvaluation.run(
                              gold,
                              model == null
                                  ? Models.relations(settings(), kind)
                                  : Models.encoder(model, "--model"));
                    }));
    out().flush();
    return 0;
  }

  /** Gold without {@code none} asks which of the four classes it is, and rules may know none. */
  private String byGold() {
    String named = RelationCoders.kind(settings(), null);
    return model == null && (named.equals("rules") || RelationEvaluation.asksNone(gold))
        ? "jobs"
        : named.equals("rules") ? "encoder" : named;
  }
}
