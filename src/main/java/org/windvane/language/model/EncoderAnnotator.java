package org.windvane.language.model;

import com.johnsnowlabs.nlp.Annotation;
import com.johnsnowlabs.nlp.AnnotatorModel;
import com.johnsnowlabs.nlp.HasBatchedAnnotate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * {@link EncoderModel} as a Spark NLP annotator. Takes sentences (DOCUMENT) and the mentions in
 * them (CHUNK); gives one CATEGORY a mention for the task {@code sentiment}, or one an ordered pair
 * of mentions of the same sentence for the task {@code relation}.
 *
 * <p>The result is the label; the metadata holds each label's probability, {@code confidence},
 * {@code sentence} (its index), and {@code chunk}, or {@code chunk1}, {@code entity1_begin}, {@code
 * entity1_end} and the same of 2. A mention outside every sentence is left out. Rows are batched
 * together, {@code batchSize} at a time; scores do not depend on how.
 *
 * <p>Spark NLP's own classifiers batch within a row only, and pair logits with the wrong sentences
 * past the batch size; hence this one.
 */
public final class EncoderAnnotator extends AnnotatorModel<EncoderAnnotator>
    implements HasBatchedAnnotate<EncoderAnnotator> {
  private static final long serialVersionUID = 1L;

  public static final String SENTIMENT = "sentiment";
  public static final String RELATION = "relation";

  private static final String DOCUMENT = "document";
  private static final String CHUNK = "chunk";
  private static final String CATEGORY = "category";

  /**
   * The uid for the object under construction: Scala's traits ask for it before any field is set.
   */
  private static final ThreadLocal<String> GIVEN_UID = new ThreadLocal<>();

  // The superclass's constructor already calls the methods below, so these fields are filled on
  // first use and must carry no initialiser, which would run after it and undo that.
  private String uid;
  private Param<String> task;
  private Param<String> model;
  private IntParam batchSize;

  public EncoderAnnotator() {
    this(Identifiable.randomUID("WINDVANE_ENCODER"));
  }

  public EncoderAnnotator(String uid) {
    this(announce(uid));
  }

  private EncoderAnnotator(Announced announced) {
    super();
    GIVEN_UID.remove();
    setDefault(task(), SENTIMENT);
    setDefault(model(), EncoderModel.BUNDLED);
    setDefault(batchSize(), 256);
  }

  private enum Announced {
    UID
  }

  private static Announced announce(String uid) {
    GIVEN_UID.set(uid);
    return Announced.UID;
  }

  /** How Spark ML finds the reader when it loads a saved pipeline. */
  public static MLReader<EncoderAnnotator> read() {
    return new DefaultParamsReader<>();
  }

  public static EncoderAnnotator load(String path) {
    return read().load(path);
  }

  @Override
  public String uid() {
    if (uid == null) {
      uid = GIVEN_UID.get();
    }
    return uid;
  }

  /** {@code sentiment} or {@code relation}. */
  public Param<String> task() {
    if (task == null) {
      task =
          new Param<>(
              this,
              "task",
              "sentiment or relation",
              ParamValidators.inArray(new String[] {SENTIMENT, RELATION}));
    }
    return task;
  }

  /** Where the model lies, see {@link EncoderModel#at}. Saved as this place, not as a copy. */
  public Param<String> model() {
    if (model == null) {
      model = new Param<>(this, "model", "directory of the model, or classpath:/model");
    }
    return model;
  }

  @Override
  public IntParam batchSize() {
    if (batchSize == null) {
      batchSize = new IntParam(this, "batchSize", "rows scored together");
    }
    return batchSize;
  }

  @Override
  public void com$johnsnowlabs$nlp$HasBatchedAnnotate$_setter_$batchSize_$eq(IntParam given) {
    batchSize = given;
  }

  public EncoderAnnotator setTask(String value) {
    set(task(), value);
    return this;
  }

  public EncoderAnnotator setModel(String place) {
    set(model(), place);
    return this;
  }

  @Override
  public String[] inputAnnotatorTypes() {
    return new String[] {DOCUMENT, CHUNK};
  }

  @Override
  public String outputAnnotatorType() {
    return CATEGORY;
  }

  @Override
  public Seq<Seq<Annotation>> batchAnnotate(Seq<Annotation[]> batch) {
    List<Annotation[]> rows = JavaConverters.seqAsJavaList(batch);
    EncoderModel encoder = EncoderModel.at((String) getOrDefault(model()));
    List<List<Annotation>> out =
        getOrDefault(task()).equals(RELATION)
            ? relations(encoder, rows)
            : sentiments(encoder, rows);
    List<Seq<Annotation>> scala = new ArrayList<>(out.size());
    out.forEach(row -> scala.add(seq(row)));
    return seq(scala);
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  /** A mention with its sentence, offsets within that sentence. */
  private record Mention(Annotation chunk, Annotation sentence, int index) {
    int from() {
      return chunk.begin() - sentence.begin();
    }

    int to() {
      return chunk.end() + 1 - sentence.begin();
    }
  }

  private static List<Mention> mentions(Annotation[] row) {
    List<Mention> out = new ArrayList<>();
    for (Annotation chunk : row) {
      if (!chunk.annotatorType().equals(CHUNK)) {
        continue;
      }
      int index = 0;
      for (Annotation sentence : row) {
        if (!sentence.annotatorType().equals(DOCUMENT)) {
          continue;
        }
        if (chunk.begin() >= sentence.begin()
            && chunk.end() < sentence.begin() + sentence.result().length()) {
          out.add(new Mention(chunk, sentence, index));
          break;
        }
        index++;
      }
    }
    return out;
  }

  private static List<List<Annotation>> sentiments(EncoderModel encoder, List<Annotation[]> rows) {
    List<TargetSentence> questions = new ArrayList<>();
    List<List<Mention>> asked = new ArrayList<>();
    for (Annotation[] row : rows) {
      List<Mention> mentions = mentions(row);
      asked.add(mentions);
      mentions.forEach(
          m -> questions.add(new TargetSentence(m.sentence().result(), m.from(), m.to())));
    }
    List<Scores> scores = encoder.sentiment(questions);
    List<List<Annotation>> out = new ArrayList<>();
    int next = 0;
    for (List<Mention> mentions : asked) {
      List<Annotation> row = new ArrayList<>();
      for (Mention m : mentions) {
        Scores s = scores.get(next++);
        Map<String, String> metadata = metadata(s, m.index());
        metadata.put("chunk", m.chunk().result());
        row.add(category(m.chunk().begin(), m.chunk().end(), s.label(), metadata));
      }
      out.add(row);
    }
    return out;
  }

  private static List<List<Annotation>> relations(EncoderModel encoder, List<Annotation[]> rows) {
    List<MarkedSentence> questions = new ArrayList<>();
    List<List<Mention[]>> asked = new ArrayList<>();
    for (Annotation[] row : rows) {
      List<Mention> mentions = mentions(row);
      List<Mention[]> pairs = new ArrayList<>();
      for (Mention a : mentions) {
        for (Mention b : mentions) {
          if (a != b && a.index() == b.index()) {
            pairs.add(new Mention[] {a, b});
            questions.add(
                new MarkedSentence(a.sentence().result(), a.from(), a.to(), b.from(), b.to()));
          }
        }
      }
      asked.add(pairs);
    }
    List<Scores> scores = encoder.relations(questions);
    List<List<Annotation>> out = new ArrayList<>();
    int next = 0;
    for (List<Mention[]> pairs : asked) {
      List<Annotation> row = new ArrayList<>();
      for (Mention[] pair : pairs) {
        Scores s = scores.get(next++);
        Annotation a = pair[0].chunk();
        Annotation b = pair[1].chunk();
        Map<String, String> metadata = metadata(s, pair[0].index());
        metadata.put("chunk1", a.result());
        metadata.put("entity1_begin", Integer.toString(a.begin()));
        metadata.put("entity1_end", Integer.toString(a.end()));
        metadata.put("chunk2", b.result());
        metadata.put("entity2_begin", Integer.toString(b.begin()));
        metadata.put("entity2_end", Integer.toString(b.end()));
        row.add(
            category(
                Math.min(a.begin(), b.begin()), Math.max(a.end(), b.end()), s.label(), metadata));
      }
      out.add(row);
    }
    return out;
  }

  private static Map<String, String> metadata(Scores s, int sentence) {
    Map<String, String> out = new HashMap<>();
    out.put("sentence", Integer.toString(sentence));
    out.put("confidence", Double.toString(s.probability(s.label())));
    s.labels().forEach(label -> out.put(label, Double.toString(s.probability(label))));
    return out;
  }

  private static Annotation category(int begin, int end, String label, Map<String, String> more) {
    return new Annotation(
        CATEGORY,
        begin,
        end,
        label,
        JavaConverters.mapAsScalaMap(more).toMap(scala.Predef.$conforms()),
        new float[0]);
  }
}
