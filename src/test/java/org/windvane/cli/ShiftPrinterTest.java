package org.windvane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftPrinterTest {
  @ParameterizedTest
  @CsvSource({
    "-0.003, 0.00",
    "0.003, 0.00",
    "0, 0.00",
    "-0.006, -0.01",
    "0.246, +0.25",
    "-1, -1.00"
  })
  void aLevelThatRoundsToNoughtHasNoSign(double level, String printed) {
    assertThat(ShiftPrinter.signed(level)).isEqualTo(printed);
  }
}
