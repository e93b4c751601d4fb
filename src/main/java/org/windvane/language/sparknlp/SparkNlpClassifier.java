package org.windvane.language.sparknlp;

import com.johnsnowlabs.nlp.IAnnotation;
import com.johnsnowlabs.nlp.JavaAnnotation;
import com.johnsnowlabs.nlp.LightPipeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.windvane.WindvaneException;
import org.windvane.job.Shipped;
import org.windvane.language.model.Answers;
import org.windvane.language.model.Scores;

/**
 * A pipeline of Spark NLP that says a label of a text, on its way from the driver to the threads
 * that ask it.
 *
 * <p>Every text is a call of its own: Spark NLP's sequence classifiers put logits beside the wrong
 * sentences past their batch size, and padding changes what embeddings say. What was asked lately
 * is not asked again. Annotators keep state, so each thread has a copy, as each Spark task would;
 * what they hold as broadcasts, weights above all, is shared.
 */
final class SparkNlpClassifier implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final byte[] pipeline;
  private final String column;
  private final LabelMap labels;
  private transient Here here;

  /** What a JVM has of it. */
  private static final class Here {
    final Answers<String, Scores> answers = new Answers<>();
    final ThreadLocal<LightPipeline> copies;

    Here(byte[] pipeline) {
      copies =
          ThreadLocal.withInitial(
              () -> new LightPipeline(Shipped.unpack(pipeline, PipelineModel.class), false));
    }
  }

  SparkNlpClassifier(SparkNlpPipeline pipeline, LabelMap labels) {
    this.name = pipeline.name();
    this.pipeline = Shipped.pack(pipeline.model());
    this.column = pipeline.column();
    this.labels = labels;
  }

  private synchronized Here here() {
    if (here == null) {
      here = new Here(pipeline);
    }
    return here;
  }

  /**
   * What is said of each text, in their order.
   *
   * @throws WindvaneException when the pipeline cannot be run
   */
  List<Scores> classify(List<String> texts) {
    Answers<String, Scores> answers = here().answers;
    List<Scores> out = new ArrayList<>(texts.size());
    for (String text : texts) {
      Scores scores = answers.get(text);
      if (scores == null) {
        scores = labels.scores(said(text));
        answers.keep(text, scores);
      }
      out.add(scores);
    }
    return out;
  }

  private List<Said> said(String text) {
    List<Said> out = new ArrayList<>();
    if (text.isBlank()) {
      return out;
    }
    try {
      List<IAnnotation> annotations =
          here().copies.get().fullAnnotateJava(text).getOrDefault(column, List.of());
      for (IAnnotation annotation : annotations) {
        JavaAnnotation a = (JavaAnnotation) annotation;
        out.add(new Said(a.result(), a.metadata()));
      }
      return out;
    } catch (RuntimeException | LinkageError e) {
      throw new WindvaneException("Cannot run the Spark NLP model: " + e + ", " + name, e);
    }
  }
}
