package org.windvane.corpus.reading;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of a JSON object; a path leads into nested objects and arrays. */
record JsonFields(JsonNode root) implements Fields {
  @Override
  public String get(String path) {
    JsonNode node = root.get(path);
    if (node == null && path.indexOf('.') >= 0) {
      node = walk(root, path);
    }
    return text(node);
  }

  /** The node at a path of names and list places joined by dots, or null. */
  static JsonNode walk(JsonNode from, String path) {
    JsonNode node = from;
    for (String step : path.split("\\.", -1)) {
      if (node == null) {
        return null;
      }
      node =
          node.isArray() && !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9')
              ? node.get(step.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(step))
              : node.get(step);
    }
    return node;
  }

  private static String text(JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isValueNode()) {
      return node.asText();
    }
    if (node.isArray()) {
      StringBuilder joined = new StringBuilder();
      for (JsonNode item : node) {
        String part = text(item);
        if (part != null && !part.isBlank()) {
          joined.append(joined.length() == 0 ? "" : "\n").append(part);
        }
      }
      return joined.length() == 0 ? null : joined.toString();
    }
    return null;
  }
}
