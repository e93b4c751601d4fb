package org.windvane.language.sparknlp;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places in braces. What is put there is not read for further places. */
final class Template implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

  /** Text and names of places in turn, a text first. */
  private final List<String> parts = new ArrayList<>();

  /**
   * @throws IllegalArgumentException when the text has a place that is not among the names, or
   *     neither {@code sentence} nor {@code marked}
   */
  Template(String text, Set<String> names) {
    Matcher m = PLACE.matcher(text);
    int from = 0;
    while (m.find()) {
      if (!names.contains(m.group(1))) {
        throw new IllegalArgumentException(
            "no such place, " + m.group() + " (known: " + names + ")");
      }
      parts.add(text.substring(from, m.start()));
      parts.add(m.group(1));
      from = m.end();
    }
    parts.add(text.substring(from));
    if (!has("sentence") && !has("marked")) {
      throw new IllegalArgumentException("no {sentence} in " + text);
    }
  }

  private boolean has(String name) {
    for (int i = 1; i < parts.size(); i += 2) {
      if (parts.get(i).equals(name)) {
        return true;
      }
    }
    return false;
  }

  String fill(Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      out.append(i % 2 == 0 ? parts.get(i) : values.get(parts.get(i)));
    }
    return out.toString();
  }
}
