package org.windvane.language;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.windvane.UsageException;
import org.windvane.settings.Settings;

/**
 * All that is needed to read one language: the gazetteer, what settles ambiguous names, what refers
 * back, and the words of tone. Immutable; broadcast once.
 */
public final class LanguagePack implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Gazetteer gazetteer;
  private final Ambiguity ambiguity;
  private final References references;

  private LanguagePack(Gazetteer gazetteer, Ambiguity ambiguity, References references) {
    this.gazetteer = gazetteer;
    this.ambiguity = ambiguity;
    this.references = references;
  }

  /**
   * The pack of one language.
   *
   * @throws UsageException when there is none, or conf/actors cannot be read
   */
  public static LanguagePack load(Settings settings, String language) {
    if (!Lexicons.has(language)) {
      throw new UsageException("Cannot code language: no pack for it, " + language);
    }
    Gazetteer gazetteer = GazetteerCompiler.compile(settings, language);
    References references = References.load(settings, gazetteer);
    Ambiguity ambiguity = Ambiguity.load(gazetteer);
    for (String[] row : Lexicons.rows("speaker-" + language + ".tsv")) {
      MentionKind kind = row[0].equals("+") ? MentionKind.SPEAKER : MentionKind.NAME;
      for (String phrase : row[1].split("\\|")) {
        gazetteer.phrase(phrase, new Sense(-1, kind, Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0));
      }
    }
    return new LanguagePack(gazetteer, ambiguity, references);
  }

  /** The packs that {@code windvane.language.packs} names, by language. */
  public static Map<String, LanguagePack> loadAll(Settings settings) {
    Map<String, LanguagePack> packs = new TreeMap<>();
    for (String language : settings.config().getStringList("windvane.language.packs")) {
      packs.put(language, load(settings, language));
    }
    return packs;
  }

  public Gazetteer gazetteer() {
    return gazetteer;
  }

  Ambiguity ambiguity() {
    return ambiguity;
  }

  References references() {
    return references;
  }
}
