package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import org.windvane.UsageException;
import org.windvane.WindvaneException;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.Model;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.sparknlp.SparkNlpModels;
import org.windvane.settings.Settings;

/** The models that the settings name: the bundled encoder, another one, or one of Spark NLP. */
public final class Models {
  static final String ENCODER = "encoder";
  static final String SPARK_NLP = "spark-nlp";

  private static final String SENTIMENT = "windvane.sentiment";
  private static final String RELATIONS = "windvane.relations";

  private Models() {}

  /**
   * The model of a kind of scorer, or null for {@code lexicon}, which has none.
   *
   * @throws UsageException when there is no such kind, or its model cannot be had
   */
  public static SentimentModel sentiment(Settings settings, String kind) {
    return switch (kind) {
      case "lexicon" -> null;
      case ENCODER -> {
        EncoderModel model = encoder(settings, SENTIMENT);
        List<String> need =
            List.of(SentimentModel.POSITIVE, SentimentModel.NEUTRAL, SentimentModel.NEGATIVE);
        yield bundled(model) ? model : checked(model, model.sentimentLabels(), need);
      }
      case SPARK_NLP -> SparkNlpModels.sentiment(settings, SENTIMENT + "." + SPARK_NLP);
      default -> throw new UsageException("Cannot hear tone: no such scorer, " + kind);
    };
  }

  /**
   * The model of a kind of coder, or null for {@code rules}, which has none.
   *
   * @throws UsageException when there is no such kind, or its model cannot be had
   */
  public static RelationModel relations(Settings settings, String kind) {
    return switch (kind) {
      case "rules" -> null;
      case ENCODER -> {
        EncoderModel model = encoder(settings, RELATIONS);
        List<String> need = new ArrayList<>(List.of(RelationModel.NONE));
        for (QuadClass c : QuadClass.values()) {
          need.add(c.key());
        }
        yield bundled(model) ? model : checked(model, model.relationLabels(), need);
      }
      case SPARK_NLP -> SparkNlpModels.relations(settings, RELATIONS + "." + SPARK_NLP);
      default -> throw new UsageException("Cannot code relations: no such coder, " + kind);
    };
  }

  private static EncoderModel encoder(Settings settings, String block) {
    String path = block + "." + ENCODER + ".model";
    if (!settings.config().hasPath(path) || settings.config().getString(path).isBlank()) {
      return EncoderModel.bundled();
    }
    return encoder(settings.config().getString(path), path);
  }

  /**
   * Another encoder than the bundled one. It is loaded here, for one that cannot be read must fail
   * before the work begins.
   *
   * @param named the setting or option that names the place
   * @throws UsageException when there is no model that can be loaded
   */
  public static EncoderModel encoder(String place, String named) {
    EncoderModel model = EncoderModel.at(place);
    try {
      model.name();
      return model;
    } catch (WindvaneException e) {
      throw new UsageException(e.getMessage() + " (" + named + ")", e);
    }
  }

  private static EncoderModel checked(EncoderModel model, List<String> has, List<String> need) {
    if (!has.containsAll(need)) {
      throw new UsageException(
          "Cannot use the model: its labels are " + has + ", not " + need + ", " + model.place());
    }
    return model;
  }

  private static boolean bundled(Model model) {
    return model instanceof EncoderModel encoder && encoder.place().equals(EncoderModel.BUNDLED);
  }

  /** Whether a model was put in the place of what is bundled. */
  static boolean replaced(Model model) {
    return model != null && !bundled(model);
  }

  /** Hash of all that decides a model's answers, its card included. */
  static String hash(Model model) {
    return model instanceof EncoderModel encoder ? encoder.cardHash() : model.hash();
  }

  /** Whether the block of a kind gives a language to its model; all, where it does not say. */
  static boolean reads(Settings settings, String block, String language) {
    String path = block + ".languages";
    return !settings.config().hasPath(path)
        || settings.config().getStringList(path).contains(language);
  }
}
