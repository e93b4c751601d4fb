package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import com.johnsnowlabs.nlp.annotators.TokenizerModel;
import com.johnsnowlabs.nlp.annotators.sda.pragmatic.SentimentDetector;
import com.johnsnowlabs.nlp.annotators.sda.pragmatic.SentimentDetectorModel;
import com.johnsnowlabs.nlp.util.io.ExternalResource;
import com.johnsnowlabs.nlp.util.io.ReadAs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.UsageException;
import org.windvane.language.model.MarkedSentence;
import org.windvane.language.model.Scores;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.model.TargetSentence;
import org.windvane.settings.Settings;
import org.windvane.testing.SharedSpark;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.RunLog;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/** Models of a user's own in the place of the bundled one, named in the settings alone. */
class ModelsInPlaceTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final String PRAISED = "Niger was praised for its excellent and generous work.";
  private static final String BRUTAL = "The brutal regime of Niger tortures its opponents.";

  @TempDir static Path saved;
  @TempDir Path dir;

  /** A lexicon of four words, saved as a pipeline and its last two stages alone. */
  @BeforeAll
  static void train() throws Exception {
    Path words =
        Files.writeString(
            saved.resolve("words.txt"),
            "excellent,positive\ngenerous,positive\nbrutal,negative\ntortures,negative\n");
    DocumentAssembler document = new DocumentAssembler();
    document.setInputCol("text");
    document.setOutputCol("whole");
    Tokenizer token = new Tokenizer();
    token.setInputCols(new String[] {"whole"});
    token.setOutputCol("words");
    SentimentDetector tone = new SentimentDetector();
    tone.setInputCols(new String[] {"words", "whole"});
    tone.setOutputCol("tone");
    tone.setDictionary(
        new ExternalResource(
            words.toString(),
            ReadAs.TEXT(),
            new scala.collection.immutable.Map.Map1<>("delimiter", ",")));
    PipelineModel model =
        new Pipeline()
            .setStages(new PipelineStage[] {document, token, tone})
            .fit(SPARK.createDataset(List.of(""), Encoders.STRING()).toDF("text"));
    model.write().save(saved.resolve("pipeline").toString());
    ((TokenizerModel) model.stages()[1]).write().save(saved.resolve("tokens").toString());
    ((SentimentDetectorModel) model.stages()[2]).write().save(saved.resolve("alone").toString());
  }

  private Settings settings(String... lines) throws Exception {
    Path conf = Files.createTempDirectory(dir, "conf");
    Files.writeString(conf.resolve("windvane.conf"), String.join("\n", lines));
    return Settings.load(conf.toString());
  }

  private Settings tone(String place) throws Exception {
    return settings(
        "windvane.sentiment.scorer = spark-nlp",
        "windvane.sentiment.spark-nlp.model = \"" + saved.resolve(place) + "\"");
  }

  private static List<String> labels(SentimentModel model) {
    return model
        .sentiment(List.of(new TargetSentence(PRAISED, 0, 5), new TargetSentence(BRUTAL, 21, 26)))
        .stream()
        .map(Scores::label)
        .toList();
  }

  @Test
  void anAnnotatorAndAPipelineAreHeardAlike() throws Exception {
    SentimentModel alone = Models.sentiment(tone("alone"), "spark-nlp");
    SentimentModel pipeline = Models.sentiment(tone("pipeline"), "spark-nlp");
    assertThat(labels(alone)).containsExactly("positive", "negative");
    assertThat(labels(pipeline)).containsExactly("positive", "negative");
    assertThat(alone.name()).startsWith("spark-nlp:alone@");
    assertThat(pipeline.hash()).isNotEqualTo(alone.hash());
  }

  @Test
  void whatCannotBeHadOrUsedIsOneClearLine() throws Exception {
    assertThatThrownBy(() -> CodingKit.load(tone("nowhere")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Cannot load the Spark NLP model: no such directory, ")
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> CodingKit.load(tone("tokens")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("TokenizerModel gives neither categories nor sentiments");
    assertThatThrownBy(() -> CodingKit.load(settings("windvane.sentiment.scorer = spark-nlp")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("either model or pretrained must be named");
    assertThatThrownBy(
            () -> CodingKit.load(settings("windvane.relations.encoder.model = /no/encoder")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("/no/encoder/model.json")
        .hasMessageContaining("windvane.relations.encoder.model");
  }

  @Test
  void anotherEncoderMakesAnotherKit() throws Exception {
    Path place = Path.of(getClass().getResource("/model/model.json").toURI()).getParent();
    CodingKit bundled = CodingKit.load(Settings.bundled());
    CodingKit other =
        CodingKit.load(settings("windvane.sentiment.encoder.model = \"" + place + "\""));
    assertThat(bundled.replacements()).isEmpty();
    assertThat(other.hash()).isNotEqualTo(bundled.hash());
    assertThat(other.replacements()).hasSize(1);
  }

  @Test
  void aJobCodesByTheModelsThatTheSettingsName() throws Exception {
    String place = "\"" + saved.resolve("alone") + "\"";
    // Labels are turned round, so that no other model of tone could give what is expected.
    Settings settings =
        settings(
            "windvane.sentiment.scorer = spark-nlp",
            "windvane.sentiment.spark-nlp.model = " + place,
            "windvane.sentiment.spark-nlp.labels { positive = [negative], negative = [positive] }",
            "windvane.relations.coder = spark-nlp",
            "windvane.relations.spark-nlp.model = " + place,
            "windvane.relations.spark-nlp.labels { verbal_conflict = [negative] }");
    assertThat(
            Models.relations(settings, "spark-nlp")
                .relations(
                    List.of(MarkedSentence.parse("<s>Mali</s> said the brutal <t>French</t> left")))
                .get(0)
                .label())
        .isEqualTo("verbal_conflict");
    Warehouse warehouse = ingested(PRAISED, BRUTAL, "Niger expelled the French ambassador.");
    RunLog log = new RunLog("annotate");
    AnnotateJob.Result result = new AnnotateJob(SPARK, warehouse, settings, false, log).execute();
    log.finish(warehouse, true);

    assertThat(result.articles()).isEqualTo(3);
    assertThat(tone(warehouse, "0")).isEqualTo(-1);
    assertThat(tone(warehouse, "1")).isEqualTo(1);
    Row relation = warehouse.read(InternalTables.RELATIONS, Stage.ANNOTATE).first();
    assertThat(relation.<String>getAs("coder")).contains("spark-nlp:alone@");
    Map<String, String> models = RunLog.read(warehouse).first().getJavaMap(11);
    assertThat(String.join(" ", models.keySet()))
        .contains("sentiment:spark-nlp:alone@")
        .contains("relations:spark-nlp:alone@");
  }

  private static double tone(Warehouse warehouse, String article) {
    return warehouse
        .read(InternalTables.ARTICLE_COUNTRIES, Stage.ANNOTATE)
        .where("article_id = '" + article + "' and country = 'NER'")
        .first()
        .<Double>getAs("sentiment");
  }

  private Warehouse ingested(String... bodies) {
    Warehouse warehouse = Warehouse.openOrCreate(SPARK, dir.resolve("w").toString());
    List<Row> rows = new java.util.ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      rows.add(
          RowFactory.create(
              "" + i,
              "s" + i,
              "https://a.example/" + i,
              "a.example",
              "SEN",
              "africa",
              null,
              bodies[i],
              Timestamp.valueOf("2023-12-05 10:00:00"),
              "en",
              "en",
              null,
              "file",
              1L,
              "b1"));
    }
    warehouse.replaceBatches(
        InternalTables.ARTICLES,
        List.of("b1"),
        SPARK.createDataFrame(rows, InternalTables.ARTICLES.schema()));
    warehouse.commit(Stage.INGEST, "run", Map.of("b1", (long) bodies.length), "v");
    return warehouse;
  }
}
