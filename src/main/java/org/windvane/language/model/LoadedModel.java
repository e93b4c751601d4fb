package org.windvane.language.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
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

  /** Output of a graph that answers relations both ways: what the later mention does. */
  private static final String BACK = "back";

  private static final String CLASSPATH = "classpath:";

  /**
   * Of a thread, for the hidden states that a graph is given and for those that it gives. They stay
   * as they are until the thread runs that graph again.
   */
  private final ThreadLocal<Map<String, FloatBuffer>> rooms = ThreadLocal.withInitial(HashMap::new);

  private final Map<String, OrtSession> sessions;
  private final WordPiece words;
  private final ModelCard card;

  /** Null where no pair is screened, as is {@code nothing}. */
  private final Screen screen;

  private final Dyad nothing;

  private final Answers<Asked, Dyad> sentiments = new Answers<>();
  private final Answers<Asked, Dyad> relations = new Answers<>();

  /** Numbers of a token that pass from level to level; 0 in a model of one level. */
  private final int width;

  /** Whether one question about a pair is answered in both directions, at every level. */
  private final boolean bothWays;

  private LoadedModel(
      Map<String, OrtSession> sessions,
      WordPiece words,
      ModelCard card,
      Screen screen,
      int width,
      boolean bothWays) {
    this.sessions = sessions;
    this.words = words;
    this.card = card;
    this.screen = screen;
    this.nothing = screen == null ? null : nothing(card.relations());
    this.width = width;
    this.bothWays = bothWays;
  }

  private static boolean bothWays(Map<String, OrtSession> sessions, ModelCard card)
      throws OrtException {
    for (ModelCard.Level level : card.relationLevels()) {
      if (!sessions.get(level.graph()).getOutputInfo().containsKey(BACK)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Numbers of a token that the graphs pass on; 0 where none does.
   *
   * @throws OrtException when a graph leaves their number open
   */
  private static int width(Iterable<OrtSession> sessions) throws OrtException {
    int width = 0;
    for (OrtSession session : sessions) {
      NodeInfo below = session.getOutputInfo().get(DEEPER);
      if (below != null) {
        long[] shape = ((TensorInfo) below.getInfo()).getShape();
        width = (int) shape[shape.length - 1];
        if (width <= 0) {
          throw new OrtException("the last dimension of " + DEEPER + " is not a number");
        }
      }
    }
    return width;
  }

  private static Dyad nothing(List<String> labels) {
    double[] none = new double[labels.size()];
    none[labels.indexOf(RelationModel.NONE)] = 1;
    Scores scores = Scores.of(labels, none);
    return new Dyad(scores, scores);
  }

  private static Screen screen(String place, ModelCard card) {
    ModelCard.Screening of = card.screening();
    if (of == null) {
      return null;
    }
    byte[] weights = verified(place, of.weights(), card.hashes().get(of.weights()));
    return new Screen(weights, of.scale(), of.bias(), of.least(), of.drift());
  }

  /** Whether the words alone make it plain that no sign between the two is so probable. */
  boolean screenedOut(EncoderInput pair, double least) {
    return screen != null && screen.out(pair, card, least);
  }

  /** The answer about a pair that the screen keeps back: nothing, both ways. */
  Dyad nothing() {
    return nothing;
  }

  WordPiece words() {
    return words;
  }

  ModelCard card() {
    return card;
  }

  boolean bothWays() {
    return bothWays;
  }

  /** What one head answered lately. */
  Answers<Asked, Dyad> answers(String head) {
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
        return new LoadedModel(
            sessions,
            words,
            card,
            screen(place, card),
            width(sessions.values()),
            bothWays(sessions, card));
      }
    } catch (OrtException e) {
      throw new WindvaneException("Cannot load the model: " + e.getMessage() + ", " + place, e);
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot read the vocabulary: " + e.getMessage() + ", " + place, e);
    }
  }

  /** A question and what is wanted of it; an answer may be short of what another aim wants. */
  record Asked(EncoderInput input, Aim aim) {}

  /**
   * A question on its way down: what the level above made of each of its tokens, one after the
   * other.
   */
  record Waiting(Asked question, float[] hidden) {
    EncoderInput input() {
      return question.input();
    }
  }

  /**
   * What a level gives for a batch of questions.
   *
   * @param logits in the order of the batch
   * @param back the same of the way back; null where the head knows none
   * @param hidden of all tokens, padding too, until the thread runs the graph again; null behind
   *     the last level
   * @param length tokens of each question in it
   * @param width numbers of each token
   */
  record Given(float[][] logits, float[][] back, FloatBuffer hidden, int length, int width) {
    /** What the next level wants of one question: without the padding, for it pads anew. */
    Waiting deeper(int row, Asked question) {
      float[] own = new float[width * question.input().length()];
      hidden.get(row * length * width, own);
      return new Waiting(question, own);
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
    OrtSession session = sessions.get(graph);
    boolean both = bothWays && head.equals(RELATION);
    long[] shape = {rows, length};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(env, LongBuffer.wrap(ids), shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(env, LongBuffer.wrap(mask), shape);
        OnnxTensor before =
            first
                ? OnnxTensor.createTensor(env, LongBuffer.wrap(segments), shape)
                : hidden(env, given(batch, graph, length), rows, length);
        OnnxTensor below =
            last ? null : hidden(env, room(graph, DEEPER, rows * length * width), rows, length);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids",
                    idTensor,
                    "attention_mask",
                    maskTensor,
                    first ? "token_type_ids" : HIDDEN,
                    before),
                both ? Set.of(head, BACK) : Set.of(head),
                last ? Map.of() : Map.of(DEEPER, below))) {
      float[][] logits = (float[][]) result.get(head).orElseThrow().getValue();
      float[][] back = both ? (float[][]) result.get(BACK).orElseThrow().getValue() : null;
      return new Given(logits, back, last ? null : rooms.get().get(DEEPER + graph), length, width);
    } catch (OrtException e) {
      throw new WindvaneException(
          "Cannot run the model: " + e.getMessage() + ", " + rows + " rows of " + length, e);
    }
  }

  /** The hidden states of a batch, padded to one length. */
  private FloatBuffer given(List<Waiting> batch, String graph, int length) {
    FloatBuffer all = room(graph, HIDDEN, batch.size() * length * width);
    for (int r = 0; r < batch.size(); r++) {
      all.put(r * length * width, batch.get(r).hidden());
    }
    return all;
  }

  private FloatBuffer room(String graph, String what, int needed) {
    FloatBuffer room = rooms.get().get(what + graph);
    if (room == null || room.capacity() < needed) {
      room =
          ByteBuffer.allocateDirect(needed * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      rooms.get().put(what + graph, room);
    }
    return room.limit(needed);
  }

  private OnnxTensor hidden(OrtEnvironment env, FloatBuffer numbers, int rows, int length)
      throws OrtException {
    return OnnxTensor.createTensor(env, numbers, new long[] {rows, length, width});
  }

  private static byte[] verified(String place, String file, String expected) {
    byte[] bytes = read(place, file);
    String actual = DigestUtils.sha256Hex(bytes);
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
