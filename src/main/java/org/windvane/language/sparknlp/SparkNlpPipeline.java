package org.windvane.language.sparknlp;

import com.johnsnowlabs.nlp.AnnotatorType;
import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.HasInputAnnotationCols;
import com.johnsnowlabs.nlp.HasOutputAnnotationCol;
import com.johnsnowlabs.nlp.HasOutputAnnotatorType;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.windvane.UsageException;

/**
 * What was loaded, made a pipeline that begins with a text and ends with a label.
 *
 * @param column where the labels come out
 * @param classifier the stage that gives them
 */
record SparkNlpPipeline(String name, PipelineModel model, String column, PipelineStage classifier) {
  private static final Set<String> LABELS =
      Set.of(AnnotatorType.CATEGORY(), AnnotatorType.SENTIMENT());

  /**
   * A pipeline stays as it is; the last stage that gives labels is the one that counts. A lone
   * annotator gets before it what makes a document, and tokens if it asks for them.
   *
   * @throws UsageException when that gives no labels
   */
  static SparkNlpPipeline of(String name, Object loaded, SparkSession spark) {
    if (loaded instanceof PipelineModel model) {
      List<PipelineStage> stages = stages(model);
      if (stages.stream().noneMatch(s -> s instanceof DocumentAssembler)) {
        throw refused(name, "the pipeline has no DocumentAssembler");
      }
      PipelineStage last = null;
      for (PipelineStage stage : stages) {
        last = labels(stage) ? stage : last;
      }
      if (last == null) {
        throw refused(name, "no stage of the pipeline gives categories or sentiments");
      }
      return new SparkNlpPipeline(
          name, model, ((HasOutputAnnotationCol) last).getOutputCol(), last);
    }
    if (!(loaded instanceof Transformer stage)) {
      throw refused(name, loaded.getClass().getSimpleName() + " is not fitted");
    }
    if (!labels(stage)) {
      throw refused(
          name, stage.getClass().getSimpleName() + " gives neither categories nor sentiments");
    }
    return new SparkNlpPipeline(name, wired(name, stage, spark), "said", stage);
  }

  private static UsageException refused(String name, String reason) {
    return new UsageException("Cannot use the Spark NLP model: " + reason + ", " + name);
  }

  private static List<PipelineStage> stages(PipelineModel model) {
    List<PipelineStage> out = new ArrayList<>();
    for (Transformer stage : model.stages()) {
      if (stage instanceof PipelineModel inner) {
        out.addAll(stages(inner));
      } else {
        out.add(stage);
      }
    }
    return out;
  }

  private static boolean labels(PipelineStage stage) {
    return stage instanceof HasOutputAnnotatorType typed
        && stage instanceof HasOutputAnnotationCol
        && LABELS.contains(typed.outputAnnotatorType());
  }

  private static PipelineModel wired(String name, Transformer stage, SparkSession spark) {
    DocumentAssembler document = new DocumentAssembler();
    document.setInputCol("text");
    document.setOutputCol("document");
    List<PipelineStage> stages = new ArrayList<>(List.of(document));
    HasInputAnnotationCols inputs = (HasInputAnnotationCols) stage;
    List<String> columns = new ArrayList<>();
    for (String type : inputs.inputAnnotatorTypes()) {
      if (type.equals(AnnotatorType.DOCUMENT())) {
        columns.add("document");
      } else if (type.equals(AnnotatorType.TOKEN())) {
        Tokenizer tokens = new Tokenizer();
        tokens.setInputCols(new String[] {"document"});
        tokens.setOutputCol("token");
        stages.add(tokens);
        columns.add("token");
      } else {
        throw refused(
            name,
            stage.getClass().getSimpleName()
                + " reads "
                + type
                + ": save it in a pipeline together with what gives them");
      }
    }
    inputs.setInputCols(columns.toArray(new String[0]));
    ((HasOutputAnnotationCol) stage).setOutputCol("said");
    stages.add(stage);
    return new Pipeline()
        .setStages(stages.toArray(new PipelineStage[0]))
        .fit(spark.createDataset(List.of(""), Encoders.STRING()).toDF("text"));
  }

  /** The labels that the classifier knows, or none where it does not say. */
  String[] knownLabels() {
    for (String getter : List.of("getCandidateLabels", "getClasses")) {
      try {
        Object labels = classifier.getClass().getMethod(getter).invoke(classifier);
        if (labels instanceof String[] known) {
          return known;
        }
      } catch (ReflectiveOperationException e) {
        // It has no such list, or was saved without it: any label may come.
        continue;
      }
    }
    return new String[0];
  }
}
