package org.windvane.language.sparknlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.johnsnowlabs.nlp.annotators.classifier.dl.BertForSequenceClassification;
import com.johnsnowlabs.nlp.annotators.classifier.dl.BertForZeroShotClassification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.language.model.Scores;
import org.windvane.language.model.SentimentModel;
import org.windvane.language.model.TargetSentence;
import org.windvane.settings.Settings;
import org.windvane.testing.SharedSpark;

/**
 * BERT classifiers that Spark NLP imported from ONNX say, through the settings, what onnxruntime
 * says of the same graph when it is asked directly, sentence by sentence.
 */
class ImportedClassifierTest {
  private static final SparkSession SPARK = SharedSpark.session();

  /** More than one of Spark NLP's batches, of unlike lengths, with words that it must cut. */
  private static final List<String> SENTENCES =
      List.of(
          "Niger praised Russia.",
          "The brutal regime of Mali has condemned the attack and expelled the ambassador.",
          "France welcomed it",
          "help",
          "Troops of Niger were praised for the excellent help, the government of France said.",
          "The ambassador was expelled from Mali in January, and France condemned the work.",
          "An excellent example.",
          "This is the work of the government of Mali.",
          "Niger, Mali and Russia have troops in it.",
          "The attack was brutal.");

  private static final List<String> CANDIDATES = List.of("excellent work", "attack", "government");

  @TempDir static Path dir;
  private static Path graph;

  @BeforeAll
  static void importGraph() throws Exception {
    graph = Path.of(ImportedClassifierTest.class.getResource("/classifier/model.onnx").toURI());
    BertForSequenceClassification imported =
        BertForSequenceClassification.loadSavedModel(graph.getParent().toString(), SPARK);
    imported.setInputCols(new String[] {"document", "token"});
    imported.setOutputCol("said");
    imported.setCaseSensitive(false);
    imported.write().save(dir.resolve("classifier").toString());
    BertForZeroShotClassification zeroShot =
        BertForZeroShotClassification.loadSavedModel(graph.getParent().toString(), SPARK);
    zeroShot.setInputCols(new String[] {"document", "token"});
    zeroShot.setOutputCol("said");
    zeroShot.setCaseSensitive(false);
    zeroShot.setCandidateLabels(CANDIDATES.toArray(new String[0]));
    zeroShot.write().save(dir.resolve("zero-shot").toString());
  }

  @Test
  void sentencesScoreAsTheGraphScoresThem() throws Exception {
    SentimentModel model = named("classifier", "entailment", "contradiction");
    List<Scores> scores =
        model.sentiment(SENTENCES.stream().map(s -> new TargetSentence(s, 0, 4)).toList());
    for (int i = 0; i < SENTENCES.size(); i++) {
      double[] direct = softmax(logits(SENTENCES.get(i), null));
      assertThat(scores.get(i).probability("positive"))
          .as(SENTENCES.get(i))
          .isCloseTo(direct[0], within(1e-5));
      assertThat(scores.get(i).probability("neutral")).isCloseTo(direct[1], within(1e-5));
      assertThat(scores.get(i).probability("negative")).isCloseTo(direct[2], within(1e-5));
    }
  }

  /** The most entailed candidate, by the logits of entailment alone. */
  @Test
  void candidatesOfAZeroShotModelScoreAsTheGraphScoresThem() throws Exception {
    SentimentModel model = named("zero-shot", "excellent work", "attack");
    for (String sentence : SENTENCES) {
      float[] entailed = new float[CANDIDATES.size()];
      for (int i = 0; i < entailed.length; i++) {
        entailed[i] = logits(sentence, CANDIDATES.get(i))[0];
      }
      double[] direct = softmax(entailed);
      Scores scores = model.sentiment(List.of(new TargetSentence(sentence, 0, 4))).get(0);
      assertThat(scores.probability("positive")).as(sentence).isCloseTo(direct[0], within(1e-5));
      assertThat(scores.probability("negative")).isCloseTo(direct[1], within(1e-5));
    }
  }

  /** A saved classifier as the settings name it, with its labels of the two tones. */
  private static SentimentModel named(String saved, String positive, String negative)
      throws Exception {
    Path conf = Files.createTempDirectory(dir, "conf");
    Files.writeString(
        conf.resolve("windvane.conf"),
        String.format(
            "windvane.sentiment.spark-nlp { model = \"%s\"%nlabels { positive = [%s], negative = [%s] } }",
            dir.resolve(saved), positive, negative));
    return SparkNlpModels.sentiment(Settings.load(conf.toString()), "windvane.sentiment.spark-nlp");
  }

  /**
   * The logits of one unpadded sentence, with a second one behind it or none. As Spark NLP has it,
   * the second segment begins with the mark that ends the first sentence.
   */
  private static float[] logits(String sentence, String second) throws Exception {
    List<String> vocabulary =
        Files.readAllLines(graph.resolveSibling("assets").resolve("vocab.txt"));
    List<Long> ids = new ArrayList<>(List.of((long) vocabulary.indexOf("[CLS]")));
    ids.addAll(ids(sentence, vocabulary));
    int segment = ids.size();
    ids.add((long) vocabulary.indexOf("[SEP]"));
    if (second != null) {
      ids.addAll(ids(second, vocabulary));
      ids.add((long) vocabulary.indexOf("[SEP]"));
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[][] row = {ids.stream().mapToLong(Long::longValue).toArray()};
    long[][] ones = {new long[row[0].length]};
    Arrays.fill(ones[0], 1);
    long[][] segments = {new long[row[0].length]};
    if (second != null) {
      Arrays.fill(segments[0], segment, row[0].length, 1);
    }
    try (OrtSession session = environment.createSession(graph.toString());
        OnnxTensor input = OnnxTensor.createTensor(environment, row);
        OnnxTensor mask = OnnxTensor.createTensor(environment, ones);
        OnnxTensor types = OnnxTensor.createTensor(environment, segments);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      return ((float[][]) result.get(0).getValue())[0];
    }
  }

  private static double[] softmax(float[] logits) {
    double sum = 0;
    for (float z : logits) {
      sum += Math.exp(z);
    }
    double[] out = new double[logits.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.exp(logits[i]) / sum;
    }
    return out;
  }

  private static List<Long> ids(String sentence, List<String> vocabulary) {
    List<Long> out = new ArrayList<>();
    for (String word : sentence.toLowerCase(Locale.ROOT).split("(?=[., ])|(?<=[., ])")) {
      if (!word.isBlank()) {
        out.addAll(pieces(word, vocabulary));
      }
    }
    return out;
  }

  /** The longest pieces of the vocabulary, from the left; all of an unknown word is one [UNK]. */
  private static List<Long> pieces(String word, List<String> vocabulary) {
    List<Long> out = new ArrayList<>();
    for (int from = 0; from < word.length(); ) {
      int to = word.length();
      while (to > from && !vocabulary.contains((from > 0 ? "##" : "") + word.substring(from, to))) {
        to--;
      }
      if (to == from) {
        return List.of((long) vocabulary.indexOf("[UNK]"));
      }
      out.add((long) vocabulary.indexOf((from > 0 ? "##" : "") + word.substring(from, to)));
      from = to;
    }
    return out;
  }
}
