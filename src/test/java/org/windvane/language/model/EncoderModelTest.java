package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.WindvaneException;

class EncoderModelTest {
  private static final EncoderModel MODEL = EncoderModel.bundled();

  private static final List<String> MARKED =
      List.of(
          "<s>Niger</s> expelled the <t>French</t> ambassador on Friday.",
          "Niger expelled the <s>French</s> ambassador on <t>Friday</t>.",
          "<s>Russia</s> delivered four helicopters to <t>Mali</t>.",
          "<s>Mali</s> and <t>Senegal</t> drew 1-1.",
          "Le <s>Tchad</s> a rompu l'accord de défense avec la <t>France</t>, a annoncé le ministre"
              + " des Affaires étrangères dans un communiqué publié jeudi soir à N'Djamena.",
          "<s>Burkina Faso</s> thanked <t>Turkey</t>.",
          "<t>Paris</t> was accused by <s>Bamako</s> of arming the rebels.",
          "According to officials in <s>Kyiv</s>, <t>Russian</t> drones struck the port again.");

  private static List<MarkedSentence> questions() {
    return MARKED.stream().map(MarkedSentence::parse).toList();
  }

  private static final Map<String, OrtSession> SESSIONS = new HashMap<>();

  private static OrtSession session(String graph) throws Exception {
    if (!SESSIONS.containsKey(graph)) {
      try (InputStream in = EncoderModelTest.class.getResourceAsStream("/model/" + graph)) {
        SESSIONS.put(
            graph,
            OrtEnvironment.getEnvironment()
                .createSession(in.readAllBytes(), new OrtSession.SessionOptions()));
      }
    }
    return SESSIONS.get(graph);
  }

  /**
   * What the graphs say, run by onnxruntime itself on one question, and how many it took.
   *
   * @param back what the later mention does to the earlier; null of sentiment
   */
  private record Direct(float[] logits, float[] back, int levels) {}

  private static boolean sure(float[] logits, ModelCard.Level level, boolean relation) {
    double sum = 0;
    int best = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += Math.exp(logits[i] / level.temperature());
      best = logits[i] > logits[best] ? i : best;
    }
    return Math.exp(logits[best] / level.temperature()) / sum
        >= (relation && best == 0 ? level.sureNone() : level.sure());
  }

  private static Direct direct(EncoderInput input, String head, List<ModelCard.Level> levels)
      throws Exception {
    OrtEnvironment env = OrtEnvironment.getEnvironment();
    long[] ids = new long[input.length()];
    long[] mask = new long[input.length()];
    long[] segments = new long[input.length()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = input.ids()[i];
      mask[i] = 1;
      segments[i] = i < input.secondSegment() ? 0 : 1;
    }
    long[] shape = {1, ids.length};
    Map<String, OnnxTensor> given = new HashMap<>();
    given.put("input_ids", OnnxTensor.createTensor(env, LongBuffer.wrap(ids), shape));
    given.put("attention_mask", OnnxTensor.createTensor(env, LongBuffer.wrap(mask), shape));
    given.put("token_type_ids", OnnxTensor.createTensor(env, LongBuffer.wrap(segments), shape));
    for (int depth = 0; ; depth++) {
      ModelCard.Level level = levels.get(depth);
      OrtSession.Result result = session(level.graph()).run(given);
      boolean relation = head.equals("relation");
      float[] logits = ((float[][]) result.get(head).orElseThrow().getValue())[0];
      float[] back = relation ? ((float[][]) result.get("back").orElseThrow().getValue())[0] : null;
      if (depth == levels.size() - 1
          || sure(logits, level, relation) && (!relation || sure(back, level, true))) {
        return new Direct(logits, back, depth + 1);
      }
      given.remove("token_type_ids");
      given.put("hidden", (OnnxTensor) result.get("deeper").orElseThrow());
    }
  }

  @Test
  void relationsInOneCallEqualOnnxruntimeAskedSentenceBySentence() throws Exception {
    List<MarkedSentence> questions = questions();
    List<Scores> scores = MODEL.relations(questions);
    Set<Integer> levels = new HashSet<>();
    for (int i = 0; i < questions.size(); i++) {
      MarkedSentence question = questions.get(i);
      EncoderInput input =
          EncoderInput.of(Fixtures.inOrder(question), Fixtures.WORDS, Fixtures.CARD);
      Direct alone = direct(input, "relation", Fixtures.CARD.relationLevels());
      assertThat(scores.get(i).logits())
          .as(MARKED.get(i))
          .containsExactly(question.backward() ? alone.back() : alone.logits(), within(1e-4f));
      levels.add(alone.levels());
    }
    assertThat(levels).as("some leave early, some late").hasSizeGreaterThan(1);
  }

  @Test
  void sentimentInOneCallEqualsOnnxruntimeAskedSentenceBySentence() throws Exception {
    List<TargetSentence> questions = new ArrayList<>();
    for (MarkedSentence q : questions()) {
      questions.add(new TargetSentence(q.sentence(), q.sourceFrom(), q.sourceTo()));
      questions.add(new TargetSentence(q.sentence(), q.targetFrom(), q.targetTo()));
    }
    List<Scores> scores = MODEL.sentiment(questions);
    for (int i = 0; i < questions.size(); i++) {
      EncoderInput input = EncoderInput.of(questions.get(i), Fixtures.WORDS, Fixtures.CARD);
      Direct alone = direct(input, "sentiment", Fixtures.CARD.sentimentLevels());
      assertThat(scores.get(i).logits()).containsExactly(alone.logits(), within(1e-4f));
    }
  }

  @Test
  void aScoreDoesNotDependOnTheRestOfTheCall() {
    List<MarkedSentence> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(
          MarkedSentence.parse(
              "On day " + i + " <s>Mali</s>" + " again".repeat(i % 40) + " met <t>Togo</t>."));
    }
    List<MarkedSentence> shuffled = new ArrayList<>(many);
    Collections.shuffle(shuffled, new Random(3));
    List<Scores> straight = MODEL.relations(many);
    List<Scores> mixed = MODEL.relations(shuffled);
    for (int i = 0; i < many.size(); i++) {
      assertThat(mixed.get(shuffled.indexOf(many.get(i))).logits())
          .containsExactly(straight.get(i).logits(), within(1e-4f));
    }
    assertThat(MODEL.relations(List.of(many.get(250))).get(0).logits())
        .containsExactly(straight.get(250).logits(), within(1e-4f));
  }

  @Test
  void equalQuestionsGetEqualAnswersInTheirPlaces() {
    MarkedSentence a = MarkedSentence.parse(MARKED.get(0));
    MarkedSentence b = MarkedSentence.parse(MARKED.get(2));
    List<Scores> scores = MODEL.relations(List.of(a, b, a));
    assertThat(scores.get(2).logits()).containsExactly(scores.get(0).logits());
    assertThat(scores.get(1).logits()).isNotEqualTo(scores.get(0).logits());
  }

  @Test
  void aPairAskedBothWaysIsAnsweredAsInEachDirectionAlone() {
    List<Dyad> dyads = MODEL.bothWays(questions());
    for (int i = 0; i < dyads.size(); i++) {
      MarkedSentence question = questions().get(i);
      assertThat(dyads.get(i).forth().logits())
          .containsExactly(MODEL.relations(List.of(question)).get(0).logits());
      assertThat(dyads.get(i).back().logits())
          .containsExactly(MODEL.relations(List.of(question.swapped())).get(0).logits());
    }
  }

  private static final List<Set<String>> SIGNS =
      List.of(
          Set.of("verbal_cooperation", "material_cooperation"),
          Set.of("verbal_conflict", "material_conflict"));

  @Test
  void aPairThatMayCountIsAnsweredAsWhollyAsked() {
    List<Dyad> whole = MODEL.bothWays(questions());
    List<Dyad> early = MODEL.bothWays(questions(), SIGNS, 0.9);
    int counting = 0;
    for (int i = 0; i < whole.size(); i++) {
      Dyad all = whole.get(i);
      for (Set<String> sign : SIGNS) {
        double either =
            1 - (1 - all.forth().probability(sign)) * (1 - all.back().probability(sign));
        if (either >= 0.9) {
          counting++;
          assertThat(early.get(i).forth().logits())
              .as(MARKED.get(i))
              .containsExactly(all.forth().logits(), within(1e-4f));
          assertThat(early.get(i).back().logits())
              .containsExactly(all.back().logits(), within(1e-4f));
        } else {
          assertThat(early.get(i).forth().probability(sign)).as(MARKED.get(i)).isLessThan(0.9);
        }
      }
    }
    assertThat(counting).isBetween(2, MARKED.size() - 2);
  }

  @Test
  void aClaimIsImprobableWhereTheAnswerGivesItLess() {
    List<Claim> claims = new ArrayList<>();
    for (MarkedSentence pair : questions()) {
      for (Set<String> sign : SIGNS) {
        claims.add(new Claim(pair, sign));
        claims.add(new Claim(pair.swapped(), sign));
      }
    }
    List<Boolean> improbable = MODEL.improbable(claims, 0.07);
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      double p = MODEL.relations(List.of(claim.pair())).get(0).probability(claim.labels());
      assertThat(improbable.get(i)).as(claim.pair().marked()).isEqualTo(p < 0.07);
      assertThat(MODEL.improbable(List.of(claim), 0.07)).containsExactly(improbable.get(i));
    }
    assertThat(improbable).contains(true, false);
  }

  @Test
  void noQuestionsGetNoAnswers() {
    assertThat(MODEL.improbable(List.of(), 0.1)).isEmpty();
    assertThat(MODEL.bothWays(List.of(), SIGNS, 0.9)).isEmpty();
    assertThat(MODEL.relations(List.of())).isEmpty();
    assertThat(MODEL.sentiment(List.of())).isEmpty();
  }

  @Test
  void probabilitiesAreTheSoftmaxOfLogitsOverTheTemperature() {
    Scores scores = new Scores(List.of("a", "b"), new float[] {2, 0}, 2.0);
    assertThat(scores.probability("a")).isCloseTo(0.731058578630, within(1e-9));
    assertThat(scores.probability("b")).isCloseTo(0.268941421369, within(1e-9));
    assertThat(scores.label()).isEqualTo("a");
  }

  @Test
  void aHandleTravels() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MODEL);
    }
    assertThat(bytes.size()).isLessThan(1_000);
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      EncoderModel copy = (EncoderModel) in.readObject();
      assertThat(copy.hash()).isEqualTo(MODEL.hash());
    }
  }

  @Test
  void directionIsRead() {
    List<Scores> scores =
        MODEL.relations(
            List.of(
                MarkedSentence.parse("<s>Niger</s> expelled the <t>French</t> ambassador."),
                MarkedSentence.parse("<t>Niger</t> expelled the <s>French</s> ambassador.")));
    assertThat(scores.get(0).label()).isEqualTo("material_conflict");
    assertThat(scores.get(1).label()).isEqualTo("none");
  }

  @Test
  void aMissingModelIsReportedWithItsPlace() {
    assertThatThrownBy(() -> EncoderModel.at("/no/such/model").name())
        .isInstanceOf(WindvaneException.class)
        .hasMessageStartingWith("Cannot load the model: ")
        .hasMessageContaining("/no/such/model/model.json");
  }

  @Test
  void aGraphThatIsNotTheCardsIsRefused(@TempDir Path dir) throws Exception {
    Path bundled = Path.of(getClass().getResource("/model/model.json").toURI()).getParent();
    try (Stream<Path> files = Files.list(bundled)) {
      for (Path file : files.toList()) {
        Files.copy(file, dir.resolve(file.getFileName()));
      }
    }
    Files.write(dir.resolve("model.onnx"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> EncoderModel.at(dir.toString()).name())
        .isInstanceOf(WindvaneException.class)
        .hasMessageContaining("model.onnx is not the one of its model.json");
  }
}
