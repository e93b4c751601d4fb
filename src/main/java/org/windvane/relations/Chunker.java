package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import org.windvane.language.Folding;
import org.windvane.language.Inflection;
import org.windvane.language.MentionKind;
import org.windvane.language.Sentence;
import org.windvane.language.Tokens;
import org.windvane.relations.Chunk.Type;

/** Cuts a tagged sentence into noun and verb chunks and what stands between them. */
final class Chunker {
  /** Tokens beyond this are not read: no clause is that long, but some tables are. */
  static final int MOST_TOKENS = 160;

  final Sentence sentence;
  final Tokens tokens;
  final ActLexicon lexicon;
  final String[] fold;
  final String[] tag;
  final int[] mentionAt;
  final int size;
  final List<Chunk> chunks = new ArrayList<>();
  private final NounPhrases nouns;
  private final VerbGroups verbs;

  Chunker(Sentence sentence, ActLexicon lexicon, Tagger tagger) {
    this.sentence = sentence;
    this.tokens = sentence.tokens();
    this.lexicon = lexicon;
    this.size = Math.min(tokens.size(), MOST_TOKENS);
    this.fold = new String[size];
    this.mentionAt = new int[size];
    String[] words = new String[size];
    java.util.Arrays.fill(mentionAt, -1);
    for (int m = 0; m < sentence.mentions(); m++) {
      for (int i = sentence.from(m); i < Math.min(sentence.to(m), size); i++) {
        if (mentionAt[i] < 0) {
          mentionAt[i] = m;
        }
      }
    }
    boolean headline = sentence.titleCase() || sentence.allCaps();
    for (int i = 0; i < size; i++) {
      String form = tokens.form(i);
      fold[i] = Folding.fold(form);
      // A tagger takes every capitalised word of a headline for a name.
      words[i] = headline && mentionAt[i] < 0 ? form.toLowerCase(java.util.Locale.ROOT) : form;
    }
    this.tag = tagger.tag(words);
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

  Chunk last() {
    return chunks.get(chunks.size() - 1);
  }

  boolean verbAhead(int i) {
    for (int j = i; j < Math.min(size, i + 3); j++) {
      if (mentionAt[j] >= 0) {
        return false;
      }
      if (tag[j].equals("VERB") || tag[j].equals("AUX")) {
        return true;
      }
      boolean between =
          tag[j].equals("ADV")
              || tag[j].equals("PART")
              || lexicon.french() && lexicon.in("clitic", fold[j]);
      if (!between) {
        return !lexicon.french()
            && j == i
            && lexicon.verb(fold[j]) != null
            && (lexicon.verb(fold[j]).bits() & Inflection.BASE) != 0
            && fold[i - 1].equals("to")
            && !tag[j].equals("NOUN")
            && !tag[j].equals("PROPN")
            && !tag[j].equals("ADJ");
      }
    }
    return false;
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

  boolean nominal(int i) {
    if (mentionAt[i] >= 0) {
      return true;
    }
    return switch (tag[i]) {
      case "NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "SYM", "X" -> true;
      default -> false;
    };
  }
}
