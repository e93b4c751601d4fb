package org.windvane.relations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.windvane.language.Actor;
import org.windvane.language.ActorReader;
import org.windvane.language.Document;
import org.windvane.language.Focus;
import org.windvane.language.Gazetteer;
import org.windvane.language.LanguagePack;
import org.windvane.language.Sentence;
import org.windvane.language.SentimentScorer;

/**
 * Codes articles: their relations, and the countries that they speak of. Those of a call put their
 * questions to a model together, which costs it half of what it costs one by one. For one thread.
 */
public final class ArticleCoder {
  /** A country with a smaller share of an article is named in passing: the tone is another's. */
  private static final double ABOUT = 0.25;

  private final CodingKit kit;
  private final Map<String, Reader> readers = new HashMap<>();

  /**
   * An article to code.
   *
   * @param day epoch day, or {@link ActorReader#NO_DATE}
   * @param speaker state that speaks in it, or null
   */
  public record Article(String language, String title, String body, int day, String speaker) {}

  /** An article read, with the sentences that name an actor. */
  private record Read(Article article, List<Sentence> sentences, Map<String, Focus.Share> focus) {}

  /** One relation with the sentence that it stands in. */
  public record Coded(Sentence sentence, Relation relation) {}

  /**
   * One country of an article.
   *
   * @param sentiment -1 … 1, or null where no sentence bears tone
   */
  public record Country(String code, int mentions, double focus, Double sentiment, int sentences) {}

  /** What an article yields. */
  public record Result(List<Coded> relations, List<Country> countries, String coder) {}

  private record Reader(
      LanguagePack pack, ActorReader actors, RelationCoder coder, SentimentScorer scorer) {}

  public ArticleCoder(CodingKit kit) {
    this.kit = kit;
  }

  /** Whether articles in the language can be coded. */
  public boolean reads(String language) {
    return language != null && kit.packs().containsKey(language);
  }

  public Gazetteer gazetteer(String language) {
    return kit.packs().get(language).gazetteer();
  }

  /**
   * The countries that an article is about, as {@link #code} finds them, without coding it.
   *
   * @param day epoch day, or {@link ActorReader#NO_DATE}
   */
  public Map<String, Focus.Share> focus(String language, String title, String body, int day) {
    Reader reader = readers.computeIfAbsent(language, this::reader);
    return Focus.of(reader.actors().read(title, body, day, null), reader.pack().gazetteer());
  }

  /** What each article yields, in their order. It does not depend on what else is in the call. */
  public List<Result> code(List<Article> articles) {
    Map<String, List<Integer>> places = new TreeMap<>();
    for (int i = 0; i < articles.size(); i++) {
      places.computeIfAbsent(articles.get(i).language(), l -> new ArrayList<>()).add(i);
    }
    Result[] out = new Result[articles.size()];
    places.forEach(
        (language, own) -> {
          Reader reader = readers.computeIfAbsent(language, this::reader);
          List<Result> results = code(reader, own.stream().map(articles::get).toList());
          for (int i = 0; i < own.size(); i++) {
            out[own.get(i)] = results.get(i);
          }
        });
    return List.of(out);
  }

  private static List<Result> code(Reader reader, List<Article> articles) {
    List<Read> read = articles.stream().map(a -> read(reader, a)).toList();
    List<List<Relation>> relations =
        reader.coder().code(read.stream().flatMap(r -> r.sentences().stream()).toList());
    List<List<SentimentScorer.Ask>> asks = read.stream().map(r -> asks(reader, r)).toList();
    List<double[]> scores = reader.scorer().scores(asks);
    List<Result> out = new ArrayList<>(read.size());
    int next = 0;
    for (int i = 0; i < read.size(); i++) {
      Read one = read.get(i);
      List<List<Relation>> own = relations.subList(next, next + one.sentences().size());
      next += one.sentences().size();
      out.add(result(reader, one, own, asks.get(i), scores.get(i)));
    }
    return out;
  }

  private static Read read(Reader reader, Article a) {
    Document document = reader.actors().read(a.title(), a.body(), a.day(), a.speaker());
    List<Sentence> sentences = document.sentences().stream().filter(s -> s.mentions() > 0).toList();
    return new Read(a, sentences, Focus.of(document, reader.pack().gazetteer()));
  }

  private static Result result(
      Reader reader,
      Read read,
      List<List<Relation>> relations,
      List<SentimentScorer.Ask> asks,
      double[] scores) {
    Gazetteer gazetteer = reader.pack().gazetteer();
    List<Coded> coded = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      Sentence s = read.sentences().get(i);
      relations.get(i).forEach(r -> coded.add(new Coded(s, r)));
      accusations(gazetteer, s, relations.get(i), read.article().speaker(), coded);
    }
    Map<String, double[]> tones = tones(gazetteer, read.sentences(), relations, asks, scores);
    List<Country> countries = new ArrayList<>();
    new TreeMap<>(read.focus())
        .forEach(
            (code, share) -> {
              double[] tone = tones.get(code);
              Double sentiment = tone == null ? null : tone[0] / tone[1];
              int bearing = tone == null ? 0 : (int) tone[1];
              countries.add(new Country(code, share.mentions(), share.share(), sentiment, bearing));
            });
    return new Result(coded, countries, reader.coder().version());
  }

  /**
   * In a speech, to say that another struck or wronged the speaker's state is to accuse him: the
   * answer to each such act.
   */
  private static void accusations(
      Gazetteer gazetteer, Sentence s, List<Relation> relations, String speaker, List<Coded> out) {
    if (speaker == null) {
      return;
    }
    for (Relation r : relations) {
      String source = gazetteer.actor(s.actor(r.source())).state();
      String target = gazetteer.actor(s.actor(r.target())).state();
      boolean wronged = r.stance() < 0 && speaker.equals(target) && !speaker.equals(source);
      boolean answered =
          relations.stream()
              .anyMatch(
                  a ->
                      s.actor(a.source()) == s.actor(r.target())
                          && s.actor(a.target()) == s.actor(r.source())
                          && a.stance() < 0);
      if (wronged && !answered) {
        double stance = -EventType.ACCUSE.strength() * r.probability();
        out.add(
            new Coded(
                s,
                new Relation(
                    r.target(),
                    r.source(),
                    EventType.ACCUSE,
                    EventType.ACCUSE.quadClass(),
                    stance,
                    r.probability(),
                    r.actStart(),
                    r.actEnd())));
      }
    }
  }

  private Reader reader(String language) {
    LanguagePack pack = kit.packs().get(language);
    return new Reader(
        pack, new ActorReader(pack), kit.relationCoder(language), kit.sentimentScorer(language));
  }

  /** The states whose tone is asked: once a sentence, where the article is about them. */
  private static List<SentimentScorer.Ask> asks(Reader reader, Read read) {
    Gazetteer gazetteer = reader.pack().gazetteer();
    List<SentimentScorer.Ask> asks = new ArrayList<>();
    for (Sentence s : read.sentences()) {
      Set<String> named = new HashSet<>();
      for (int m = 0; m < s.mentions(); m++) {
        Actor actor = gazetteer.actor(s.actor(m));
        Focus.Share share = read.focus().get(actor.code());
        if (actor.isState()
            && s.kind(m).acts()
            && share != null
            && share.share() >= ABOUT
            && named.add(actor.code())) {
          asks.add(new SentimentScorer.Ask(s, m));
        }
      }
    }
    return asks;
  }

  /**
   * The tone towards each state: of each sentence that names it, the words' tone where the article
   * is about it, and what is done to it and by it. By code, the sum over sentences and their
   * number.
   */
  private static Map<String, double[]> tones(
      Gazetteer gazetteer,
      List<Sentence> sentences,
      List<List<Relation>> relations,
      List<SentimentScorer.Ask> asks,
      double[] scores) {
    Map<String, double[]> tones = new TreeMap<>();
    int next = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence s = sentences.get(i);
      Map<String, Double> here = new HashMap<>();
      for (; next < asks.size() && asks.get(next).sentence() == s; next++) {
        if (!Double.isNaN(scores[next])) {
          here.put(gazetteer.actor(s.actor(asks.get(next).mention())).code(), scores[next]);
        }
      }
      for (Relation r : relations.get(i)) {
        Actor source = gazetteer.actor(s.actor(r.source()));
        Actor target = gazetteer.actor(s.actor(r.target()));
        // Being blamed or praised colours the one spoken of; a blow or a gift colours the one who
        // deals it.
        boolean words =
            r.act().quadClass() == QuadClass.VERBAL_CONFLICT || r.act() == EventType.SUPPORT;
        Actor coloured = words ? target : source;
        if (coloured.isState()) {
          here.merge(coloured.code(), r.stance(), (a, b) -> (a + b) / 2);
        }
      }
      here.forEach(
          (code, tone) -> {
            double[] sum = tones.computeIfAbsent(code, k -> new double[2]);
            sum[0] += tone;
            sum[1]++;
          });
    }
    return tones;
  }
}
