package org.windvane.relations;

import java.sql.Timestamp;
import java.util.ArrayList;
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

/** The articles of one partition, coded one by one; articles that name no country are left out. */
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

  private final Iterator<Row> articles;
  private final ArticleCoder coder;
  private Row next;

  ArticleRows(CodingKit kit, Iterator<Row> articles) {
    this.articles = articles;
    this.coder = new ArticleCoder(kit);
  }

  @Override
  public boolean hasNext() {
    while (next == null && articles.hasNext()) {
      next = code(articles.next());
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  private Row code(Row article) {
    String language = article.getAs("language");
    Timestamp published = article.getAs("published");
    int day =
        published == null
            ? ActorReader.NO_DATE
            : Math.toIntExact(Math.floorDiv(published.getTime(), TimeUnit.DAYS.toMillis(1)));
    ArticleCoder.Result result =
        coder.code(
            language, article.getAs("title"), article.getAs("body"), day, article.getAs("speaker"));
    if (result.countries().isEmpty() && result.relations().isEmpty()) {
      return null;
    }
    Gazetteer gazetteer = coder.gazetteer(language);
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
