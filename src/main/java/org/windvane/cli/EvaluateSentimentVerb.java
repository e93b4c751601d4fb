package org.windvane.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.windvane.evaluate.CoderEvaluation;
import org.windvane.evaluate.SentimentEvaluation;
import org.windvane.language.model.EncoderModel;
import org.windvane.relations.CodingKit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores sentiment towards a target. */
@Command(
    name = "sentiment",
    description = "Scores sentiment towards a target on JSONL: sentence, from, to, polarity.",
    footer = {"", "Example: windvane evaluate sentiment --gold newsmtsc-dev-rw.jsonl"})
final class EvaluateSentimentVerb extends Verb {
  @Option(names = "--gold", paramLabel = "FILE", required = true, description = "Labelled JSONL.")
  private Path gold;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      defaultValue = EncoderModel.BUNDLED,
      description = "Another model in place of the bundled one.")
  private String model;

  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      description = "lexicon or encoder; by default what windvane.sentiment.scorer says.")
  private String scorer;

  @Override
  public Integer call() throws Exception {
    boolean lexicon = CodingKit.scorer(settings(), scorer).equals("lexicon");
    out()
        .println(
            new ObjectMapper()
                .writeValueAsString(
                    lexicon
                        ? CoderEvaluation.sentiment(gold, CodingKit.load(settings()))
                        : SentimentEvaluation.run(gold, EncoderModel.at(model))));
    out().flush();
    return 0;
  }
}
