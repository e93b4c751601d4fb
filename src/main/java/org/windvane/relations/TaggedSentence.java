package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import org.windvane.language.Folding;
import org.windvane.language.Inflection;
import org.windvane.language.Sentence;
import org.windvane.language.Tokens;

/**
 * The words of a sentence with their tags and mentions, and the chunks cut so far. Those who read
 * one sentence together share all of it: a tag that one sets right is right for the others.
 */
abstract sealed class TaggedSentence
    permits Chunker, EnglishTags, FrenchTags, NounPhrases, VerbGroups {
  /** Tokens beyond this are not read: no clause is that long, but some tables are. */
  static final int MOST_TOKENS = 160;

  final Sentence sentence;
  final Tokens tokens;
  final ActLexicon lexicon;
  final String[] fold;
  final String[] tag;
  final int[] mentionAt;
  final int size;
  final List<Chunk> chunks;

  TaggedSentence(Sentence sentence, ActLexicon lexicon, Tagger tagger) {
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
    this.chunks = new ArrayList<>();
  }

  /** Reads on in what {@code shared} reads. */
  TaggedSentence(TaggedSentence shared) {
    this.sentence = shared.sentence;
    this.tokens = shared.tokens;
    this.lexicon = shared.lexicon;
    this.fold = shared.fold;
    this.tag = shared.tag;
    this.mentionAt = shared.mentionAt;
    this.size = shared.size;
    this.chunks = shared.chunks;
  }

  final Chunk last() {
    return chunks.get(chunks.size() - 1);
  }

  final boolean verbAhead(int i) {
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

  final boolean nominal(int i) {
    if (mentionAt[i] >= 0) {
      return true;
    }
    return switch (tag[i]) {
      case "NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "SYM", "X" -> true;
      default -> false;
    };
  }
}
