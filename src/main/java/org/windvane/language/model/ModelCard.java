package org.windvane.language.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.windvane.WindvaneException;

/**
 * What model.json says beside a model: its labels, marks and limits, the temperatures that
 * calibrate its heads, and the hashes of its files.
 */
record ModelCard(
    String name,
    String graphHash,
    String vocabularyHash,
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
    double sentimentTemperature,
    List<String> relations,
    double relationTemperature) {

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
        need(files, "model.onnx", where).asText(),
        need(files, "vocab.txt", where).asText(),
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
        need(sentiment, "temperature", where).asDouble(),
        texts(need(relation, "labels", where)),
        need(relation, "temperature", where).asDouble());
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
