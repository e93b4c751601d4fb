package org.windvane.corpus.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
  private static final Dates ALL = new Dates(List.of("iso", "epoch", "rfc822"), "UTC");

  @ParameterizedTest
  @CsvSource({
    "2024-05-01, 2024-05-01T00:00:00Z",
    "2024-05-01T06:30:00Z, 2024-05-01T06:30:00Z",
    "2024-05-01 06:30:00+02:00, 2024-05-01T04:30:00Z",
    "2021-07-13 22:24:56.413065+00:00, 2021-07-13T22:24:56.413065Z",
    "2024-05-01T06:30:00.5-0500, 2024-05-01T11:30:00.5Z",
    "2024-05-01T06:30, 2024-05-01T06:30:00Z",
    "1714545000, 2024-05-01T06:30:00Z",
    "1714545000000, 2024-05-01T06:30:00Z",
    "'Wed, 01 May 2024 06:30:00 GMT', 2024-05-01T06:30:00Z",
    "'Mon, 1 May 2024 06:30:00 +0200', 2024-05-01T04:30:00Z",
    "'1 May 2024 06:30 EST', 2024-05-01T11:30:00Z",
  })
  void readsTheDatesOfFeedsAndArchives(String text, Instant expected) {
    assertThat(ALL.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2024-02-30", "yesterday", "2024-13-01", "31.02.2024", "''", "12:30", "20240501x"})
  void whatIsNoDateIsNone(String text) {
    assertThat(ALL.parse(text)).isNull();
  }

  @Test
  void aPatternIsStrictAndItsZoneIsTheMappings() {
    Dates wire = new Dates(List.of("d-MMM-yyyy HH:mm:ss.SS", "dd.MM.yyyy"), "Africa/Lagos");

    assertThat(wire.parse("26-FEB-1987 15:01:01.79")).isEqualTo("1987-02-26T14:01:01.790Z");
    assertThat(wire.parse("01.05.2024")).isEqualTo("2024-04-30T23:00:00Z");
    assertThat(wire.parse("31.02.2024")).isNull();
  }

  @Test
  void aPatternThatIsNoneIsRefusedAtOnce() {
    assertThatThrownBy(() -> new Dates(List.of("bb-QQ"), "UTC"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Dates(List.of("iso"), "Mars/Olympus"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void neverThrows(@ForAll String text) {
    ALL.parse(text);
  }

  @Property(tries = 300)
  void whatIsoPrintsIsReadBack(
      @ForAll @LongRange(min = -60_000_000_000L, max = 200_000_000_000L) long second) {
    Instant instant = Instant.ofEpochSecond(second);

    assertThat(ALL.parse(instant.toString())).isEqualTo(instant);
  }
}
