package org.windvane.language.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;

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
    return ask(questions, q -> EncoderInput.of(q, m.words(), m.card()), LoadedModel.SENTIMENT)
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

  /** One question each; one that is answered both ways is put in the order of the text. */
  private List<Dyad> dyads(List<MarkedSentence> questions) {
    LoadedModel m = loaded();
    List<MarkedSentence> asked = new ArrayList<>(questions.size());
    questions.forEach(q -> asked.add(m.bothWays() && q.backward() ? q.swapped() : q));
    List<Dyad> answers =
        ask(asked, q -> EncoderInput.of(q, m.words(), m.card()), LoadedModel.RELATION);
    List<Dyad> out = new ArrayList<>(questions.size());
    for (int i = 0; i < questions.size(); i++) {
      Dyad answer = answers.get(i);
      out.add(asked.get(i).equals(questions.get(i)) ? answer : answer.swapped());
    }
    return out;
  }

  private <Q> List<Dyad> ask(List<Q> questions, Function<Q, EncoderInput> input, String head) {
    LoadedModel m = loaded();
    Answers<EncoderInput, Dyad> before = m.answers(head);
    Map<EncoderInput, Dyad> answers = new java.util.HashMap<>();
    List<EncoderInput> asked = new ArrayList<>(questions.size());
    List<EncoderInput> fresh = new ArrayList<>();
    for (Q question : questions) {
      EncoderInput one = input.apply(question);
      asked.add(one);
      if (!answers.containsKey(one)) {
        Dyad known = before.get(one);
        answers.put(one, known);
        if (known == null) {
          fresh.add(one);
        }
      }
    }
    fresh.sort(java.util.Comparator.comparingInt(EncoderInput::length));
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
    List<Dyad> out = new ArrayList<>(asked.size());
    asked.forEach(one -> out.add(answers.get(one)));
    return out;
  }

  private LoadedModel loaded() {
    return LOADED.computeIfAbsent(place, LoadedModel::load);
  }
}
