package org.windvane.relations;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.windvane.job.Shipped;
import org.windvane.language.LanguagePack;
import org.windvane.language.Lexicons;
import org.windvane.language.SentimentScorer;
import org.windvane.language.ToneLexicon;
import org.windvane.language.ToneScorer;
import org.windvane.language.model.EncoderModel;
import org.windvane.settings.Settings;

/** Everything that coding needs on an executor, read once on the driver and broadcast. */
public final class CodingKit implements Serializable {
  private static final long serialVersionUID = 1L;

  private static CodingKit local;

  private final Map<String, LanguagePack> packs;
  private final Map<String, ToneLexicon> tones = new TreeMap<>();
  private final RelationCoders coders;
  private final String hash;
  private final String scorer;
  private final int most;

  private CodingKit(
      Map<String, LanguagePack> packs,
      RelationCoders coders,
      String hash,
      String scorer,
      int most) {
    this.packs = packs;
    this.coders = coders;
    this.hash = hash;
    this.scorer = scorer;
    this.most = most;
    packs.keySet().forEach(language -> tones.put(language, ToneLexicon.load(language)));
  }

  /**
   * Reads the packs of {@code windvane.language.packs} and the coder of {@code
   * windvane.relations.coder}.
   */
  public static CodingKit load(Settings settings) {
    return load(settings, null);
  }

  /**
   * A kit with another coder than the settings name.
   *
   * @param coder null for the one that they name
   */
  public static CodingKit load(Settings settings, String coder) {
    Map<String, LanguagePack> packs = LanguagePack.loadAll(settings);
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
            + EncoderModel.bundledHash().substring(0, 8);
    String most = "windvane.sentiment.encoder.most-sentences";
    return new CodingKit(
        packs,
        RelationCoders.load(settings, packs.keySet(), coder),
        hash,
        scorer(settings, null),
        settings.config().hasPath(most) ? settings.config().getInt(most) : 3);
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
    return scorer.equals("encoder")
        ? new EncoderScorer(lexicon, EncoderModel.bundled(), most)
        : lexicon;
  }

  /** Hash of the settings and word lists that decide what is coded. */
  public String hash() {
    return hash;
  }

  /** Name of the relation coder. */
  public String coder() {
    return coders.kind();
  }
}
