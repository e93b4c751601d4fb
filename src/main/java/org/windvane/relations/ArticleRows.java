package org.windvane.relations;

import java.sql.Timestamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.windvane.language.Actor;
import org.windvane.language.ActorReader;
import org.windvane.language.Gazetteer;
import org.windvane.language.Sentence;

/**
 * The articles of one partition, coded some at a time, so that the questions to a model come in
 * batches; articles that name no country are left out.
 */
final class ArticleRows implements Iterator<Row> {
  /** Columns that every row takes over from its article. */
  static final List<String> ORIGIN =
      List.of(
          "article_id",
          "story_id",
          "url",
          "outlet",
          "outlet_country",
          "perspective",
          "published",
          "language");

  private static final int RELATIONS = ORIGIN.size() + 1;

  /**
   * Articles coded together: enough to fill the batches of a model, for few sentences become a
   * question to it, and little beside what a task holds anyway.
   */
  static final int MOST_ARTICLES = 1024;

  private static final long MOST_CHARACTERS = 500_000;

  private final Iterator<Row> articles;
  private final ArticleCoder coder;
  private final Deque<Row> ready = new ArrayDeque<>();

  ArticleRows(CodingKit kit, Iterator<Row> articles) {
    this.articles = articles;
    this.coder = new ArticleCoder(kit);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && articles.hasNext()) {
      codeSome();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void codeSome() {
    List<Row> rows = new ArrayList<>();
    List<ArticleCoder.Article> read = new ArrayList<>();
    long characters = 0;
    while (articles.hasNext() && rows.size() < MOST_ARTICLES && characters < MOST_CHARACTERS) {
      Row row = articles.next();
      rows.add(row);
      read.add(article(row));
      String body = row.getAs("body");
      characters += body == null ? 0 : body.length();
    }
    List<ArticleCoder.Result> results = coder.code(read);
    for (int i = 0; i < rows.size(); i++) {
      ArticleCoder.Result result = results.get(i);
      if (!result.countries().isEmpty() || !result.relations().isEmpty()) {
        ready.add(row(rows.get(i), result));
      }
    }
  }

  private static ArticleCoder.Article article(Row article) {
    Timestamp published = article.getAs("published");
    int day =
        published == null
            ? ActorReader.NO_DATE
            : Math.toIntExact(Math.floorDiv(published.getTime(), TimeUnit.DAYS.toMillis(1)));
    return new ArticleCoder.Article(
        article.getAs("language"),
        article.getAs("title"),
        article.getAs("body"),
        day,
        article.getAs("speaker"));
  }

  private Row row(Row article, ArticleCoder.Result result) {
    Gazetteer gazetteer = coder.gazetteer(article.getAs("language"));
    Object[] values = new Object[RELATIONS + 2];
    for (int i = 0; i < ORIGIN.size(); i++) {
      values[i] = article.getAs(ORIGIN.get(i));
    }
    values[ORIGIN.size()] = article.getAs("batch");
    List<Row> relations = new ArrayList<>();
    for (ArticleCoder.Coded c : result.relations()) {
      relations.add(relation(c, gazetteer, result.coder()));
    }
    List<Row> countries = new ArrayList<>();
    for (ArticleCoder.Country c : result.countries()) {
      countries.add(
          RowFactory.create(c.code(), c.mentions(), c.focus(), c.sentiment(), c.sentences()));
    }
    values[RELATIONS] = relations.toArray(new Row[0]);
    values[RELATIONS + 1] = countries.toArray(new Row[0]);
    return RowFactory.create(values);
  }

  private static Row relation(ArticleCoder.Coded coded, Gazetteer gazetteer, String coder) {
    Sentence s = coded.sentence();
    Relation r = coded.relation();
    Actor source = gazetteer.actor(s.actor(r.source()));
    Actor target = gazetteer.actor(s.actor(r.target()));
    Row[] spans = {
      span("source", s.startOffset(r.source()), s.endOffset(r.source())),
      span("target", s.startOffset(r.target()), s.endOffset(r.target())),
      span("act", r.actStart(), r.actEnd())
    };
    return RowFactory.create(
        s.index(),
        s.text(),
        source.code(),
        target.code(),
        source.state(),
        target.state(),
        r.quadClass().key(),
        r.stance(),
        r.probability(),
        r.act().name(),
        spans,
        coder);
  }

  private static Row span(String role, int from, int to) {
    return RowFactory.create(role, from, to);
  }
}
