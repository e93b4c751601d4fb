package org.windvane.corpus.article;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Text without markup: entities resolved, scripts and images gone, paragraphs on lines of their
 * own, no control characters, Unicode in composed form (NFC), runs of blanks made one.
 */
public final class PlainText {
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[a-zA-Z][^<>]*>|<!--|&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "iframe", "template", "svg", "head", "form", "button");

  private PlainText() {}

  /** Whether the text holds tags or entities. */
  public static boolean hasMarkup(String text) {
    return (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) && MARKUP.matcher(text).find();
  }

  /** Cleans text that may hold markup; what holds none is only normalised. */
  public static String ofMarkup(String text) {
    if (!hasMarkup(text)) {
      return normalised(text);
    }
    String plain =
        text.indexOf('<') < 0 ? unescaped(text) : visible(Jsoup.parseBodyFragment(text).body());
    // Feeds escape twice: what comes out is markup again.
    boolean again = plain.indexOf('<') >= 0 && hasMarkup(plain);
    return normalised(again ? visible(Jsoup.parseBodyFragment(plain).body()) : unescaped(plain));
  }

  /** Entities resolved, even those that were escaped twice; tags are left as they stand. */
  static String unescaped(String text) {
    String once = Parser.unescapeEntities(text, false);
    return once.indexOf('&') >= 0 ? Parser.unescapeEntities(once, false) : once;
  }

  /** The text that a reader of the page would see, blocks on lines of their own. */
  static String visible(Element root) {
    StringBuilder out = new StringBuilder();
    root.traverse(
        new NodeVisitor() {
          private Node silent;

          @Override
          public void head(Node node, int depth) {
            if (silent != null) {
              return;
            }
            if (node instanceof TextNode text) {
              out.append(text.getWholeText().replace('\n', ' '));
            } else if (node instanceof Element element) {
              if (SILENT.contains(element.normalName())) {
                silent = node;
              } else if (element.isBlock() || element.normalName().equals("br")) {
                out.append('\n');
              } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
                out.append(' ');
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (silent == node) {
              silent = null;
            } else if (silent == null && node instanceof Element element && element.isBlock()) {
              out.append('\n');
            }
          }
        });
    return out.toString();
  }

  /** Blanks, control characters and composition put in order; markup is left as it stands. */
  public static String normalised(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int breaks = 0;
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
        breaks++;
      } else if (c == '\t' || c == ' ' || Character.getType(c) == Character.SPACE_SEPARATOR) {
        blank = true;
      } else if (invisible(text, i, c)) {
        continue;
      } else {
        if (out.length() > 0) {
          if (breaks > 0) {
            out.append('\n');
          } else if (blank) {
            out.append(' ');
          }
        }
        breaks = 0;
        blank = false;
        out.append(c);
      }
    }
    String composed = out.toString();
    return Normalizer.isNormalized(composed, Normalizer.Form.NFC)
        ? composed
        : Normalizer.normalize(composed, Normalizer.Form.NFC);
  }

  /**
   * Control characters, soft hyphens, byte order marks, direction marks, half of a surrogate pair.
   */
  private static boolean invisible(String text, int i, char c) {
    if (Character.isISOControl(c)
        || c == '\u00AD'
        || c == '\uFEFF'
        || c == '\uFFFE'
        || c == '\uFFFF') {
      return true;
    }
    if ((c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u2064')) {
      // Joiners spell words in Persian and in Indic scripts.
      return c != '\u200C' && c != '\u200D';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
