package org.windvane.relations;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.windvane.job.Shipped;
import org.windvane.language.LanguagePack;
import org.windvane.language.Lexicons;
import org.windvane.language.SentimentScorer;
import org.windvane.language.ToneLexicon;
import org.windvane.language.ToneScorer;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.Gloss;
import org.windvane.language.model.Model;
import org.windvane.language.model.SentimentModel;
import org.windvane.settings.Settings;

/** Everything that coding needs on an executor, read once on the driver and broadcast. */
public final class CodingKit implements Serializable {
  private static final long serialVersionUID = 1L;

  private static CodingKit local;

  private final Map<String, LanguagePack> packs;
  private final Map<String, ToneLexicon> tones = new TreeMap<>();
  private final RelationCoders coders;
  private final String hash;

  /** Null where the lexicon hears alone. */
  private final SentimentModel tone;

  /** Languages in which the model of tone is asked. */
  private final Set<String> heard = new HashSet<>();

  private final int most;

  private CodingKit(
      Map<String, LanguagePack> packs,
      RelationCoders coders,
      String hash,
      SentimentModel tone,
      int most) {
    this.packs = packs;
    this.coders = coders;
    this.hash = hash;
    this.tone = tone;
    this.most = most;
    packs.keySet().forEach(language -> tones.put(language, ToneLexicon.load(language)));
  }

  /**
   * Reads the packs of {@code windvane.language.packs}, the coder of {@code
   * windvane.relations.coder} and the scorer of {@code windvane.sentiment.scorer}.
   *
   * @throws org.windvane.UsageException when the settings name a model that cannot be had
   */
  public static CodingKit load(Settings settings) {
    return load(settings, null, null);
  }

  /**
   * A kit with another coder or scorer than the settings name.
   *
   * @param coder null for the one that they name
   * @param asked the kind of scorer, null for the one that they name
   */
  public static CodingKit load(Settings settings, String coder, String asked) {
    Map<String, LanguagePack> packs = LanguagePack.loadAll(settings);
    RelationCoders coders = RelationCoders.load(settings, packs.keySet(), coder);
    String scorer = scorer(settings, asked);
    SentimentModel tone = Models.sentiment(settings, scorer);
    String hash =
        settings.hash(
                "actors",
                "references",
                "windvane.language",
                "windvane.relations",
                "windvane.sentiment")
            + "-"
            + Lexicons.hash(packs.keySet())
            + "-"
            + RuleCoder.VERSION
            + "-"
            + EncoderModel.bundled().cardHash().substring(0, 8)
            + replaced(coders.model())
            + replaced(tone);
    String block = "windvane.sentiment." + scorer;
    String most = block + ".most-sentences";
    CodingKit kit =
        new CodingKit(
            packs,
            coders,
            hash,
            tone,
            settings.config().hasPath(most) ? settings.config().getInt(most) : 3);
    for (String language : packs.keySet()) {
      if (Models.reads(settings, block, language)) {
        kit.heard.add(language);
      }
    }
    return kit;
  }

  private static String replaced(Model model) {
    return Models.replaced(model) ? "-" + Models.hash(model).substring(0, 8) : "";
  }

  /** The kit as bytes: what is broadcast, since Spark cannot measure objects that hold records. */
  byte[] toBytes() {
    return Shipped.pack(this);
  }

  /** The kit of these bytes, read once in a JVM however many tasks ask for it. */
  static synchronized CodingKit fromBytes(String hash, byte[] bytes) {
    if (local == null || !local.hash.equals(hash)) {
      local = Shipped.unpack(bytes, CodingKit.class);
    }
    return local;
  }

  public Map<String, LanguagePack> packs() {
    return packs;
  }

  /**
   * The kind of scorer: the one asked for, else the one that the settings name, else the lexicon.
   */
  public static String scorer(Settings settings, String asked) {
    String path = "windvane.sentiment.scorer";
    if (asked != null) {
      return asked;
    }
    return settings.config().hasPath(path) ? settings.config().getString(path) : "lexicon";
  }

  /** A coder of sentences in one language, for one thread. */
  public RelationCoder relationCoder(String language) {
    return coders.create(packs.get(language));
  }

  /** A scorer of tone in one language, for one thread. */
  public SentimentScorer sentimentScorer(String language) {
    SentimentScorer lexicon = new ToneScorer(tones.get(language));
    return tone != null && heard.contains(language)
        ? new EncoderScorer(
            lexicon, tone, Gloss.of(tone.readsEnglishOnly() ? language : "en"), most)
        : lexicon;
  }

  /** Hash of the settings and word lists that decide what is coded. */
  public String hash() {
    return hash;
  }

  /** Models in the place of the bundled ones, with what they are for, and their hashes. */
  Map<String, String> replacements() {
    Map<String, String> out = new TreeMap<>();
    if (Models.replaced(coders.model())) {
      out.put("relations:" + coders.model().name(), Models.hash(coders.model()));
    }
    if (Models.replaced(tone)) {
      out.put("sentiment:" + tone.name(), Models.hash(tone));
    }
    return out;
  }

  /** Name of the relation coder. */
  public String coder() {
    return coders.kind();
  }
}
