package org.windvane.relations;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.windvane.UsageException;
import org.windvane.language.Gazetteer;
import org.windvane.language.LanguagePack;
import org.windvane.language.model.Gloss;
import org.windvane.language.model.RelationModel;
import org.windvane.settings.Settings;

/**
 * Makes relation coders on the executors, of the kind that {@code windvane.relations.coder} names.
 * Serialisable, so that it travels with the language packs.
 */
public final class RelationCoders implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /** Null where the rules code alone. */
  private final RelationModel model;

  private final double least;
  private final double veto;
  private final Map<String, Double> vetoOf = new HashMap<>();

  /** Languages that the model reads. */
  private final Set<String> read = new HashSet<>();

  /** Thresholds of the languages that have one of their own. */
  private final Map<String, Double> leastOf = new HashMap<>();

  private final Map<String, ActLexicon> lexicons = new HashMap<>();

  private RelationCoders(String kind, RelationModel model, double least, double veto) {
    this.kind = kind;
    this.model = model;
    this.least = least;
    this.veto = veto;
  }

  /**
   * Reads what every coder of the named kind needs.
   *
   * @param asked the kind in place of the one that the settings name, or null
   * @throws UsageException when the settings name a coder that does not exist, or a model that
   *     cannot be had
   */
  static RelationCoders load(Settings settings, Iterable<String> languages, String asked) {
    String kind = kind(settings, asked);
    String block = "windvane.relations." + kind;
    String least = block + ".min-probability";
    String veto = block + ".veto-below";
    RelationCoders out =
        new RelationCoders(
            kind,
            Models.relations(settings, kind),
            settings.config().hasPath(least) ? settings.config().getDouble(least) : 0.7,
            settings.config().hasPath(veto) ? settings.config().getDouble(veto) : 0);
    String own = block + ".min-probability-of.";
    for (String language : languages) {
      if (settings.config().hasPath(own + language)) {
        out.leastOf.put(language, settings.config().getDouble(own + language));
      }
      if (settings.config().hasPath(veto + "-of." + language)) {
        out.vetoOf.put(language, settings.config().getDouble(veto + "-of." + language));
      }
      if (Models.reads(settings, block, language)) {
        out.read.add(language);
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
    return model == null || !read.contains(gazetteer.language())
        ? rules
        : new ModelCoder(
            rules,
            gazetteer,
            model,
            Gloss.of(model.readsEnglishOnly() ? gazetteer.language() : "en"),
            leastOf.getOrDefault(gazetteer.language(), least),
            vetoOf.getOrDefault(gazetteer.language(), veto));
  }

  /** The model that is asked, or null. */
  RelationModel model() {
    return model;
  }

  /** What {@code windvane.relations.coder} says. */
  public String kind() {
    return kind;
  }
}
