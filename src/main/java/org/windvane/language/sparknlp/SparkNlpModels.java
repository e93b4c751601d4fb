package org.windvane.language.sparknlp;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.windvane.UsageException;
import org.windvane.job.Sessions;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.SentimentModel;
import org.windvane.settings.Settings;

/**
 * The Spark NLP classifiers that the settings name. On the driver, where each is loaded once in an
 * application: its weights are broadcasts, which live as long as the driver holds them.
 */
public final class SparkNlpModels {
  private static final String PROBE = "The delegation of Niger met the minister on Monday.";

  private static final Map<String, SparkNlpPipeline> LOADED = new HashMap<>();

  private SparkNlpModels() {}

  /**
   * The classifier of a block like {@code windvane.sentiment.spark-nlp}.
   *
   * @throws UsageException when the block is wrong or what it names cannot be had, run or used
   */
  public static SentimentModel sentiment(Settings settings, String block) {
    Named named = named(settings, block);
    Template template = template(named, SparkNlpSentiment.PLACES);
    LabelMap labels = labels(named, SparkNlpSentiment.CLASSES);
    return new SparkNlpSentiment(
        named.version(), named.hash(), template, classifier(named, labels));
  }

  /** Like {@link #sentiment}, for a block like {@code windvane.relations.spark-nlp}. */
  public static RelationModel relations(Settings settings, String block) {
    Named named = named(settings, block);
    Template template = template(named, SparkNlpRelations.PLACES);
    LabelMap labels = labels(named, SparkNlpRelations.CLASSES);
    return new SparkNlpRelations(
        named.version(), named.hash(), template, classifier(named, labels));
  }

  private record Named(String block, Config config, SparkNlpPipeline pipeline, String hash) {
    /** The hash is part of it, for two models may have the same name. */
    String version() {
      return "spark-nlp:" + pipeline.name() + "@" + hash.substring(0, 8);
    }

    UsageException wrong(String reason, Throwable cause) {
      return new UsageException("Cannot read settings: " + reason + ", " + block, cause);
    }
  }

  private static Named named(Settings settings, String block) {
    Config config = settings.at(block);
    String model = text(config, "model");
    String pretrained = text(config, "pretrained");
    if ((model == null) == (pretrained == null)) {
      throw new UsageException(
          "Cannot read settings: either model or pretrained must be named, " + block);
    }
    SparkSession spark =
        SparkSession.getDefaultSession().isDefined()
            ? SparkSession.getDefaultSession().get()
            : Sessions.open("models");
    synchronized (LOADED) {
      if (model != null) {
        String hash = SavedModels.hash(model, spark);
        String key = spark.sparkContext().applicationId() + " " + model + " " + hash;
        SparkNlpPipeline pipeline = LOADED.get(key);
        if (pipeline == null) {
          String name = new org.apache.hadoop.fs.Path(model).getName();
          pipeline = SparkNlpPipeline.of(name, SavedModels.load(model, spark), spark);
          LOADED.put(key, pipeline);
        }
        return new Named(block, config, pipeline, hash);
      }
      String language = config.hasPath("language") ? config.getString("language") : "en";
      String key = spark.sparkContext().applicationId() + " " + pretrained + " " + language;
      SparkNlpPipeline pipeline = LOADED.get(key);
      if (pipeline == null) {
        pipeline =
            SparkNlpPipeline.of(pretrained, SavedModels.pretrained(pretrained, language), spark);
        LOADED.put(key, pipeline);
      }
      // A stage's uid was drawn when it was trained: another version has another.
      String said = language + "/" + pretrained + "/" + pipeline.classifier().uid();
      byte[] hash = SavedModels.sha256().digest(said.getBytes(StandardCharsets.UTF_8));
      return new Named(block, config, pipeline, HexFormat.of().formatHex(hash));
    }
  }

  private static String text(Config config, String path) {
    return config.hasPath(path) && !config.getString(path).isBlank()
        ? config.getString(path)
        : null;
  }

  private static Template template(Named named, Set<String> places) {
    try {
      return new Template(named.config().getString("template"), places);
    } catch (ConfigException | IllegalArgumentException e) {
      throw named.wrong(e.getMessage(), e);
    }
  }

  private static LabelMap labels(Named named, List<String> classes) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    LabelMap out;
    try {
      Config block = named.config().getConfig("labels");
      for (String name : block.root().keySet()) {
        labels.put(name, block.getStringList(name));
      }
      out = new LabelMap(classes, labels);
    } catch (ConfigException | IllegalArgumentException e) {
      throw named.wrong(e.getMessage(), e);
    }
    String[] known = named.pipeline().knownLabels();
    if (known.length > 0 && out.mapped(known).isEmpty()) {
      throw named.wrong(
          "none of the model's labels, " + List.of(known) + ", is mapped by labels", null);
    }
    return out;
  }

  /** Asked once here, so that a model that cannot run fails before the work begins. */
  private static SparkNlpClassifier classifier(Named named, LabelMap labels) {
    SparkNlpClassifier classifier = new SparkNlpClassifier(named.pipeline(), labels);
    try {
      classifier.classify(List.of(PROBE));
    } catch (RuntimeException e) {
      throw new UsageException(
          "Cannot run the Spark NLP model: "
              + SavedModels.innermost(e)
              + ", "
              + named.pipeline().name(),
          e);
    }
    return classifier;
  }
}
