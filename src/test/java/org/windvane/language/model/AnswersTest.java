package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Scores SAID = new Scores(List.of("no", "yes"), new float[] {0, 1}, 1);

  private static EncoderInput question(int id) {
    return new EncoderInput(new int[] {101, id, 102}, 3);
  }

  @Test
  void givesTheAnswerOfAnEqualQuestion() {
    Answers<EncoderInput, Scores> answers = new Answers<>();
    answers.keep(question(7), SAID);
    assertThat(answers.get(question(7))).isSameAs(SAID);
    assertThat(answers.get(question(8))).isNull();
  }

  @Test
  void forgetsTheQuestionThatWasAskedLongestAgo() {
    Answers<EncoderInput, Scores> answers = new Answers<>();
    answers.keep(question(-1), SAID);
    answers.keep(question(-2), SAID);
    answers.get(question(-1));
    for (int i = 0; i < Answers.MOST - 1; i++) {
      answers.keep(question(i), SAID);
    }
    assertThat(answers.get(question(-1))).isSameAs(SAID);
    assertThat(answers.get(question(-2))).isNull();
  }
}
