package org.windvane.relations;

import org.windvane.language.Inflection;

/** What the tagger makes of French words, set right by the words beside them and by the lexicon. */
final class FrenchTags extends TaggedSentence {
  FrenchTags(TaggedSentence shared) {
    super(shared);
  }

  void correct(int i) {
    if (fold[i].equals("contre")) {
      tag[i] = "ADP";
      return;
    }
    if (tag[i].equals("VERB") && lexicon.in("auxiliary", fold[i])) {
      int k = i + 1;
      while (k < size && (tag[k].equals("ADV") || lexicon.in("neg", fold[k]))) {
        k++;
      }
      boolean participle =
          k < size
              && mentionAt[k] < 0
              && (tag[k].equals("VERB") || tag[k].equals("AUX") || tag[k].equals("ADJ"));
      if (participle) {
        tag[i] = "AUX";
      }
    }
    ActLexicon.VerbForm form = lexicon.verb(fold[i]);
    boolean auxiliary =
        i > 0
            && (tag[i - 1].equals("AUX")
                || i > 1 && tag[i - 1].equals("ADV") && tag[i - 2].equals("AUX"));
    if (form != null
        && (tag[i].equals("ADJ") || tag[i].equals("NOUN"))
        && auxiliary
        && (form.bits() & Inflection.PARTICIPLE) != 0) {
      tag[i] = "VERB";
    }
    if (form != null
        && tag[i].equals("ADV")
        && (form.bits() & Inflection.FINITE) != 0
        && i + 1 < size
        && tag[i + 1].equals("DET")) {
      // "réclament le départ": what ends in -ment is no adverb then.
      tag[i] = "VERB";
    }
    if (lexicon.isPreposition(fold[i])
        && !tag[i].equals("VERB")
        && !tag[i].equals("AUX")
        && !fold[i].equals("des")) {
      tag[i] = "ADP";
    }
    int b = i > 1 && fold[i - 1].equals("\"") ? i - 1 : i;
    if (fold[i].equals("des")
        && b > 0
        && (tag[b - 1].equals("NOUN") || tag[b - 1].equals("ADJ") || tag[b - 1].equals("PROPN"))) {
      tag[i] = "ADP";
    }
  }
}
