package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.windvane.language.ActorReader;
import org.windvane.language.Gazetteer;
import org.windvane.language.LanguagePack;
import org.windvane.language.Sentence;
import org.windvane.settings.Settings;

class RuleCoderTest {
  private static final int DAY = Math.toIntExact(LocalDate.parse("2024-03-20").toEpochDay());
  private static final Settings SETTINGS = Settings.bundled();
  private static final Bench ENGLISH = new Bench("en");
  private static final Bench FRENCH = new Bench("fr");

  /** Reader and coder of one language. */
  private static final class Bench {
    final LanguagePack pack;
    final ActorReader reader;
    final RelationCoder coder;

    Bench(String language) {
      pack = LanguagePack.load(SETTINGS, language);
      reader = new ActorReader(pack);
      coder = new RuleCoder(ActLexicon.load(language), pack.gazetteer());
    }

    String read(String text) {
      Sentence s = reader.readSentence(text, DAY);
      Gazetteer g = pack.gazetteer();
      return coder.code(List.of(s)).get(0).stream()
          .map(
              r ->
                  g.actor(s.actor(r.source())).code()
                      + (r.stance() > 0 ? "+" : "-")
                      + g.actor(s.actor(r.target())).code())
          .collect(Collectors.toCollection(TreeSet::new))
          .stream()
          .collect(Collectors.joining(" "));
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/relations-en.csv", delimiter = '\t')
  void readsEnglish(String sentence, String expected) {
    assertThat(ENGLISH.read(sentence)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/relations-fr.csv", delimiter = '\t')
  void readsFrench(String sentence, String expected) {
    assertThat(FRENCH.read(sentence)).isEqualTo(expected == null ? "" : expected);
  }

  @Property(tries = 300)
  void arbitraryTextNeverThrowsAndOffsetsLieInside(@ForAll @StringLength(max = 200) String text) {
    check(ENGLISH, text);
    check(FRENCH, text);
  }

  @Property(tries = 300)
  void wordsInAnyOrderNeverThrowAndOffsetsLieInside(@ForAll("words") List<String> words) {
    check(ENGLISH, String.join(" ", words));
    check(FRENCH, String.join(" ", words));
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<List<String>> words() {
    return net.jqwik.api.Arbitraries.of(
            "Mali",
            "France",
            "Niger's",
            "French",
            "Wagner",
            "troops",
            "expelled",
            "was",
            "by",
            "the",
            "which",
            "and",
            ",",
            "sanctions",
            "on",
            "to",
            "withdraw",
            "talks",
            "between",
            "with",
            "not",
            "accused",
            "of",
            "supporting",
            "'s",
            "la",
            "junte",
            "française",
            "a",
            "été",
            "rompu",
            "avec",
            "de",
            "que",
            "(",
            "\"",
            ";",
            "?",
            "its",
            "says",
            "it",
            "would",
            "-",
            "$",
            "72",
            "hours")
        .list()
        .ofMaxSize(30);
  }

  private static void check(Bench bench, String text) {
    Sentence s = bench.reader.readSentence(text, DAY);
    int length = s.text().length();
    for (int m = 0; m < s.mentions(); m++) {
      assertThat(s.startOffset(m)).isBetween(0, s.endOffset(m) - 1);
      assertThat(s.endOffset(m)).isLessThanOrEqualTo(length);
    }
    for (Relation r : bench.coder.code(List.of(s)).get(0)) {
      assertThat(r.actStart()).isBetween(0, r.actEnd() - 1);
      assertThat(r.actEnd()).isLessThanOrEqualTo(length);
      assertThat(r.stance()).isBetween(-1.0, 1.0);
      assertThat(r.probability()).isBetween(0.0, 1.0);
      assertThat(s.actor(r.source())).isNotEqualTo(s.actor(r.target()));
    }
  }
}
