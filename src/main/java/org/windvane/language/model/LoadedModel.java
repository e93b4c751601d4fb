package org.windvane.language.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.windvane.WindvaneException;

/** A model in memory: sessions, tokeniser, card. Safe for many threads; never closed. */
final class LoadedModel {
  static final String SENTIMENT = "sentiment";
  static final String RELATION = "relation";

  /** Input of a level under another, and what a level gives to the one under it. */
  private static final String HIDDEN = "hidden";

  private static final String DEEPER = "deeper";

  /** Of a thread, for the hidden states that a level is given; the run is over before the next. */
  private static final ThreadLocal<FloatBuffer> ROOM =
      ThreadLocal.withInitial(() -> FloatBuffer.allocate(0));

  private static final String CLASSPATH = "classpath:";

  private final Map<String, OrtSession> sessions;
  private final WordPiece words;
  private final ModelCard card;
  private final Answers<EncoderInput> sentiments = new Answers<>();
  private final Answers<EncoderInput> relations = new Answers<>();

  private LoadedModel(Map<String, OrtSession> sessions, WordPiece words, ModelCard card) {
    this.sessions = sessions;
    this.words = words;
    this.card = card;
  }

  WordPiece words() {
    return words;
  }

  ModelCard card() {
    return card;
  }

  /** What one head answered lately. */
  Answers<EncoderInput> answers(String head) {
    return head.equals(SENTIMENT) ? sentiments : relations;
  }

  static LoadedModel load(String place) {
    byte[] json = read(place, "model.json");
    ModelCard card = ModelCard.read(json, place);
    byte[] vocabulary = verified(place, "vocab.txt", card.hashes().get("vocab.txt"));
    try {
      WordPiece words =
          WordPiece.read(
              new InputStreamReader(new ByteArrayInputStream(vocabulary), StandardCharsets.UTF_8));
      // The session copies what it needs: the options may be closed once it stands.
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        // Spark runs a task a core; threads inside a run would only fight them.
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        Map<String, OrtSession> sessions = new HashMap<>();
        for (Map.Entry<String, String> file : card.hashes().entrySet()) {
          if (file.getKey().endsWith(".onnx")) {
            byte[] graph = verified(place, file.getKey(), file.getValue());
            sessions.put(
                file.getKey(), OrtEnvironment.getEnvironment().createSession(graph, options));
          }
        }
        return new LoadedModel(sessions, words, card);
      }
    } catch (OrtException e) {
      throw new WindvaneException("Cannot load the model: " + e.getMessage() + ", " + place, e);
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot read the vocabulary: " + e.getMessage() + ", " + place, e);
    }
  }

  /**
   * A question on its way down: what the level above made of each of its tokens, one after the
   * other.
   */
  record Waiting(EncoderInput input, float[] hidden) {}

  /**
   * What a level gives for a batch of questions.
   *
   * @param logits in the order of the batch
   * @param hidden of all tokens, padding too; null behind the last level
   * @param length tokens of each question in it
   */
  record Given(float[][] logits, FloatBuffer hidden, int length) {
    /** What the next level wants of one question: without the padding, for it pads anew. */
    Waiting deeper(int row, EncoderInput input) {
      int each = hidden.capacity() / logits.length;
      float[] own = new float[each / length * input.length()];
      hidden.get(row * each, own);
      return new Waiting(input, own);
    }
  }

  /** One level of one head for the questions of one batch. */
  Given run(List<Waiting> batch, String graph, String head, boolean first, boolean last) {
    int rows = batch.size();
    int length = 0;
    for (Waiting one : batch) {
      length = Math.max(length, one.input().length());
    }
    long[] ids = new long[rows * length];
    long[] mask = new long[rows * length];
    long[] segments = new long[rows * length];
    for (int r = 0; r < rows; r++) {
      EncoderInput input = batch.get(r).input();
      for (int i = 0; i < input.length(); i++) {
        ids[r * length + i] = input.ids()[i];
        mask[r * length + i] = 1;
        segments[r * length + i] = i < input.secondSegment() ? 0 : 1;
      }
    }
    OrtEnvironment env = OrtEnvironment.getEnvironment();
    long[] shape = {rows, length};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(env, LongBuffer.wrap(ids), shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(env, LongBuffer.wrap(mask), shape);
        OnnxTensor before =
            first
                ? OnnxTensor.createTensor(env, LongBuffer.wrap(segments), shape)
                : hidden(env, batch, length);
        OrtSession.Result result =
            sessions
                .get(graph)
                .run(
                    Map.of(
                        "input_ids",
                        idTensor,
                        "attention_mask",
                        maskTensor,
                        first ? "token_type_ids" : HIDDEN,
                        before),
                    last ? Set.of(head) : Set.of(head, DEEPER))) {
      float[][] logits = (float[][]) result.get(head).orElseThrow().getValue();
      return new Given(
          logits,
          last ? null : ((OnnxTensor) result.get(DEEPER).orElseThrow()).getFloatBuffer(),
          length);
    } catch (OrtException e) {
      throw new WindvaneException(
          "Cannot run the model: " + e.getMessage() + ", " + rows + " rows of " + length, e);
    }
  }

  private static OnnxTensor hidden(OrtEnvironment env, List<Waiting> batch, int length)
      throws OrtException {
    int width = batch.get(0).hidden().length / batch.get(0).input().length();
    FloatBuffer all = ROOM.get();
    int needed = batch.size() * length * width;
    if (all.capacity() < needed) {
      all =
          ByteBuffer.allocateDirect(needed * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      ROOM.set(all);
    }
    all.clear();
    for (int r = 0; r < batch.size(); r++) {
      all.position(r * length * width).put(batch.get(r).hidden());
    }
    return OnnxTensor.createTensor(
        env, all.position(0).limit(needed), new long[] {batch.size(), length, width});
  }

  private static byte[] verified(String place, String file, String expected) {
    byte[] bytes = read(place, file);
    String actual;
    try {
      actual = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    if (!actual.equals(expected)) {
      throw new WindvaneException(
          "Cannot load the model: "
              + file
              + " is not the one of its model.json, "
              + place
              + " (SHA-256 "
              + actual
              + ")");
    }
    return bytes;
  }

  static byte[] read(String place, String file) {
    try (InputStream in = open(place, file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot load the model: " + e.getMessage() + ", " + place + "/" + file, e);
    }
  }

  private static InputStream open(String place, String file) throws IOException {
    if (place.startsWith(CLASSPATH)) {
      String name = place.substring(CLASSPATH.length()) + "/" + file;
      InputStream in = LoadedModel.class.getResourceAsStream(name);
      if (in == null) {
        throw new IOException("no such resource");
      }
      return in;
    }
    Path path = new Path(place, file);
    URI uri = path.toUri();
    return FileSystem.get(uri, new Configuration()).open(path);
  }
}
