package org.windvane.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.windvane.UsageException;
import org.windvane.evaluate.RelationEvaluation;
import org.windvane.evaluate.CoderEvaluation;
import org.windvane.language.model.EncoderModel;
import org.windvane.relations.CodingKit;
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
      defaultValue = EncoderModel.BUNDLED,
      description = "Another model in place of the bundled one.")
  private String model;

  @Option(
      names = "--coder",
      paramLabel = "NAME",
      description =
          "rules; encoder, asked about every pair; or jobs, what windvane.relations says, as the "
              + "jobs run it. By default jobs where the gold has pairs without a relation or the "
              + "settings name no encoder, else encoder.")
  private String coder;

  @Override
  public Integer call() throws Exception {
    String kind = coder != null ? coder : byGold();
    if (!List.of("rules", "encoder", "jobs").contains(kind)) {
      throw new UsageException("Cannot evaluate: no such coder, " + kind);
    }
    out()
        .println(
            new ObjectMapper()
                .writeValueAsString(
                    switch (kind) {
                      case "encoder" -> RelationEvaluation.run(gold, EncoderModel.at(model));
                      case "rules" -> CoderEvaluation.relations(
                          gold, CodingKit.load(settings(), "rules"));
                      default -> CoderEvaluation.relations(gold, CodingKit.load(settings()));
                    }));
    out().flush();
    return 0;
  }

  /** Gold without {@code none} asks which of the four classes it is, and rules may know none. */
  private String byGold() {
    boolean encoder = RelationCoders.kind(settings(), null).equals("encoder");
    return encoder && !RelationEvaluation.asksNone(gold) ? "encoder" : "jobs";
  }
}
