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

  /** Languages that the model reads. */
  private final Set<String> read = new HashSet<>();

  /** By language, how probable a sign must be to count, and how improbable to be taken back. */
  private final Map<String, Double> least = new HashMap<>();

  private final Map<String, Double> veto = new HashMap<>();

  private final Map<String, ActLexicon> lexicons = new HashMap<>();

  private RelationCoders(String kind, RelationModel model) {
    this.kind = kind;
    this.model = model;
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
    RelationCoders out = new RelationCoders(kind, Models.relations(settings, kind));
    for (String language : languages) {
      out.least.put(language, of(settings, block + ".min-probability", language, 0.7));
      out.veto.put(language, of(settings, block + ".veto-below", language, 0));
      if (Models.reads(settings, block, language)) {
        out.read.add(language);
      }
      out.lexicons.put(language, ActLexicon.load(language));
    }
    return out;
  }

  /** A number that {@code PATH-of.LANGUAGE} or else {@code PATH} names. */
  private static double of(Settings settings, String path, String language, double otherwise) {
    String own = path + "-of." + language;
    String named = settings.config().hasPath(own) ? own : path;
    return settings.config().hasPath(named) ? settings.config().getDouble(named) : otherwise;
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
            least.get(gazetteer.language()),
            veto.get(gazetteer.language()));
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
