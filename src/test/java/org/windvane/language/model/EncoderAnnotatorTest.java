package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.annotators.TextMatcher;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import com.johnsnowlabs.nlp.annotators.sbd.pragmatic.SentenceDetector;
import com.johnsnowlabs.nlp.util.io.ExternalResource;
import com.johnsnowlabs.nlp.util.io.ReadAs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.testing.SharedSpark;

class EncoderAnnotatorTest {
  private static final SparkSession SPARK = SharedSpark.session();

  private static Dataset<Row> texts(int rows) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      texts.add(
          "Item "
              + i
              + " was printed on Monday. Niger"
              + " again".repeat(i % 9)
              + " expelled the French envoy. Mali thanked Russia.");
    }
    texts.add("");
    return SPARK.createDataset(texts, Encoders.STRING()).toDF("text").repartition(2);
  }

  private static PipelineModel pipeline(Path dir, String task, int batchSize) throws Exception {
    Path names = Files.writeString(dir.resolve("names.txt"), "Niger\nFrench\nMali\nRussia\n");
    DocumentAssembler document = new DocumentAssembler();
    document.setInputCol("text");
    document.setOutputCol("document");
    SentenceDetector sentence = new SentenceDetector();
    sentence.setInputCols(new String[] {"document"});
    sentence.setOutputCol("sentence");
    Tokenizer token = new Tokenizer();
    token.setInputCols(new String[] {"sentence"});
    token.setOutputCol("token");
    TextMatcher mention = new TextMatcher();
    mention.setInputCols(new String[] {"sentence", "token"});
    mention.setEntities(
        new ExternalResource(
            names.toString(), ReadAs.TEXT(), new scala.collection.immutable.HashMap<>()));
    mention.setOutputCol("mention");
    EncoderAnnotator encoder = new EncoderAnnotator().setTask(task);
    encoder.setInputCols(new String[] {"sentence", "mention"});
    encoder.setOutputCol("said");
    encoder.setBatchSize(batchSize);
    Dataset<Row> none = SPARK.createDataset(List.of(""), Encoders.STRING()).toDF("text");
    return new Pipeline()
        .setStages(new PipelineStage[] {document, sentence, token, mention, encoder})
        .fit(none);
  }

  private static List<String> lines(Dataset<Row> said, String... fields) {
    List<String> columns = new ArrayList<>();
    columns.add("text");
    columns.add("s.result");
    for (String field : fields) {
      columns.add("s.metadata['" + field + "']");
    }
    return said
        .selectExpr("text", "explode(said) as s")
        .selectExpr("concat_ws('|', " + String.join(", ", columns) + ")")
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }

  @Test
  void relationsEqualTheModelAskedDirectlyHoweverRowsAreBatched(@TempDir Path dir)
      throws Exception {
    Dataset<Row> texts = texts(20).cache();
    List<String> small =
        lines(pipeline(dir, "relation", 3).transform(texts), "chunk1", "chunk2", "none");
    List<String> large =
        lines(pipeline(dir, "relation", 64).transform(texts), "chunk1", "chunk2", "none");
    List<String> direct = new ArrayList<>();
    for (String text : texts.as(Encoders.STRING()).collectAsList()) {
      if (text.isEmpty()) {
        continue;
      }
      String niger = text.substring(text.indexOf("Niger"), text.indexOf(" Mali"));
      for (String marked :
          List.of(
              niger.replace("Niger", "<s>Niger</s>").replace("French", "<t>French</t>"),
              niger.replace("Niger", "<t>Niger</t>").replace("French", "<s>French</s>"),
              "<s>Mali</s> thanked <t>Russia</t>.",
              "<t>Mali</t> thanked <s>Russia</s>.")) {
        MarkedSentence q = MarkedSentence.parse(marked);
        Scores s = EncoderModel.bundled().relations(List.of(q)).get(0);
        direct.add(
            String.join(
                "|",
                text,
                s.label(),
                q.source(),
                q.target(),
                Double.toString(s.probability("none"))));
      }
    }
    direct.sort(null);
    assertThat(small).hasSize(80).containsExactlyElementsOf(direct);
    assertThat(large).containsExactlyElementsOf(small);
  }

  @Test
  void aPipelineIsSavedAndLoaded(@TempDir Path dir) throws Exception {
    Dataset<Row> texts = texts(4).cache();
    PipelineModel fitted = pipeline(dir, "sentiment", 8);
    String place = dir.resolve("saved").toUri().toString();
    fitted.write().overwrite().save(place);
    PipelineModel loaded = PipelineModel.load(place);
    EncoderAnnotator stage = (EncoderAnnotator) loaded.stages()[4];
    assertThat(stage.uid()).isEqualTo(fitted.stages()[4].uid());
    assertThat(stage.getBatchSize()).isEqualTo(8);
    List<String> before = lines(fitted.transform(texts), "chunk", "confidence");
    assertThat(before).hasSize(16);
    assertThat(lines(loaded.transform(texts), "chunk", "confidence"))
        .containsExactlyElementsOf(before);
  }
}
