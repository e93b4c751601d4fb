package org.windvane.corpus.reading;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * An article out of a web page, as fields with the article's column names.
 *
 * <p>Title, date and canonical url come from JSON-LD, then OpenGraph and other meta tags, then from
 * what the page shows; the text from JSON-LD if all of it is there, else from readability's pick of
 * the page, else from all its paragraphs.
 */
final class Page {
  private static final int WHOLE_BODY = 600;
  private static final int LEAST_TEXT = 140;
  private static final Pattern DATE_IN_PATH =
      Pattern.compile(
          "/((?:19|20)[0-9]{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12][0-9]|3[01])(?:[/_-]|$)");
  private static final Pattern SITE_NAME = Pattern.compile("\\s+[|–—-]\\s+[^|–—-]{2,40}$");
  private static final String[] DATES = {
    "meta[property=article:published_time]",
    "meta[itemprop=datePublished]",
    "meta[name=parsely-pub-date]",
    "meta[name=article:published_time]",
    "meta[property=og:article:published_time]",
    "meta[name=sailthru.date]",
    "meta[name=pubdate]",
    "meta[name=publishdate]",
    "meta[name=publish-date]",
    "meta[name=DC.date.issued]",
    "meta[name=dcterms.created]",
    "meta[name=dc.date]",
    "meta[name=date]",
    "meta[property=og:pubdate]"
  };

  private Page() {}

  /**
   * Reads a page.
   *
   * @param bytes the page
   * @param charset what the header says it is written in, or null
   * @param target the address from which it came
   * @return url, title, body (HTML), published, language; what is not found is absent
   */
  static Fields fields(byte[] bytes, String charset, String target) {
    Document page = Jsoup.parse(Charsets.decode(bytes, charset), target);
    JsonNode data = newsArticle(page);
    Map<String, String> fields = new HashMap<>();
    fields.put("url", url(page, data, target));
    fields.put("title", title(page, data));
    fields.put("published", published(page, data, target));
    fields.put(
        "language",
        firstOf(
            text(data, "inLanguage"),
            attribute(page, "html", "lang"),
            meta(page, "meta[property=og:locale]")));
    // Last: readability takes the page apart.
    fields.put("body", body(page, data, target));
    return Fields.of(fields);
  }

  private static String url(Document page, JsonNode data, String target) {
    String canonical =
        firstOf(
            attribute(page, "link[rel=canonical]", "abs:href"),
            meta(page, "meta[property=og:url]"),
            text(data, "url"));
    // Some sites call their home page the canonical form of every page.
    boolean home = canonical != null && canonical.replaceFirst("^https?://[^/]+/?", "").isEmpty();
    return canonical == null || home || !canonical.startsWith("http") ? target : canonical;
  }

  private static String title(Document page, JsonNode data) {
    String found =
        firstOf(
            text(data, "headline"),
            meta(page, "meta[property=og:title]"),
            meta(page, "meta[name=twitter:title]"));
    if (found != null) {
      return found;
    }
    Element heading = page.selectFirst("article h1, main h1, h1");
    if (heading != null && !heading.text().isBlank()) {
      return heading.text();
    }
    return page.title().isBlank() ? null : SITE_NAME.matcher(page.title()).replaceFirst("");
  }

  private static String published(Document page, JsonNode data, String target) {
    String found = firstOf(text(data, "datePublished"), text(data, "dateCreated"));
    for (int i = 0; found == null && i < DATES.length; i++) {
      found = meta(page, DATES[i]);
    }
    if (found == null) {
      found =
          firstOf(
              attribute(page, "[itemprop=datePublished]", "datetime"),
              attribute(
                  page,
                  "article time[datetime], header time[datetime], time[pubdate], time[datetime]",
                  "datetime"));
    }
    if (found == null) {
      Matcher path = DATE_IN_PATH.matcher(target == null ? "" : target);
      found = path.find() ? path.group(1) + "-" + path.group(2) + "-" + path.group(3) : null;
    }
    return found;
  }

  private static String body(Document page, JsonNode data, String target) {
    String given = text(data, "articleBody");
    if (given != null && given.length() >= WHOLE_BODY) {
      return given;
    }
    // Of a page that readability cannot take, the paragraphs may still be taken.
    Document copy = page.clone();
    try {
      String content = new Readability4J(target == null ? "" : target, page).parse().getContent();
      if (content != null && Jsoup.parseBodyFragment(content).text().length() >= LEAST_TEXT) {
        return content;
      }
    } catch (RuntimeException | StackOverflowError e) {
      return paragraphs(copy, given);
    }
    return paragraphs(copy, given);
  }

  private static String paragraphs(Document page, String given) {
    StringBuilder html = new StringBuilder();
    for (Element paragraph :
        page.select("article p, main p").isEmpty()
            ? page.select("p")
            : page.select("article p, main p")) {
      html.append(paragraph.outerHtml());
    }
    return html.length() == 0 ? given : html.toString();
  }

  /** The description of the article that the page carries for machines, or null. */
  private static JsonNode newsArticle(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      try {
        JsonNode found = article(JsonLinesReader.JSON.readTree(script.data()));
        if (found != null) {
          return found;
        }
      } catch (JacksonException e) {
        // Often broken by a stray line break; the page's own tags say the same.
        continue;
      }
    }
    return null;
  }

  private static JsonNode article(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    for (int seen = 0; !open.isEmpty() && seen < 1000; seen++) {
      JsonNode node = open.poll();
      if (node.isObject()) {
        for (JsonNode type :
            node.path("@type").isArray()
                ? node.path("@type")
                : java.util.List.of(node.path("@type"))) {
          String name = type.asText().toLowerCase(Locale.ROOT);
          if (name.endsWith("article") || name.endsWith("blogposting")) {
            return node;
          }
        }
      }
      node.forEach(open::add);
    }
    return null;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node == null ? null : node.get(field);
    return value == null || !value.isTextual() || value.asText().isBlank() ? null : value.asText();
  }

  private static String meta(Document page, String query) {
    return attribute(page, query, "content");
  }

  private static String attribute(Document page, String query, String name) {
    Element element = page.selectFirst(query);
    String value = element == null ? "" : element.attr(name);
    return value.isBlank() ? null : value.strip();
  }

  private static String firstOf(String... values) {
    for (String value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
