package org.windvane.language.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.windvane.WindvaneException;

/**
 * What model.json says beside a model: its labels, marks and limits, the levels of its heads, and
 * the hashes of its files.
 *
 * @param context tokens of a relation that are read before the first mark and behind the last
 * @param screening null where no pair is screened
 */
record ModelCard(
    String name,
    Map<String, String> hashes,
    int maxTokens,
    int cls,
    int sep,
    int targetOpen,
    int targetClose,
    int sourceOpen,
    int sourceClose,
    int targetOpen2,
    int targetClose2,
    List<String> sentiments,
    List<Level> sentimentLevels,
    List<String> relations,
    List<Level> relationLevels,
    int context,
    Screening screening) {
  private static final String GRAPH = "model.onnx";

  /**
   * A depth at which a head may answer.
   *
   * @param graph the file that computes the layers from the level above down to here
   * @param temperature what calibrates the logits of this level
   * @param sure a question whose most probable label reaches this goes no deeper
   * @param sureNone the same where that label is {@code none}: what says nothing is plain earlier,
   *     and an answer that says something has its probability weighed by who asked
   * @param drift how far the log-odds that some labels hold still move below this level, but for
   *     about one in a hundred of the questions that count in the end; infinite where that is not
   *     known
   */
  record Level(String graph, double temperature, double sure, double sureNone, double drift) {
    boolean answers(Scores scores) {
      String label = scores.label();
      return scores.probability(label) >= (label.equals(RelationModel.NONE) ? sureNone : sure);
    }
  }

  /** Of the {@link Screen} of pairs: the file of its weights, and its numbers. */
  record Screening(String weights, double scale, double bias, double least, double drift) {}

  /**
   * The hash of its graph; where there are several, the SHA-256 of their hashes in the order of
   * their names.
   */
  String graphHash() {
    List<String> graphs =
        hashes.keySet().stream().filter(f -> f.endsWith(".onnx")).sorted().toList();
    if (graphs.size() == 1) {
      return hashes.get(graphs.get(0));
    }
    String all = graphs.stream().map(hashes::get).collect(Collectors.joining());
    return DigestUtils.sha256Hex(all);
  }

  boolean isMark(int id) {
    return id == targetOpen
        || id == targetClose
        || id == sourceOpen
        || id == sourceClose
        || id == targetOpen2
        || id == targetClose2;
  }

  static ModelCard read(byte[] json, String where) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new WindvaneException("Cannot read a model card: not JSON, " + where, e);
    }
    JsonNode tokens = need(root, "tokens", where);
    JsonNode sentiment = need(root, "sentiment", where);
    JsonNode relation = need(root, "relation", where);
    JsonNode files = need(root, "sha256", where);
    return new ModelCard(
        need(root, "name", where).asText(),
        hashes(files, where),
        need(root, "max_tokens", where).asInt(),
        need(tokens, "[CLS]", where).asInt(),
        need(tokens, "[SEP]", where).asInt(),
        need(tokens, "<m>", where).asInt(),
        need(tokens, "</m>", where).asInt(),
        need(tokens, "<s>", where).asInt(),
        need(tokens, "</s>", where).asInt(),
        need(tokens, "<t>", where).asInt(),
        need(tokens, "</t>", where).asInt(),
        texts(need(sentiment, "labels", where)),
        levels(sentiment, files, where),
        texts(need(relation, "labels", where)),
        levels(relation, files, where),
        context(relation, where),
        screening(relation.path("screen"), relation, files, where));
  }

  private static int context(JsonNode relation, String where) {
    int context = relation.path("context").asInt(Integer.MAX_VALUE);
    if (context < 0) {
      throw new WindvaneException(
          "Cannot read a model card: context is negative, " + context + ", " + where);
    }
    return context;
  }

  private static Screening screening(
      JsonNode screen, JsonNode relation, JsonNode files, String where) {
    if (screen.isMissingNode()) {
      return null;
    }
    if (!texts(need(relation, "labels", where)).contains(RelationModel.NONE)) {
      throw new WindvaneException(
          "Cannot read a model card: a screen without the label none, " + where);
    }
    String weights = need(screen, "weights", where).asText();
    need(files, weights, where);
    return new Screening(
        weights,
        need(screen, "scale", where).asDouble(),
        need(screen, "bias", where).asDouble(),
        need(screen, "least", where).asDouble(),
        need(screen, "drift", where).asDouble());
  }

  private static Map<String, String> hashes(JsonNode files, String where) {
    need(files, GRAPH, where);
    need(files, "vocab.txt", where);
    Map<String, String> out = new TreeMap<>();
    files.fields().forEachRemaining(f -> out.put(f.getKey(), f.getValue().asText()));
    return Collections.unmodifiableMap(out);
  }

  /** The early ones from the top, and the last, which answers whatever comes to it. */
  private static List<Level> levels(JsonNode head, JsonNode files, String where) {
    List<Level> out = new ArrayList<>();
    for (JsonNode early : head.path("early")) {
      out.add(
          new Level(
              need(early, "graph", where).asText(),
              need(early, "temperature", where).asDouble(),
              need(early, "sure", where).asDouble(),
              early.path("sure_none").asDouble(need(early, "sure", where).asDouble()),
              early.path("drift").asDouble(Double.POSITIVE_INFINITY)));
    }
    out.add(
        new Level(
            head.path("graph").asText(GRAPH),
            need(head, "temperature", where).asDouble(),
            0,
            0,
            0));
    out.forEach(level -> need(files, level.graph(), where));
    return List.copyOf(out);
  }

  private static JsonNode need(JsonNode node, String field, String where) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new WindvaneException("Cannot read a model card: no " + field + ", " + where);
    }
    return value;
  }

  private static List<String> texts(JsonNode array) {
    List<String> out = new ArrayList<>();
    array.forEach(x -> out.add(x.asText()));
    return List.copyOf(out);
  }
}
