package org.windvane.corpus.article;

import com.typesafe.config.Config;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.windvane.UsageException;
import org.windvane.corpus.reading.Fault;
import org.windvane.corpus.reading.Fields;
import org.windvane.settings.Settings;

/** Makes an article of a record's fields, or says why it cannot. */
public final class ArticleMaker implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Dates ISO = new Dates(List.of("iso"), "UTC");
  private static final Pattern SPEAKER = Pattern.compile("[A-Z]{2,12}");
  private static final Pattern INDENTED = Pattern.compile("\\n(?=[ \\t]|\\s*\\n)");

  /**
   * An article, or a fault.
   *
   * @param article null when there is a fault
   * @param fault null when there is an article
   */
  public record Outcome(Article article, Fault fault) {}

  private final Mapping mapping;
  private final Outlets outlets;
  private final CanonicalUrl urls;
  private final Instant earliest;
  private final Instant latest;
  private final Instant fixedDate;

  /**
   * @param now from which "too far in the future" is counted
   * @param fixedDate the date of articles whose source gives none, or null
   */
  public ArticleMaker(Settings settings, Mapping mapping, Instant now, String fixedDate) {
    Config corpus = settings.at("windvane.corpus");
    this.mapping = mapping;
    this.outlets = new Outlets(settings.config());
    this.urls = new CanonicalUrl(corpus.getStringList("tracking-parameters"));
    this.earliest =
        LocalDate.parse(corpus.getString("dates.earliest"))
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC);
    this.latest = now.plus(Duration.ofDays(corpus.getLong("dates.latest-after-now-days")));
    String date = fixedDate == null ? mapping.fixed("published") : fixedDate;
    this.fixedDate = date == null ? null : ISO.parse(date);
    if (date != null && this.fixedDate == null) {
      throw new UsageException("Cannot read published: no ISO 8601 date, " + date);
    }
  }

  /**
   * Makes the article.
   *
   * @param fileTime when the record's file was last changed
   */
  public Outcome make(Fields fields, Instant fileTime) {
    String title = text(mapping.value(fields, "title")).replace('\n', ' ');
    String body = text(mapping.value(fields, "body"));
    if (title.isEmpty() && body.isEmpty()) {
      return fault(Fault.NO_TEXT, "neither title nor body");
    }
    String given = mapping.value(fields, "published");
    Instant published = given == null ? undated(fileTime) : mapping.date(given);
    if (published == null) {
      return fault(
          Fault.NO_DATE,
          given == null
              ? "no date"
              : "date '"
                  + shortened(given)
                  + "' matches none of "
                  + mapping.dateFormats()
                  + " formats");
    }
    if (published.isBefore(earliest) || published.isAfter(latest)) {
      return fault(Fault.IMPLAUSIBLE_DATE, published + " is outside " + earliest + " … " + latest);
    }
    String link = mapping.value(fields, "url");
    String url = link == null ? null : urls.of(link);
    Outlet outlet =
        outlets.resolve(
            Arrays.asList(url, mapping.fixed("outlet"), mapping.value(fields, "outlet")),
            published);
    String declared = mapping.value(fields, "language");
    String speaker = speaker(fields);
    long words = Fingerprint.words(title, body);
    String key = url == null ? null : CanonicalUrl.key(url);
    String id =
        key != null
            ? Fingerprint.id(key)
            : Fingerprint.id(
                outlet.domain(),
                mapping.value(fields, "id"),
                url,
                published.atZone(ZoneOffset.UTC).toLocalDate().toString(),
                speaker,
                Long.toHexString(words));
    return new Outcome(
        new Article(
            id,
            words,
            url,
            outlet,
            title.isEmpty() ? null : title,
            body.isEmpty() ? null : body,
            published,
            mapping.fixed("language") != null
                ? mapping.fixed("language")
                : Languages.identify(title, body),
            declared == null ? mapping.fixed("language") : shortened(declared.strip()),
            speaker),
        null);
  }

  private Instant undated(Instant fileTime) {
    if (fixedDate != null) {
      return fixedDate;
    }
    return mapping.fileTime() ? fileTime : null;
  }

  private String text(String value) {
    if (value == null) {
      return "";
    }
    return switch (mapping.markup()) {
      case HTML -> PlainText.ofMarkup(value);
      case TEXT -> PlainText.normalised(value);
      case WRAPPED -> PlainText.normalised(unwrapped(PlainText.unescaped(value)));
    };
  }

  /** Joins lines that only the width of a page had broken. */
  private static String unwrapped(String text) {
    return INDENTED
        .matcher(text.replace("\r", ""))
        .replaceAll("\u2029")
        .replace('\n', ' ')
        .replace('\u2029', '\n');
  }

  private String speaker(Fields fields) {
    String value =
        mapping.fixed("speaker") != null
            ? mapping.fixed("speaker")
            : mapping.value(fields, "speaker");
    if (value == null) {
      return null;
    }
    String code = value.strip().toUpperCase(Locale.ROOT);
    return SPEAKER.matcher(code).matches() ? code : null;
  }

  private static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }

  private static Outcome fault(String reason, String detail) {
    return new Outcome(null, new Fault(reason, detail));
  }
}
