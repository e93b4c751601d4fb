package org.windvane.relations;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.windvane.UsageException;
import org.windvane.language.Gazetteer;
import org.windvane.language.LanguagePack;
import org.windvane.language.model.EncoderModel;
import org.windvane.settings.Settings;

/**
 * Makes relation coders on the executors, of the kind that {@code windvane.relations.coder} names.
 * Serialisable, so that it travels with the language packs.
 */
public final class RelationCoders implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final double least;

  /** Thresholds of the languages that have one of their own. */
  private final Map<String, Double> leastOf = new HashMap<>();

  private final Map<String, ActLexicon> lexicons = new HashMap<>();

  private RelationCoders(String kind, double least) {
    this.kind = kind;
    this.least = least;
  }

  /**
   * Reads what every coder of the named kind needs.
   *
   * @param asked the kind in place of the one that the settings name, or null
   * @throws UsageException when the settings name a coder that does not exist
   */
  static RelationCoders load(Settings settings, Iterable<String> languages, String asked) {
    String kind = kind(settings, asked);
    if (!kind.equals("rules") && !kind.equals("encoder")) {
      throw new UsageException("Cannot code relations: no such coder, " + kind);
    }
    String least = "windvane.relations.encoder.min-probability";
    RelationCoders out =
        new RelationCoders(
            kind, settings.config().hasPath(least) ? settings.config().getDouble(least) : 0.7);
    String own = "windvane.relations.encoder.min-probability-of.";
    for (String language : languages) {
      if (settings.config().hasPath(own + language)) {
        out.leastOf.put(language, settings.config().getDouble(own + language));
      }
      out.lexicons.put(language, ActLexicon.load(language));
    }
    return out;
  }

  /** The kind of coder: the one asked for, else the one that the settings name, else rules. */
  public static String kind(Settings settings, String asked) {
    String path = "windvane.relations.coder";
    if (asked != null) {
      return asked;
    }
    return settings.config().hasPath(path) ? settings.config().getString(path) : "rules";
  }

  /** A coder for one thread and one language. */
  public RelationCoder create(LanguagePack pack) {
    Gazetteer gazetteer = pack.gazetteer();
    RuleCoder rules = new RuleCoder(lexicons.get(gazetteer.language()), gazetteer);
    return kind.equals("rules")
        ? rules
        : new ModelCoder(
            rules,
            gazetteer,
            EncoderModel.bundled(),
            leastOf.getOrDefault(gazetteer.language(), least));
  }

  /** What {@code windvane.relations.coder} says. */
  public String kind() {
    return kind;
  }
}
