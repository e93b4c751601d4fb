package org.windvane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindvaneTest {
  record Outcome(int status, String out, String err) {}

  private static Outcome call(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    try {
      int status = Windvane.execute(args);
      return new Outcome(
          status,
          printed.toString(StandardCharsets.UTF_8),
          complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void anUnknownVerbIsAWrongCallInOneLine() {
    Outcome outcome = call("forecast");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err().strip()).contains("forecast").hasLineCount(1);
  }

  @Test
  void schemaPrintsTheContractOfATable() {
    Outcome outcome = call("schema", "alignment");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("## alignment (published)")
        .contains("| stance_first | double |")
        .contains("| status | string |")
        .doesNotContain("## shifts");
  }

  @Test
  void aModelThatTheJobsWouldNotAskIsAWrongCall() {
    Outcome outcome =
        call(
            "evaluate", "relations", "--gold", "g.jsonl", "--coder", "jobs", "--model", "/m/other");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("windvane.relations.encoder.model")
        .contains("/m/other")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relations", "sentiment"})
  void aModelThatIsNotThereIsAWrongCall(String what) {
    Outcome outcome = call("evaluate", what, "--gold", "g.jsonl", "--model", "/m/none");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("/m/none/model.json").contains("(--model)").hasLineCount(1);
  }

  @Test
  void schemaOfATableThatDoesNotExistIsAWrongCall() {
    Outcome outcome = call("schema", "horoscopes");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("Cannot print schema: no such table, horoscopes");
  }
}
