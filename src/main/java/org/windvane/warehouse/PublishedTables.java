package org.windvane.warehouse;

import static org.windvane.warehouse.Columns.count;
import static org.windvane.warehouse.Columns.day;
import static org.windvane.warehouse.Columns.instant;
import static org.windvane.warehouse.Columns.number;
import static org.windvane.warehouse.Columns.of;
import static org.windvane.warehouse.Columns.small;
import static org.windvane.warehouse.Columns.text;

import java.util.List;
import org.windvane.warehouse.TableDef.Kind;

/** What anyone may read: plain Parquet, all tables of a run together. */
public final class PublishedTables {
  private PublishedTables() {}

  private static final ColumnDef COUNTRY = text("country", "ISO 3166-1 alpha-3", "NER");
  private static final ColumnDef PERSPECTIVE =
      text(
          "perspective",
          "whose outlets: all, balanced, local (outlets of the country itself), or a perspective of conf/",
          "all");
  private static final ColumnDef GRAIN =
      text("grain", "day, week (from Monday), month or year", "month");
  private static final ColumnDef PERIOD =
      day("period", "first date of the period, UTC", "2023-08-01");
  private static final ColumnDef LOWER = number("lower", "lower end of the 95 % interval", "-0.81");
  private static final ColumnDef UPPER = number("upper", "upper end of the 95 % interval", "-0.42");
  private static final ColumnDef STORIES =
      count("stories", "stories that bear evidence; a reprint counts once", "31");

  public static final TableDef ALIGNMENT =
      new TableDef(
          "alignment",
          Kind.PUBLISHED,
          "Where a country stands on an axis in a period, as one perspective tells it.",
          List.of(
              COUNTRY,
              text("axis", "axis of conf/blocs.conf", "west-russia"),
              PERSPECTIVE,
              GRAIN,
              PERIOD,
              number(
                  "stance_first",
                  "stance between country and the axis' first bloc, -1 … 1",
                  "-0.6"),
              number("stance_second", "stance between country and the second bloc, -1 … 1", "0.5"),
              number(
                  "alignment",
                  "(stance_first - stance_second) / 2, -1 … 1; null when insufficient",
                  "-0.55"),
              LOWER,
              UPPER,
              STORIES,
              count("articles", "articles behind the stories, reprints counted", "74"),
              text("status", "ok, or insufficient: too little evidence for a number", "ok")));

  public static final TableDef BLOC_STANCE =
      new TableDef(
          "bloc_stance",
          Kind.PUBLISHED,
          "How a country and a bloc act towards each other in a period.",
          List.of(
              COUNTRY,
              text("bloc", "bloc of conf/blocs.conf", "west"),
              PERSPECTIVE,
              GRAIN,
              PERIOD,
              number("stance", "mean stance over stories, -1 … 1; null when insufficient", "-0.6"),
              LOWER,
              UPPER,
              count("verbal_cooperation", "stories with such a relation", "4"),
              count("material_cooperation", "stories with such a relation", "1"),
              count("verbal_conflict", "stories with such a relation", "11"),
              count("material_conflict", "stories with such a relation", "9"),
              STORIES));

  public static final TableDef COUNTRY_SENTIMENT =
      new TableDef(
          "country_sentiment",
          Kind.PUBLISHED,
          "Tone of the news towards a country in a period.",
          List.of(
              COUNTRY,
              PERSPECTIVE,
              GRAIN,
              PERIOD,
              number(
                  "sentiment", "mean tone over stories, -1 … 1; null when insufficient", "-0.21"),
              LOWER,
              UPPER,
              count("positive", "stories with tone above 0.1", "12"),
              count("neutral", "stories between", "40"),
              count("negative", "stories with tone below -0.1", "25"),
              STORIES));

  private static final ColumnDef TERMS =
      of(
          "terms",
          "array<struct<term:string,weight:double>>",
          "heaviest terms with their weights",
          "[{uranium,0.11},{mine,0.07}]");
  private static final ColumnDef COHERENCE =
      number("coherence", "NPMI of the ten heaviest terms, -1 … 1", "0.14");
  private static final ColumnDef FIRST_SEEN =
      day("first_seen", "first date with weight in this topic", "2019-01-03");
  private static final ColumnDef TOPIC_TONE =
      number("sentiment", "mean tone towards the country in stories of the topic", "-0.3");

  public static final TableDef TOPICS =
      new TableDef(
          "topics",
          Kind.PUBLISHED,
          "One topic of the shared topic space.",
          List.of(
              small("topic", "topic id, stable over refits", "12"),
              text("label", "what a person would call it", "uranium, mine, orano"),
              text(
                  "headline",
                  "title of a story that shows what it is about, chosen when it was fitted",
                  "Orano loses its licence for the uranium mine of Imouraren"),
              TERMS,
              COHERENCE,
              FIRST_SEEN));

  public static final TableDef COUNTRY_TOPICS =
      new TableDef(
          "country_topics",
          Kind.PUBLISHED,
          "Share of a topic in the news about a country in a period.",
          List.of(
              COUNTRY,
              GRAIN,
              PERIOD,
              small("topic", "topic id", "12"),
              number("share", "share of the country's stories, 0 … 1", "0.18"),
              LOWER,
              UPPER,
              TOPIC_TONE));

  public static final TableDef SUBTOPICS =
      new TableDef(
          "subtopics",
          Kind.PUBLISHED,
          "One topic of a country's own, fitted to the stories that are mostly about it.",
          List.of(
              COUNTRY,
              small("subtopic", "id within the country, stable over refits", "4"),
              small("topic", "the shared topic that its stories hold most of", "12"),
              text("label", "what a person would call it", "uranium, convoy, port"),
              TERMS,
              COHERENCE,
              FIRST_SEEN));

  public static final TableDef COUNTRY_SUBTOPICS =
      new TableDef(
          "country_subtopics",
          Kind.PUBLISHED,
          "Share of a country's own topic in the stories that are mostly about it, in a period.",
          List.of(
              COUNTRY,
              GRAIN,
              PERIOD,
              small("subtopic", "id within the country", "4"),
              number("share", "share of those stories, 0 … 1", "0.18"),
              LOWER,
              UPPER,
              TOPIC_TONE));

  public static final TableDef SHIFTS =
      new TableDef(
          "shifts",
          Kind.PUBLISHED,
          "A dated, lasting change of a country's alignment.",
          List.of(
              text("shift_id", "stable id: country, axis, date", "NER-west-russia-2023-07-27"),
              COUNTRY,
              text("axis", "axis of conf/blocs.conf", "west-russia"),
              day("date", "most probable date", "2023-07-27"),
              day("date_lower", "start of the 95 % date interval", "2023-07-20"),
              day("date_upper", "end of the 95 % date interval", "2023-08-14"),
              number("before", "alignment before", "0.45"),
              number("after", "alignment after", "-0.6"),
              number("change", "after - before", "-1.05"),
              number("probability", "posterior probability that there was such a change", "0.99"),
              text("direction", "bloc towards which the country moved", "russia"),
              number(
                  "same_outlets_effect",
                  "part of the change that outlets seen on both sides tell",
                  "-0.98"),
              number("outlet_mix_effect", "part that comes from other outlets reporting", "-0.07"),
              of(
                  "topics",
                  "array<struct<topic:int,label:string,before:double,after:double>>",
                  "topics whose share grew or shrank most across the shift",
                  "[{12,uranium,0.02,0.2}]")));

  public static final TableDef EVIDENCE =
      new TableDef(
          "evidence",
          Kind.PUBLISHED,
          "A sentence that shows a shift, the most telling first.",
          List.of(
              text("shift_id", "the shift", "NER-west-russia-2023-07-27"),
              small("rank", "from 1", "1"),
              text("article_id", "the article", "9f86d081884c7d65"),
              text("url", "where it can be read", "https://a.example/2023/08/04/x"),
              text("outlet", "registrable domain of the outlet", "rfi.fr"),
              instant("published", "when the article appeared, UTC", "2023-08-04T06:30:00Z"),
              text("sentence", "the sentence", "Niger expelled the French ambassador."),
              text("source_actor", "who acts", "NER"),
              text("target_actor", "towards whom", "FRA"),
              text("quad_class", "class of the act", "material_conflict"),
              number("stance", "expected sign and strength, -1 … 1", "-0.9")));

  public static final TableDef RUNS =
      new TableDef(
          "runs",
          Kind.PUBLISHED,
          "One run of a verb on this warehouse.",
          List.of(
              text("run", "id of the run", "20240501T020000Z-4f2a"),
              text("verb", "what was called", "nightly"),
              text("status", "done, failed, or killed", "done"),
              instant("started", "when, UTC", "2024-05-01T02:00:00Z"),
              instant("finished", "when, UTC; null where killed", "2024-05-01T02:13:11Z"),
              of("inputs", "array<string>", "inputs as given", "[hdfs://…/2024-05-01.jsonl.gz]"),
              count("rows_read", "records found in the inputs", "10300"),
              count("rows_kept", "articles added", "10231"),
              count("rows_duplicate", "articles that were there already", "40"),
              count("rows_quarantined", "records set aside", "29"),
              text("conf", "hash of the settings", "a1b2c3d4e5f60718"),
              of("models", "map<string,string>", "models by name and hash", "{encoder → 9c1f…}"),
              text("code", "version of the code", "0.1.0"),
              of("warnings", "array<string>", "what a reader of the numbers should know", "[]")));

  /** All published tables. */
  public static List<TableDef> all() {
    return List.of(
        ALIGNMENT,
        BLOC_STANCE,
        COUNTRY_SENTIMENT,
        TOPICS,
        COUNTRY_TOPICS,
        SUBTOPICS,
        COUNTRY_SUBTOPICS,
        SHIFTS,
        EVIDENCE,
        RUNS);
  }
}
