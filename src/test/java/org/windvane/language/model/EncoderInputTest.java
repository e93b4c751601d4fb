package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderInputTest {
  static List<JsonNode> relations() {
    return Fixtures.rows("relation-inputs.jsonl");
  }

  static List<JsonNode> targets() {
    return Fixtures.rows("sentiment-inputs.jsonl");
  }

  @ParameterizedTest
  @MethodSource("relations")
  void aMarkedSentenceIsReadAsInTraining(JsonNode row) {
    MarkedSentence question = MarkedSentence.parse(row.get("marked").asText());
    EncoderInput input = EncoderInput.of(Fixtures.inOrder(question), Fixtures.WORDS, Fixtures.CARD);
    assertThat(input.ids()).containsExactly(Fixtures.ids(row.get("ids")));
    assertThat(input.secondSegment()).isEqualTo(row.get("second").asInt());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aTargetIsReadAsInTraining(JsonNode row) {
    TargetSentence question =
        new TargetSentence(
            row.get("sentence").asText(), row.get("from").asInt(), row.get("to").asInt());
    EncoderInput input = EncoderInput.of(question, Fixtures.WORDS, Fixtures.CARD);
    assertThat(input.ids()).containsExactly(Fixtures.ids(row.get("ids")));
    assertThat(input.secondSegment()).isEqualTo(row.get("second").asInt());
  }

  @Test
  void ofARelationOnlyWhatStandsNearTheMentionsIsRead() {
    int context = Fixtures.CARD.context();
    String far = " wheat".repeat(context + 7);
    // One piece each: wheat, mali, left, togo. Around them stand CLS, SEP and four marks.
    EncoderInput input =
        EncoderInput.of(
            MarkedSentence.parse(far + " <s>Mali</s> left <t>Togo</t>" + far),
            Fixtures.WORDS,
            Fixtures.CARD);
    assertThat(input.length()).isEqualTo(2 * context + 9);
    EncoderInput near =
        EncoderInput.of(
            MarkedSentence.parse(
                " wheat".repeat(context) + " <s>Mali</s> left <t>Togo</t>" + far.substring(42)),
            Fixtures.WORDS,
            Fixtures.CARD);
    assertThat(near).isEqualTo(input);
  }

  @Test
  void marksAreReadWithTheirOffsets() {
    MarkedSentence question = MarkedSentence.parse("A <t>French</t> envoy left <s>Niger</s>.");
    assertThat(question.sentence()).isEqualTo("A French envoy left Niger.");
    assertThat(question.source()).isEqualTo("Niger");
    assertThat(question.target()).isEqualTo("French");
    assertThat(question.swapped().source()).isEqualTo("French");
  }

  @Test
  void backwardIsWhereTheTargetOpensFirst() {
    assertThat(MarkedSentence.parse("<t>Paris</t> was accused by <s>Bamako</s>").backward())
        .isTrue();
    assertThat(MarkedSentence.parse("<s>Bamako</s> accused <t>Paris</t>").backward()).isFalse();
    // Of two that open together the outer one opens first.
    assertThat(MarkedSentence.parse("<s><t>Iraqi</t> fighters</s> left.").backward()).isFalse();
    assertThat(MarkedSentence.parse("<t><s>Iraqi</s> fighters</t> left.").backward()).isTrue();
  }

  @Test
  void aSentenceWithoutATargetIsRefused() {
    assertThatThrownBy(() -> MarkedSentence.parse("<s>Niger</s> alone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read a marked sentence: no <t>, <s>Niger</s> alone");
  }

  @Test
  void aSpanOutsideTheSentenceIsRefused() {
    assertThatThrownBy(() -> new TargetSentence("Mali", 0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot mark the target: span outside the sentence, 0 to 5 of 4 characters");
  }
}
