package org.windvane.relations;

import org.windvane.language.Inflection;
import org.windvane.language.MentionKind;
import org.windvane.language.Sentence;
import org.windvane.relations.Chunk.Type;

/** Cuts a tagged sentence into noun and verb chunks and what stands between them. */
final class Chunker extends TaggedSentence {
  private final NounPhrases nouns;
  private final VerbGroups verbs;

  Chunker(Sentence sentence, ActLexicon lexicon, Tagger tagger) {
    super(sentence, lexicon, tagger);
    this.nouns = new NounPhrases(this);
    this.verbs = new VerbGroups(this);
    correctTags();
    cut();
  }

  private void correctTags() {
    EnglishTags english = new EnglishTags(this);
    FrenchTags french = new FrenchTags(this);
    boolean verb = false;
    for (int i = 0; i < size; i++) {
      boolean infinitive = i > 0 && fold[i - 1].equals("to");
      boolean known = lexicon.verb(fold[i]) != null;
      boolean looks = known || fold[i].endsWith("s") || fold[i].endsWith("ed");
      verb |= tag[i].equals("VERB") && !infinitive && looks && (!known || !participleOnly(i));
    }
    for (int i = 0; i < size; i++) {
      if (tokens.mark(i)) {
        tag[i] = "PUNCT";
      } else if (mentionAt[i] >= 0) {
        MentionKind kind = sentence.kind(mentionAt[i]);
        tag[i] = kind == MentionKind.DEMONYM ? "ADJ" : "PROPN";
      } else if (!lexicon.french()) {
        english.correct(i, verb);
      } else {
        french.correct(i);
      }
    }
  }

  private boolean participleOnly(int i) {
    return (lexicon.verb(fold[i]).bits() & Inflection.FINITE) == 0;
  }

  private void cut() {
    int i = sentence.firstBodyToken();
    while (i < size) {
      i = next(i);
    }
  }

  private int next(int i) {
    String f = fold[i];
    if (tokens.mark(i)) {
      return mark(i, f);
    }
    if (f.equals("'s") || f.equals("'")) {
      return i + 1;
    }
    if (!lexicon.french()
        && f.equals("as")
        && i + 2 < size
        && fold[i + 1].equals("well")
        && fold[i + 2].equals("as")) {
      add(Type.CONJUNCTION, i, i + 3).word = "and";
      return i + 3;
    }
    if (mentionAt[i] < 0) {
      if (relative(i)) {
        add(Type.RELATIVE, i, i + 1).word = f;
        return i + 1;
      }
      if (f.equals("to") && !lexicon.french() && i + 1 < size && verbAhead(i + 1)) {
        return verbs.verb(i);
      }
      if (tag[i].equals("ADP")
          || f.equals("to") && !lexicon.french()
          || (tag[i].equals("SCONJ") && lexicon.in("prep", f) && gerundOrNoun(i + 1))) {
        boolean adverb =
            lexicon.french() && i + 1 < size && tag[i + 1].equals("ADV") && mentionAt[i + 1] < 0;
        if (adverb) {
          // "depuis longtemps".
          return i + 2;
        }
        Chunk p = add(Type.PREPOSITION, i, i + 1);
        p.word = lexicon.preposition(f);
        return i + 1;
      }
      if (tag[i].equals("SCONJ") || lexicon.in("if", f) && !lexicon.french()) {
        add(Type.SUBORDINATOR, i, i + 1).word = f;
        return i + 1;
      }
      if (tag[i].equals("CCONJ")) {
        add(Type.CONJUNCTION, i, i + 1).word = f;
        return i + 1;
      }
      if (tag[i].equals("VERB") || tag[i].equals("AUX")) {
        return verbs.verb(i);
      }
      if (lexicon.french()
          && (lexicon.in("clitic", f) || f.equals("ne") || f.equals("n'"))
          && verbAhead(i + 1)
          && !tag[i].equals("DET")) {
        return verbs.verb(i);
      }
    }
    if (nominal(i)) {
      return nouns.noun(i);
    }
    return i + 1;
  }

  private boolean gerundOrNoun(int i) {
    return i < size && (fold[i].endsWith("ing") || !tag[i].equals("PRON"));
  }

  private boolean relative(int i) {
    if (!lexicon.in("relative", fold[i])) {
      return false;
    }
    boolean afterNoun =
        !chunks.isEmpty()
            && (last().is(Type.NOUN) || last().is(Type.COMMA) || last().is(Type.PREPOSITION));
    boolean that = fold[i].equals("that") || fold[i].equals("que") || fold[i].equals("qu'");
    if (!that) {
      return afterNoun;
    }
    // "that" behind a noun is a relative only if a verb follows at once: "the pact that allowed".
    return afterNoun
        && last().is(Type.NOUN)
        && i + 1 < size
        && (tag[i + 1].equals("VERB") || tag[i + 1].equals("AUX"));
  }

  private int mark(int i, String f) {
    switch (f) {
      case "," -> add(Type.COMMA, i, i + 1);
      case "(" -> {
        for (int j = i + 1; j < Math.min(size, i + 14); j++) {
          if (fold[j].equals(")")) {
            return j + 1;
          }
        }
        add(Type.BREAK, i, i + 1);
      }
      case ";", ":", ".", "!", "?", "-", "\u2013", "\u2014", "|", ")", "\u2026" -> {
        Chunk b = add(Type.BREAK, i, i + 1);
        b.word = f;
      }
      default -> {
        // Quotation marks and symbols do not part what belongs together.
      }
    }
    return i + 1;
  }

  private Chunk add(Type type, int from, int to) {
    Chunk c = new Chunk(type, from, to);
    chunks.add(c);
    return c;
  }
}
