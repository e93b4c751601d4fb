package org.windvane.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlossTest {
  private static MarkedSentence french(String marked) {
    return Gloss.of("fr").apply(MarkedSentence.parse(marked));
  }

  @Test
  void putsEnglishWordsInThePlaceOfFrenchOnesAndKeepsTheMarks() {
    MarkedSentence q = french("La <s>Russie</s> a condamné les <t>États-Unis</t>.");

    assertThat(q.sentence()).isEqualTo("the russia has condemned the united states.");
    assertThat(q.source()).isEqualTo("russia");
    assertThat(q.target()).isEqualTo("united states");
  }

  @Test
  void whatIsElidedBecomesAWordOfItsOwn() {
    MarkedSentence q = french("L'armée du <s>Mali</s> n’a pas quitté l'<t>ONU</t>");

    assertThat(q.sentence()).isEqualTo("the army of Mali has not left the united nations");
    assertThat(q.target()).isEqualTo("united nations");
  }

  @Test
  void marksMayNest() {
    MarkedSentence q = french("<s>l'armée <t>russe</t></s> avance");

    assertThat(q.source()).isEqualTo("the army russian");
    assertThat(q.target()).isEqualTo("russian");
  }

  @Test
  void theLongestEntryAtAPlaceCounts() {
    assertThat(french("Le <s>Mali</s> et le <t>Niger</t> après le coup d'État").sentence())
        .endsWith("after the coup");
  }

  @Test
  void wordsWithoutAGlossStay() {
    assertThat(french("<s>Goïta</s> contre <t>Kidal</t>").sentence())
        .isEqualTo("Goïta against Kidal");
  }

  @Test
  void englishStaysAsItIs() {
    MarkedSentence q = MarkedSentence.parse("<s>France</s> sent pain to <t>Mali</t>");

    assertThat(Gloss.of("en").apply(q)).isSameAs(q);
  }

  @Test
  void aTargetIsFollowed() {
    String sentence = "Le président salue la France";
    TargetSentence q = Gloss.of("fr").apply(new TargetSentence(sentence, 22, sentence.length()));

    assertThat(q.sentence()).startsWith("the president ");
    assertThat(q.target()).isEqualTo("France");
  }

  @Property
  void anyTextKeepsItsMarksInsideTheSentence(
      @ForAll
          @StringLength(max = 40)
          @CharRange(from = 'a', to = 'z')
          @CharRange(from = 'À', to = 'ÿ')
          @CharRange(from = ' ', to = '/')
          @CharRange(from = 'İ', to = 'ı')
          String text,
      @ForAll int a,
      @ForAll int b) {
    int from = Math.floorMod(a, text.length() + 1);
    int to = from + Math.floorMod(b, text.length() - from + 1);

    TargetSentence q = Gloss.of("fr").apply(new TargetSentence(text, from, to));

    assertThat(q.from()).isBetween(0, q.to());
    assertThat(q.to()).isLessThanOrEqualTo(q.sentence().length());
  }
}
