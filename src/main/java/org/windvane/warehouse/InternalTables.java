package org.windvane.warehouse;

import static org.windvane.warehouse.Columns.count;
import static org.windvane.warehouse.Columns.day;
import static org.windvane.warehouse.Columns.instant;
import static org.windvane.warehouse.Columns.key;
import static org.windvane.warehouse.Columns.number;
import static org.windvane.warehouse.Columns.of;
import static org.windvane.warehouse.Columns.small;
import static org.windvane.warehouse.Columns.text;

import java.util.ArrayList;
import java.util.List;
import org.windvane.warehouse.TableDef.Kind;

/**
 * The Delta tables that one room hands to the next. The rows of most belong to a {@code batch}:
 * what one ingest brought, and what was made of it. A batch is written as files of its own, which
 * {@link Upkeep} later joins with others; Delta's statistics then still say which files hold it.
 */
public final class InternalTables {
  private InternalTables() {}

  private static final ColumnDef BATCH =
      key("batch", "the ingest that brought the article", "20240501T020000Z-4f2a");
  private static final ColumnDef ARTICLE =
      key("article_id", "stable id of the article, hex", "9f86d081884c7d65");
  private static final ColumnDef STORY =
      key(
          "story_id",
          "id of the text that this article prints; reprints share it",
          "2c26b46b68ffc68f");
  private static final ColumnDef URL =
      text("url", "canonical url", "https://a.example/2024/05/01/x");
  private static final ColumnDef OUTLET =
      text("outlet", "registrable domain of the outlet", "rfi.fr");
  private static final ColumnDef OUTLET_COUNTRY =
      text("outlet_country", "seat of the outlet, ISO 3166-1 alpha-3", "FRA");
  private static final ColumnDef PERSPECTIVE =
      text(
          "perspective", "whose outlet it is: a bloc of conf/blocs.conf, africa, or other", "west");
  private static final ColumnDef PUBLISHED =
      instant("published", "when the article appeared, UTC", "2024-05-01T06:30:00Z");
  private static final ColumnDef LANGUAGE =
      text("language", "identified language, ISO 639-1", "en");

  public static final TableDef ARTICLES =
      new TableDef(
          "articles",
          Kind.INTERNAL,
          "One article at one outlet.",
          List.of(
              ARTICLE,
              STORY,
              URL,
              OUTLET,
              OUTLET_COUNTRY,
              PERSPECTIVE,
              text("title", "headline, plain text", "Niger ends military accord"),
              text("body", "text without markup", "Niamey said on Saturday …"),
              PUBLISHED,
              LANGUAGE,
              text("declared_language", "what the source claimed", "en-US"),
              text("speaker", "state that speaks in the document, if it is a speech", "MLI"),
              text("source_file", "file that it was read from", "hdfs://…/2024-05-01.jsonl.gz"),
              count("position", "line or record number in that file, from 1", "118"),
              BATCH));

  public static final TableDef QUARANTINE =
      new TableDef(
          "quarantine",
          Kind.INTERNAL,
          "One record that could not be kept, with its place and the reason.",
          List.of(
              text("source_file", "file that it was read from", "hdfs://…/2024-05-01.jsonl.gz"),
              count(
                  "position",
                  "line or record number in that file, from 1; 0: the file itself",
                  "118"),
              text(
                  "reason",
                  "unreadable, no_text, no_date, implausible_date, too_long, truncated_file, …",
                  "no_date"),
              text(
                  "detail",
                  "what exactly was wrong",
                  "date '31.02.2024' matches none of 3 formats"),
              text("raw", "the record as it was read, cut after 64 KiB", "{\"title\":…}"),
              count("raw_bytes", "its full length in bytes", "412"),
              BATCH));

  /** Which files have been read, in which batch. */
  public static final TableDef INPUTS =
      new TableDef(
          "inputs",
          Kind.INTERNAL,
          "One input file as it was when it was read.",
          List.of(
              key("path", "full URI", "file:/data/2024-05-01.jsonl.gz"),
              count("length", "bytes", "104857"),
              instant("modified", "modification time", "2024-05-02T00:10:00Z"),
              text("format", "jsonl, csv, parquet, text, warc, …", "jsonl"),
              text("mapping", "name under sources in conf/, or empty", "rss"),
              BATCH));

  /** What later batches need in order to find reprints without reading the archive's text. */
  public static final TableDef STORY_SKETCHES =
      new TableDef(
          "story_sketches",
          Kind.INTERNAL,
          "One article's text as numbers that tell whether another prints the same.",
          List.of(
              ARTICLE,
              STORY,
              OUTLET,
              PUBLISHED,
              of(
                  "keys",
                  "array<bigint>",
                  "articles that share one are compared",
                  "[81985529216486895]"),
              small("shingles", "different runs of four words in the text", "212"),
              of(
                  "smallest",
                  "array<int>",
                  "the smallest 128 of their hashes, ascending",
                  "[-2147201, 17]"),
              of(
                  "title_words",
                  "array<int>",
                  "hashes of the headline's words, ascending",
                  "[-55, 1023]"),
              BATCH));

  private static List<ColumnDef> withOrigin(ColumnDef... more) {
    List<ColumnDef> all =
        new ArrayList<>(
            List.of(ARTICLE, STORY, URL, OUTLET, OUTLET_COUNTRY, PERSPECTIVE, PUBLISHED, LANGUAGE));
    all.addAll(List.of(more));
    all.add(BATCH);
    return all;
  }

  public static final TableDef RELATIONS =
      new TableDef(
          "relations",
          Kind.INTERNAL,
          "One directed act of one actor towards another, read out of one sentence.",
          withOrigin(
              small("sentence_index", "place of the sentence in the article, title 0", "3"),
              text("sentence", "the sentence itself", "Niger expelled the French ambassador."),
              text("source_actor", "who acts: ISO 3166-1 alpha-3 or body code", "NER"),
              text("target_actor", "towards whom", "FRA"),
              text("source_state", "the state behind the source, if any", "NER"),
              text("target_state", "the state behind the target, if any", "FRA"),
              text(
                  "quad_class",
                  "verbal_cooperation, material_cooperation, verbal_conflict, material_conflict",
                  "material_conflict"),
              number("stance", "expected sign and strength, -1 … 1", "-0.9"),
              number(
                  "probability", "the coder's probability that the relation holds, 0 … 1", "0.93"),
              text("act", "PLOVER event type of the act, if known", "SANCTION"),
              of(
                  "spans",
                  "array<struct<role:string,start:int,end:int>>",
                  "character offsets into sentence of source, target and the words that carried it",
                  "[{source,0,5},{target,19,25},{act,6,14}]"),
              text("coder", "coder and version", "rules-1")));

  public static final TableDef ARTICLE_COUNTRIES =
      new TableDef(
          "article_countries",
          Kind.INTERNAL,
          "One country that an article speaks of.",
          withOrigin(
              text("country", "ISO 3166-1 alpha-3", "NER"),
              small("mentions", "how often the article names it", "6"),
              number("focus", "share of the article's attention, 0 … 1", "0.7"),
              number(
                  "sentiment",
                  "tone towards the country, -1 … 1; null without tone-bearing sentence",
                  "-0.2"),
              small("sentences", "sentences that bear the tone", "2")));

  public static final TableDef STORY_TOPICS =
      new TableDef(
          "story_topics",
          Kind.INTERNAL,
          "Weight of one topic in one story; weights under 0.02 are left out.",
          List.of(
              STORY,
              small("topic", "topic id, stable over refits", "12"),
              number("weight", "share of the story, 0 … 1", "0.61"),
              BATCH));

  public static final TableDef TOPIC_DAYS =
      days(
          "topic_days",
          "Sums over the stories about one country that appeared on one day, by topic.",
          text("country", "ISO 3166-1 alpha-3; *: all stories, about whatever", "NER"),
          small("topic", "topic id; -1: the day's stories whatever their topic", "12"));

  public static final TableDef SUBTOPIC_DAYS =
      days(
          "subtopic_days",
          "Sums over a country's own stories that appeared on one day, by topic of its own.",
          text("country", "ISO 3166-1 alpha-3", "NER"),
          small("topic", "subtopic id; -1: the day's stories whatever their topic", "4"));

  private static TableDef days(String name, String comment, ColumnDef country, ColumnDef topic) {
    return new TableDef(
        name,
        Kind.INTERNAL,
        comment,
        List.of(
            country,
            day("day", "UTC day of the stories' first article", "2023-08-04"),
            topic,
            count("stories", "stories with weight in the topic", "7"),
            number("focus", "sum of focus on the country × weight of the topic", "2.4"),
            number("focus_squares", "sum of the squares of focus on the country", "1.9"),
            number("tone", "sum of focus × weight × sentiment", "-0.6"),
            number("toned", "sum of focus × weight over stories with a sentiment", "2.1"),
            number("strongest", "greatest weight of the topic in a story", "0.93"),
            BATCH));
  }

  /** The standing topics, as the next version publishes them; dead ones too. */
  public static final TableDef TOPICS = inside(PublishedTables.TOPICS);

  /** Shares of topics over everything scored, as the next version publishes them. */
  public static final TableDef COUNTRY_TOPICS = inside(PublishedTables.COUNTRY_TOPICS);

  /** Countries' own topics, as the next version publishes them; dead ones too. */
  public static final TableDef SUBTOPICS = inside(PublishedTables.SUBTOPICS);

  /** Shares of countries' own topics, as the next version publishes them. */
  public static final TableDef COUNTRY_SUBTOPICS = inside(PublishedTables.COUNTRY_SUBTOPICS);

  private static TableDef inside(TableDef published) {
    return new TableDef(published.name(), Kind.INTERNAL, published.comment(), published.columns());
  }

  /**
   * Which batch has been through which stage: the commit record that makes a stage's rows visible.
   */
  public static final TableDef BATCHES =
      new TableDef(
          "batches",
          Kind.INTERNAL,
          "One batch that has been wholly through one stage.",
          List.of(
              BATCH,
              key("stage", "ingest, annotate, topics, publish", "annotate"),
              text("run", "the run that did it", "20240501T020000Z-4f2a"),
              instant("committed", "when", "2024-05-01T02:13:11Z"),
              count("rows", "rows that the stage wrote", "10231"),
              text("version", "hash of conf and models that it was done with", "a1b2c3d4")));

  /** What every run said of changes, kept when later runs say otherwise. No batches. */
  public static final TableDef STATEMENTS =
      new TableDef(
          "statements",
          Kind.INTERNAL,
          "A change of alignment as one run saw it, announced or not yet.",
          List.of(
              text("run", "the run that said it", "20240501T020000Z-4f2a"),
              instant("said", "when", "2024-05-01T02:13:11Z"),
              text("country", "ISO 3166-1 alpha-3", "NER"),
              text("axis", "axis of conf/blocs.conf", "west-russia"),
              day("date", "most probable date", "2023-07-27"),
              day("date_lower", "start of the 95 % date interval", "2023-07-20"),
              day("date_upper", "end of the 95 % date interval", "2023-08-14"),
              number("before", "alignment before", "0.45"),
              number("after", "alignment after", "-0.6"),
              number("probability", "posterior probability of such a change, from 0.5", "0.83"),
              of("announced", "boolean", "whether it stood in shifts", "true")));

  /** All internal tables but those that have a published twin. */
  public static List<TableDef> all() {
    return List.of(
        ARTICLES,
        QUARANTINE,
        INPUTS,
        STORY_SKETCHES,
        RELATIONS,
        ARTICLE_COUNTRIES,
        STORY_TOPICS,
        TOPIC_DAYS,
        SUBTOPIC_DAYS,
        STATEMENTS,
        BATCHES);
  }
}
