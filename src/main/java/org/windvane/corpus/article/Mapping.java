package org.windvane.corpus.article;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.windvane.UsageException;
import org.windvane.corpus.reading.Fields;
import org.windvane.settings.Settings;

/** How a source's records become articles: one object under {@code sources} in conf/. */
public final class Mapping implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The mapping of a call that names none: fields carry the article's column names. */
  public static final String DEFAULT = "articles";

  /** What the text fields hold. */
  public enum Markup {
    /** HTML; text without tags or entities is HTML as well. */
    HTML,
    /** Text as it is; a line break ends a paragraph. */
    TEXT,
    /** Text broken into lines of some width; an empty or indented line begins a paragraph. */
    WRAPPED
  }

  private final String name;
  private final Map<String, List<String>> paths = new TreeMap<>();
  private final Map<String, String> fixed = new TreeMap<>();
  private final Markup markup;
  private final Dates dates;
  private final Pattern strip;
  private final boolean fileTime;
  private final String charset;
  private final String records;

  private Mapping(String name, Config config) {
    this.name = name;
    if (config.hasPath("fields")) {
      Config fields = config.getConfig("fields");
      for (String field : fields.root().keySet()) {
        String path = ConfigUtil.joinPath(field);
        paths.put(
            field,
            fields.getValue(path).valueType() == ConfigValueType.LIST
                ? fields.getStringList(path)
                : List.of(fields.getString(path)));
      }
    }
    if (config.hasPath("fixed")) {
      Config values = config.getConfig("fixed");
      values.root().keySet().forEach(f -> fixed.put(f, values.getString(ConfigUtil.joinPath(f))));
    }
    this.markup =
        config.hasPath("markup")
            ? Markup.valueOf(config.getString("markup").toUpperCase(Locale.ROOT))
            : Markup.HTML;
    this.dates =
        new Dates(
            config.hasPath("dates.formats")
                ? config.getStringList("dates.formats")
                : List.of("iso", "epoch"),
            config.hasPath("dates.zone") ? config.getString("dates.zone") : "UTC");
    this.strip =
        config.hasPath("dates.strip")
            ? Pattern.compile(config.getString("dates.strip"), Pattern.DOTALL)
            : null;
    this.fileTime = config.hasPath("dates.file-time") && config.getBoolean("dates.file-time");
    this.charset = config.hasPath("charset") ? config.getString("charset") : "UTF-8";
    Charset.forName(charset);
    this.records = config.hasPath("records") ? config.getString("records") : null;
  }

  /**
   * Reads a mapping.
   *
   * @param name a key under {@code sources}, or null for {@link #DEFAULT}
   * @throws UsageException when there is none of that name, or it cannot be understood
   */
  public static Mapping of(Settings settings, String name) {
    String wanted = name == null || name.isBlank() ? DEFAULT : name;
    Config sources = settings.at("sources");
    if (!sources.hasPath(ConfigUtil.joinPath(wanted))) {
      throw new UsageException(
          "Cannot read mapping: no such name under sources in conf, "
              + wanted
              + " (known: "
              + String.join(", ", sources.root().keySet().stream().sorted().toList())
              + ")");
    }
    try {
      return new Mapping(wanted, sources.getConfig(ConfigUtil.joinPath(wanted)));
    } catch (ConfigException | IllegalArgumentException e) {
      throw new UsageException("Cannot read mapping: " + e.getMessage() + ", " + wanted, e);
    }
  }

  public String name() {
    return name;
  }

  /** The first field mapped to the column that holds something, or null. */
  String value(Fields fields, String column) {
    for (String path : paths.getOrDefault(column, List.of())) {
      String value = fields.get(path);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  /** The value that all articles of the source have in a column, or null. */
  String fixed(String column) {
    return fixed.get(column);
  }

  Markup markup() {
    return markup;
  }

  /** The instant that a date of this source names, or null. */
  Instant date(String text) {
    String plain = PlainText.hasMarkup(text) ? Parser.unescapeEntities(text, false) : text;
    String cut = strip == null ? plain : strip.matcher(plain).replaceAll("");
    return dates.parse(cut.replace("  ", " "));
  }

  /** How many formats a date may have. */
  int dateFormats() {
    return dates.formats();
  }

  /** Whether an article without a date is as old as its file. */
  boolean fileTime() {
    return fileTime;
  }

  /** Where in a JSON document its records are, or null. */
  public String records() {
    return records;
  }

  /** The charset of its text files. */
  public String charset() {
    return charset;
  }
}
