package org.windvane.corpus.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The items of a saved RSS or Atom feed, as fields with the article's column names. Feeds are
 * seldom well-formed XML, so that they are read by a parser that forgives, whole; a feed is small.
 */
final class FeedReader extends RecordReader {
  private static final byte[] NOTHING = {};
  private static final Pattern CLOSED =
      Pattern.compile(
          "</(?:rss|feed|rdf:RDF|[a-zA-Z]+:feed)>\\s*(?:<!--.*?-->\\s*)*$", Pattern.DOTALL);

  private final InputStream in;
  private final int limit;
  private Iterator<Element> items;
  private Document feed;
  private RawRecord last;
  private long position;

  FeedReader(Source source, Slice slice, ReadOptions options) throws IOException {
    super(slice);
    this.in = Unpacked.bytes(source);
    this.limit = options.maxRecordBytes();
  }

  @Override
  protected RawRecord advance() throws IOException {
    if (items == null) {
      items = List.<Element>of().iterator();
      open();
    }
    while (items.hasNext()) {
      Element item = items.next();
      position++;
      if (mine()) {
        return RawRecord.of(
            position, Fields.of(fields(item)), item.outerHtml().getBytes(StandardCharsets.UTF_8));
      }
    }
    RawRecord end = last;
    last = null;
    return end != null && mine() ? end : null;
  }

  private void open() throws IOException {
    byte[] bytes = in.readNBytes(limit);
    long rest = bytes.length < limit ? 0 : in.transferTo(OutputStream.nullOutputStream());
    if (rest > 0) {
      last =
          RawRecord.faulty(
              0,
              new Fault(Fault.TOO_LONG, "feed of " + (bytes.length + rest) + " bytes"),
              Arrays.copyOf(bytes, RawRecord.RAW_LIMIT),
              bytes.length + rest);
      return;
    }
    String text = Charsets.decode(bytes, null);
    feed = Jsoup.parse(text, "", Parser.xmlParser());
    items = feed.select("item, entry").iterator();
    if (text.isBlank()) {
      return;
    }
    if (feed.selectFirst("rss, feed, rdf|RDF, channel") == null && !items.hasNext()) {
      last =
          RawRecord.faulty(
              0, new Fault(Fault.UNREADABLE, "no RSS or Atom feed"), bytes, bytes.length);
    } else if (!CLOSED.matcher(text.substring(Math.max(0, text.length() - 2000))).find()) {
      last =
          RawRecord.faulty(
              0, new Fault(Fault.TRUNCATED_FILE, "the feed is not closed"), NOTHING, bytes.length);
    }
  }

  private Map<String, String> fields(Element item) {
    Map<String, String> fields = new HashMap<>();
    fields.put("title", text(item, "title"));
    fields.put("url", link(item));
    fields.put("body", first(item, "content|encoded", "content", "description", "summary"));
    fields.put("published", first(item, "pubDate", "published", "dc|date", "updated"));
    fields.put("id", first(item, "guid", "id"));
    String language = first(item, "dc|language");
    Element channel = feed.selectFirst("channel, feed");
    if (channel != null) {
      String own =
          channel.attr("xml:lang").isBlank() ? text(channel, "language") : channel.attr("xml:lang");
      fields.put("language", language == null ? own : language);
      fields.put("outlet", link(channel));
    }
    return fields;
  }

  private static String link(Element in) {
    Element plain = null;
    for (Element child : in.children()) {
      if (!child.tagName().equals("link")) {
        continue;
      }
      String rel = child.attr("rel");
      if (!child.attr("href").isBlank() && (rel.isEmpty() || rel.equals("alternate"))) {
        return child.attr("href");
      }
      plain = plain == null && !child.text().isBlank() ? child : plain;
    }
    if (plain != null) {
      return plain.text();
    }
    String id = first(in, "guid", "id");
    return id != null && id.startsWith("http") ? id : null;
  }

  private static String first(Element in, String... names) {
    for (String name : names) {
      String found = text(in, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The text of a direct child; XHTML content with its tags. */
  private static String text(Element in, String name) {
    String tag = name.replace('|', ':');
    for (Element child : in.children()) {
      if (child.tagName().equals(tag)) {
        String text = child.childrenSize() > 0 ? child.html() : child.wholeText();
        if (!text.isBlank()) {
          return text.strip();
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
