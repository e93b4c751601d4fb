package org.windvane.language.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.commons.codec.digest.DigestUtils;
import org.windvane.language.model.LoadedModel.Asked;

/**
 * The encoder: asks sentiment towards a target and the relation of a marked ordered pair.
 *
 * <p>A handle is only a place; it travels to executors, and each JVM loads the model of a place
 * once and shares it among its threads. Every call scores equal questions once and those asked
 * lately not at all, sorts the rest by length and sends them down the levels of the model in
 * batches of a fixed number of tokens, on the calling thread. A score does not depend on what else
 * is in the call.
 */
public final class EncoderModel implements SentimentModel, RelationModel {
  private static final long serialVersionUID = 1L;

  /** Where the shipped model lies in the jar. */
  public static final String BUNDLED = "classpath:/model";

  private static final Map<String, LoadedModel> LOADED = new ConcurrentHashMap<>();

  private final String place;

  private EncoderModel(String place) {
    this.place = place;
  }

  /** The model that comes with Windvane. */
  public static EncoderModel bundled() {
    return new EncoderModel(BUNDLED);
  }

  /** SHA-256 of the model's card, which holds the hash of its graph. Loads no graph. */
  public String cardHash() {
    return DigestUtils.sha256Hex(LoadedModel.read(place, "model.json"));
  }

  /**
   * @param place {@code classpath:/directory}, or a local path or Hadoop URI of a directory that
   *     every executor can read, with model.onnx, vocab.txt and model.json
   */
  public static EncoderModel at(String place) {
    return new EncoderModel(place);
  }

  public String place() {
    return place;
  }

  /** The name in the model card. Loads the model. */
  @Override
  public String name() {
    return loaded().card().name();
  }

  /** SHA-256 of the graph's file, in hex. Loads the model. */
  @Override
  public String hash() {
    return loaded().card().graphHash();
  }

  @Override
  public boolean readsEnglishOnly() {
    return true;
  }

  public List<String> sentimentLabels() {
    return loaded().card().sentiments();
  }

  public List<String> relationLabels() {
    return loaded().card().relations();
  }

  /**
   * Sentiment towards each target, in the order of the questions.
   *
   * @throws org.windvane.WindvaneException when the model cannot be loaded or run
   */
  @Override
  public List<Scores> sentiment(List<TargetSentence> questions) {
    LoadedModel m = loaded();
    return ask(
            questions.stream().map(q -> EncoderInput.of(q, m.words(), m.card())).toList(),
            i -> Aim.ANSWER,
            LoadedModel.SENTIMENT)
        .stream()
        .map(Dyad::forth)
        .toList();
  }

  /**
   * The relation from source to target of each question, in their order.
   *
   * @throws org.windvane.WindvaneException when the model cannot be loaded or run
   */
  @Override
  public List<Scores> relations(List<MarkedSentence> questions) {
    return dyads(questions).stream().map(Dyad::forth).toList();
  }

  /** {@inheritDoc} Where the model answers both ways at once, it is asked once. */
  @Override
  public List<Dyad> bothWays(List<MarkedSentence> pairs) {
    return loaded().bothWays() ? dyads(pairs) : RelationModel.super.bothWays(pairs);
  }

  /**
   * {@inheritDoc} Where the model answers both ways at once: a pair that its screen keeps back is
   * answered as surely nothing, and none goes deeper than to the level that sees it short of that.
   */
  @Override
  public List<Dyad> bothWays(List<MarkedSentence> pairs, List<Set<String>> signs, double least) {
    LoadedModel m = loaded();
    if (!m.bothWays()) {
      return RelationModel.super.bothWays(pairs, signs, least);
    }
    List<EncoderInput> inputs = pairs.stream().map(this::input).toList();
    List<EncoderInput> open = new ArrayList<>();
    boolean[] out = new boolean[inputs.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = m.screenedOut(inputs.get(i), least);
      if (!out[i]) {
        open.add(inputs.get(i));
      }
    }
    Aim aim = new Aim.Reach(signs, least);
    Iterator<Dyad> answers = ask(open, i -> aim, LoadedModel.RELATION).iterator();
    List<Dyad> all = new ArrayList<>(out.length);
    for (boolean screened : out) {
      all.add(screened ? m.nothing() : answers.next());
    }
    return asPut(pairs, all);
  }

  private List<Dyad> dyads(List<MarkedSentence> questions) {
    List<EncoderInput> asked = questions.stream().map(this::input).toList();
    return asPut(questions, ask(asked, i -> Aim.ANSWER, LoadedModel.RELATION));
  }

  /** The answers seen as their questions were put, not in the order of the text. */
  private List<Dyad> asPut(List<MarkedSentence> questions, List<Dyad> answers) {
    List<Dyad> out = new ArrayList<>(questions.size());
    for (int i = 0; i < questions.size(); i++) {
      out.add(swapped(questions.get(i)) ? answers.get(i).swapped() : answers.get(i));
    }
    return out;
  }

  /** {@inheritDoc} A claim goes no deeper than to the level that is sure of that. */
  @Override
  public List<Boolean> improbable(List<Claim> claims, double below) {
    List<EncoderInput> asked = claims.stream().map(c -> input(c.pair())).toList();
    List<Aim.Doubt> doubts =
        claims.stream().map(c -> new Aim.Doubt(c.labels(), swapped(c.pair()), below)).toList();
    List<Dyad> answers = ask(asked, doubts::get, LoadedModel.RELATION);
    List<Boolean> out = new ArrayList<>(claims.size());
    for (int i = 0; i < claims.size(); i++) {
      out.add(doubts.get(i).of(answers.get(i)) < below);
    }
    return out;
  }

  /** A question that is answered both ways is put in the order of the text. */
  private EncoderInput input(MarkedSentence q) {
    LoadedModel m = loaded();
    return EncoderInput.of(swapped(q) ? q.swapped() : q, m.words(), m.card());
  }

  private boolean swapped(MarkedSentence question) {
    return loaded().bothWays() && question.backward();
  }

  private List<Dyad> ask(List<EncoderInput> inputs, IntFunction<? extends Aim> aim, String head) {
    LoadedModel m = loaded();
    Answers<Asked, Dyad> before = m.answers(head);
    Map<Asked, Dyad> answers = new HashMap<>();
    List<Asked> asked = new ArrayList<>(inputs.size());
    List<Asked> fresh = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Asked one = new Asked(inputs.get(i), aim.apply(i));
      asked.add(one);
      if (!answers.containsKey(one)) {
        Dyad known = before.get(one);
        answers.put(one, known);
        if (known == null) {
          fresh.add(one);
        }
      }
    }
    fresh.sort(
        Comparator.comparingInt((Asked one) -> one.input().length())
            .thenComparing(one -> one.input().ids(), Arrays::compare));
    Descent descent =
        new Descent(
            m,
            head,
            (one, answer) -> {
              answers.put(one, answer);
              before.keep(one, answer);
            });
    fresh.forEach(descent::ask);
    descent.finish();
    return asked.stream().map(answers::get).toList();
  }

  private LoadedModel loaded() {
    return LOADED.computeIfAbsent(place, LoadedModel::load);
  }
}
