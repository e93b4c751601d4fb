package org.windvane.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.windvane.evaluate.CoderEvaluation;
import org.windvane.evaluate.SentimentEvaluation;
import org.windvane.language.model.SentimentModel;
import org.windvane.relations.CodingKit;
import org.windvane.relations.Models;
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
      description = "Another encoder in place of the one that the settings name.")
  private String model;

  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      description =
          "lexicon, encoder or spark-nlp; by default what windvane.sentiment.scorer says.")
  private String scorer;

  @Override
  public Integer call() throws Exception {
    SentimentModel asked =
        model == null
            ? Models.sentiment(settings(), CodingKit.scorer(settings(), scorer))
            : Models.encoder(model, "--model");
    out()
        .println(
            new ObjectMapper()
                .writeValueAsString(
                    asked == null
                        ? CoderEvaluation.sentiment(
                            gold, CodingKit.load(settings(), null, "lexicon"))
                        : SentimentEvaluation.run(gold, asked)));
    out().flush();
    return 0;
  }
}
