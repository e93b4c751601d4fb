package org.windvane.relations;

import static org.apache.spark.sql.functions.col;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Sessions;
import org.windvane.language.ActorReader;
import org.windvane.language.model.Claim;
import org.windvane.language.model.Dyad;
import org.windvane.language.model.EncoderModel;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.Opinions;
import org.windvane.language.model.RelationModel;
import org.windvane.language.model.Scores;
import org.windvane.settings.Settings;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Warehouse;

/**
 * Writes what the encoder says of the pairs that the rules leave open in all articles of a
 * warehouse, in all languages, for {@code training/screen.py}. No text is written.
 */
public final class CascadeOpinions {
  private CascadeOpinions() {}

  /** Answers nothing, and keeps what it was asked. */
  private static final class Heard implements RelationModel {
    private static final long serialVersionUID = 1L;

    private static final Scores NOTHING =
        Scores.of(EncoderModel.bundled().relationLabels(), new double[] {1, 0, 0, 0, 0});

    private final transient List<MarkedSentence> open = new ArrayList<>();

    @Override
    public String name() {
      return "heard";
    }

    @Override
    public String hash() {
      return "";
    }

    @Override
    public boolean readsEnglishOnly() {
      return true;
    }

    @Override
    public List<Scores> relations(List<MarkedSentence> questions) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Dyad> bothWays(List<MarkedSentence> pairs, List<Set<String>> signs, double least) {
      open.addAll(pairs);
      return pairs.stream().map(p -> new Dyad(NOTHING, NOTHING)).toList();
    }

    @Override
    public List<Boolean> improbable(List<Claim> claims, double below) {
      return claims.stream().map(c -> false).toList();
    }
  }

  /** Arguments: warehouse, file to write. */
  public static void main(String[] args) throws Exception {
    CodingKit kit = CodingKit.load(Settings.bundled(), "encoder", "lexicon");
    Heard heard = new Heard();
    CascadeShare.set(CascadeShare.get(kit, "coders"), "model", heard);
    RelationCoders coders = (RelationCoders) CascadeShare.get(kit, "coders");
    Map<String, ActorReader> readers = new HashMap<>();
    Map<String, RelationCoder> of = new HashMap<>();
    kit.packs()
        .forEach(
            (language, pack) -> {
              readers.put(language, new ActorReader(pack));
              of.put(language, coders.create(pack));
            });
    long pairs = 0;
    try (SparkSession spark = Sessions.open("cascade");
        Writer out = Files.newBufferedWriter(Path.of(args[1]))) {
      Opinions opinions = new Opinions(QuadClass.SIGNS, out);
      Iterator<Row> articles =
          Warehouse.open(spark, args[0])
              .readAll(InternalTables.ARTICLES)
              .where(col("language").isInCollection(readers.keySet()))
              .select("language", "title", "body", "published", "speaker")
              .toLocalIterator();
      while (articles.hasNext()) {
        Row row = articles.next();
        int day = Math.toIntExact(Math.floorDiv(row.getTimestamp(3).getTime(), 86_400_000L));
        String language = row.getString(0);
        of.get(language)
            .code(
                readers
                    .get(language)
                    .read(row.getString(1), row.getString(2), day, row.getString(4))
                    .sentences());
        if (heard.open.size() >= 2_000 || !articles.hasNext()) {
          pairs += heard.open.size();
          opinions.note(heard.open);
          heard.open.clear();
        }
      }
    }
    System.out.println(pairs + " pairs");
    System.exit(0);
  }
}
