package org.windvane.corpus.article;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The one form of the many urls that lead to a page: lower-case scheme and host, no default port,
 * fragment, tracking parameter, trailing slash or AMP variant.
 */
public final class CanonicalUrl implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern CACHED_AMP =
      Pattern.compile(
          "^https?://(?:www\\.google\\.[a-z.]+/amp/|[^/]+\\.cdn\\.ampproject\\.org/[cv]/)(s/)?");
  private static final int ROUNDS = 8;
  private static final Pattern HOST_VARIANT =
      Pattern.compile("^(?:www\\d?|m|mobile|amp)\\.(?=[^.]+\\.)");

  private final List<Pattern> tracking;
  private transient BasicURLNormalizer normalizer;

  /**
   * @param tracking names of query parameters to drop, {@code *} for any ending, {@code name=value}
   *     to drop the name with this value only
   */
  public CanonicalUrl(List<String> tracking) {
    this.tracking =
        tracking.stream()
            .map(t -> (t.contains("=") ? t : t + "=*").replace("*", "\u0000"))
            .map(t -> Pattern.quote(t).replace("\u0000", "\\E.*\\Q"))
            .map(t -> Pattern.compile(t, Pattern.CASE_INSENSITIVE))
            .toList();
  }

  /**
   * @param url as a feed or a page gives it
   * @return the canonical form; the url as given, without blanks around it, when it has none that
   *     settles; null when it is no http or https url
   */
  public String of(String url) {
    String given = url.strip();
    if (given.startsWith("//")) {
      given = "https:" + given;
    }
    String host = isWeb(given) ? host(given) : null;
    if (host == null || host.chars().anyMatch(Character::isWhitespace)) {
      return null;
    }
    // Broken escapes read otherwise each time; an address that does not settle stays as it was
    // given, so that its article keeps an address and gets the same one again.
    String form = once(given);
    for (int i = 0; form != null && i < ROUNDS; i++) {
      String next = once(form);
      if (form.equals(next)) {
        return form;
      }
      form = next;
    }
    return given;
  }

  private static boolean isWeb(String url) {
    return url.regionMatches(true, 0, "http://", 0, 7)
        || url.regionMatches(true, 0, "https://", 0, 8);
  }

  private String once(String url) {
    String raw = url;
    var cached = CACHED_AMP.matcher(raw);
    if (cached.find()) {
      raw = (cached.group(1) == null ? "http://" : "https://") + raw.substring(cached.end());
    }
    if (!isWeb(raw)) {
      return null;
    }
    String normal = normalised(raw);
    if (normal == null) {
      return null;
    }
    int hash = normal.indexOf('#');
    normal = hash < 0 ? normal : normal.substring(0, hash);
    int mark = normal.indexOf('?');
    String path = mark < 0 ? normal : normal.substring(0, mark);
    List<String> query = mark < 0 ? List.of() : kept(normal.substring(mark + 1));
    path = withoutAmp(path);
    if (host(path) == null) {
      return null;
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private String normalised(String raw) {
    if (normalizer == null) {
      normalizer = new BasicURLNormalizer();
    }
    try {
      return normalizer.filter(raw);
    } catch (RuntimeException e) {
      // It throws on some of what it cannot parse and returns null on the rest.
      return null;
    }
  }

  private List<String> kept(String query) {
    List<String> kept = new ArrayList<>();
    for (String part : query.split("&")) {
      String whole = part.indexOf('=') < 0 ? part + "=" : part;
      if (!part.isEmpty() && tracking.stream().noneMatch(t -> t.matcher(whole).matches())) {
        kept.add(part);
      }
    }
    return kept;
  }

  private static String withoutAmp(String url) {
    String path = url;
    if (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    for (String ending : List.of("/amp", ".amp", "/amp.html")) {
      int start = path.length() - ending.length();
      if (path.endsWith(ending) && path.indexOf('/', 8) >= 0 && path.indexOf('/', 8) < start) {
        path = path.substring(0, start);
      }
    }
    // A bare host keeps the slash that stands for its home page.
    return path.indexOf('/', 8) < 0 ? path + "/" : path;
  }

  /** The host of a url in lower case, without port; null when it has none. */
  public static String host(String url) {
    int from = url.indexOf("://");
    if (from < 0) {
      return null;
    }
    from += 3;
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    String authority = url.substring(from, to);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int port = authority.lastIndexOf(':');
    String host = port > 0 && !authority.endsWith("]") ? authority.substring(0, port) : authority;
    return host.isBlank() ? null : host.toLowerCase(Locale.ROOT);
  }

  /**
   * What is the same for all addresses of a page: the canonical url without scheme, without {@code
   * www}, {@code m} and the like before the host, parameters in alphabetical order; null when the
   * url is a site's home page, which is no address of an article.
   */
  public static String key(String canonical) {
    String rest = canonical.substring(canonical.indexOf("://") + 3);
    rest = HOST_VARIANT.matcher(rest).replaceFirst("");
    int mark = rest.indexOf('?');
    if (mark < 0) {
      return rest.endsWith("/") ? null : rest;
    }
    return rest.substring(0, mark)
        + "?"
        + String.join("&", new TreeSet<>(List.of(rest.substring(mark + 1).split("&"))));
  }
}
