package org.windvane.corpus.article;

/**
 * Whose voice an article is.
 *
 * @param domain registrable domain, or the key under {@code outlets} in conf/; null when nothing
 *     tells
 * @param country ISO 3166-1 alpha-3 of its seat, or null
 * @param perspective a bloc, {@code africa} or {@code other}
 */
public record Outlet(String domain, String country, String perspective) {
  static final String OTHER = "other";
}
