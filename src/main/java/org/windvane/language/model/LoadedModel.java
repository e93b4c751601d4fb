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
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.windvane.WindvaneException;

/** A model in memory: session, tokeniser, card. Safe for many threads; never closed. */
final class LoadedModel {
  static final String SENTIMENT = "sentiment";
  static final String RELATION = "relation";

  private static final String CLASSPATH = "classpath:";

  private final OrtSession session;
  private final WordPiece words;
  private final ModelCard card;
  private final Answers<EncoderInput> sentiments = new Answers<>();
  private final Answers<EncoderInput> relations = new Answers<>();

  private LoadedModel(OrtSession session, WordPiece words, ModelCard card) {
    this.session = session;
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
    byte[] graph = verified(place, "model.onnx", card.graphHash());
    byte[] vocabulary = verified(place, "vocab.txt", card.vocabularyHash());
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
        OrtSession session = OrtEnvironment.getEnvironment().createSession(graph, options);
        return new LoadedModel(session, words, card);
      }
    } catch (OrtException e) {
      throw new WindvaneException("Cannot load the model: " + e.getMessage() + ", " + place, e);
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot read the vocabulary: " + e.getMessage() + ", " + place, e);
    }
  }

  /** Logits of one head for the inputs of one batch, in their order. */
  float[][] run(List<EncoderInput> batch, String head) {
    int rows = batch.size();
    int length = 0;
    for (EncoderInput input : batch) {
      length = Math.max(length, input.length());
    }
    long[] ids = new long[rows * length];
    long[] mask = new long[rows * length];
    long[] segments = new long[rows * length];
    for (int r = 0; r < rows; r++) {
      EncoderInput input = batch.get(r);
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
        OnnxTensor segmentTensor = OnnxTensor.createTensor(env, LongBuffer.wrap(segments), shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids",
                    idTensor,
                    "attention_mask",
                    maskTensor,
                    "token_type_ids",
                    segmentTensor),
                Set.of(head))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException e) {
      throw new WindvaneException(
          "Cannot run the model: " + e.getMessage() + ", " + rows + " rows of " + length, e);
    }
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
