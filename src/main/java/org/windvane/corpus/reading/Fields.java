package org.windvane.corpus.reading;

import java.util.Map;

/** A record's values by name. */
public interface Fields {
  /**
   * The value of a field as text.
   *
   * @param path a field's name, or names joined by dots that lead into nested records ({@code
   *     source.name}) and lists ({@code authors.0})
   * @return null when there is none
   */
  String get(String path);

  /** Fields of a flat record. */
  static Fields of(Map<String, String> values) {
    return values::get;
  }
}
