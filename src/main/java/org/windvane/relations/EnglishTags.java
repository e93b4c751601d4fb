package org.windvane.relations;

import org.windvane.language.Inflection;
import org.windvane.language.MentionKind;

/**
 * What the tagger makes of English words, set right by the words beside them and by the lexicon.
 */
final class EnglishTags extends TaggedSentence {
  EnglishTags(TaggedSentence shared) {
    super(shared);
  }

  void correct(int i, boolean sentenceHasVerb) {
    String f = fold[i];
    switch (f) {
      case "following", "including", "regarding", "concerning", "amid" -> {
        boolean main = i > 0 && tag[i - 1].equals("AUX");
        tag[i] = main ? tag[i] : "ADP";
        return;
      }
      case "worth", "ahead" -> {
        tag[i] = "ADP";
        return;
      }
      case "neighbouring",
          "neighboring",
          "leading",
          "ruling",
          "visiting",
          "outgoing",
          "incoming" -> {
        tag[i] = i > 0 && tag[i - 1].equals("AUX") ? tag[i] : "ADJ";
        return;
      }
      default -> {}
    }
    boolean function =
        !tag[i].equals("NOUN")
            && !tag[i].equals("PROPN")
            && !tag[i].equals("VERB")
            && !tag[i].equals("ADJ")
            && !tag[i].equals("AUX");
    if (function && f.length() > 5 && lexicon.isA(f, ActLexicon.AGENT)) {
      // "French ambassador has": a noun whatever the tagger makes of a headline.
      tag[i] = "NOUN";
      return;
    }
    if (function && (f.equals("has") || f.equals("had"))) {
      tag[i] = "VERB";
      return;
    }
    boolean compound =
        tag[i].equals("VERB")
            && i > 0
            && i + 1 < size
            && mentionAt[i - 1] >= 0
            && lexicon.noun(f + " " + fold[i + 1]) != null;
    if (compound) {
      // "The Canada-Mexico trade war".
      tag[i] = "NOUN";
      return;
    }
    String next = i + 1 < size ? tag[i + 1] : "PUNCT";
    boolean nearby =
        tag[i].equals("ADV")
            && lexicon.in("locative", f)
            && i + 1 < size
            && (mentionAt[i + 1] >= 0 || next.equals("DET") || next.equals("PROPN"));
    if (nearby) {
      tag[i] = "ADP";
      return;
    }
    boolean named = lexicon.noun(f) != null;
    boolean closes =
        named
            && tag[i].equals("ADV")
            && i > 0
            && (tag[i - 1].equals("ADJ") || tag[i - 1].equals("DET"));
    if (closes) {
      tag[i] = "NOUN";
      return;
    }
    boolean hers = named && i > 0 && fold[i - 1].equals("'s") && tag[i].equals("VERB");
    if (hers && i + 1 < size && fold[i + 1].equals("to")) {
      // "Egypt's refusal to".
      tag[i] = "NOUN";
      return;
    }
    if (named && next.equals("ADP") && (tag[i].equals("VERB") || tag[i].equals("ADJ"))) {
      boolean opens = i == 0 || tokens.mark(i - 1) && !fold[i - 1].equals("\"");
      boolean determined =
          i > 0
              && (tag[i - 1].equals("DET")
                  || tag[i - 1].equals("ADJ")
                  || fold[i - 1].equals("'s")
                  || fold[i - 1].equals("of"));
      if (opens && !tokens.number(i) && !f.endsWith("ed") && !f.endsWith("ing") || determined) {
        tag[i] = "NOUN";
        return;
      }
    }
    boolean colours =
        tag[i].equals("VERB")
            && (f.endsWith("ed") || f.endsWith("en"))
            && i > 0
            && (tag[i - 1].equals("NUM") || tag[i - 1].equals("DET"))
            && mentionAt[i - 1] < 0
            && i + 1 < size
            && (next.equals("NOUN") || next.equals("ADJ") || mentionAt[i + 1] >= 0);
    if (colours) {
      // "71 fallen soldiers", "the expelled ambassador".
      tag[i] = "ADJ";
      return;
    }
    boolean whose =
        i > 0
            && tag[i].equals("VERB")
            && f.endsWith("s")
            && mentionAt[i - 1] >= 0
            && sentence.kind(mentionAt[i - 1]) == MentionKind.DEMONYM
            && lexicon.isA(f, ActLexicon.AGENT)
            && (next.equals("VERB") || next.equals("AUX"));
    if (whose) {
      // "Russian allies retake".
      tag[i] = "NOUN";
      return;
    }
    if (headlineVerb(i)) {
      tag[i] = "VERB";
      return;
    }
    ActLexicon.VerbForm form = lexicon.verb(f);
    if (form == null || tag[i].equals("VERB") || tag[i].equals("AUX") || tag[i].equals("ADP")) {
      return;
    }
    boolean wanted =
        i > 1
            && fold[i - 1].equals("to")
            && (form.bits() & Inflection.BASE) != 0
            && (tag[i - 2].equals("VERB") || tag[i - 2].equals("NOUN"))
            && mentionAt[i - 2] < 0
            && i + 1 < size
            && (mentionAt[i + 1] >= 0
                || next.equals("DET")
                || next.equals("ADJ")
                || next.equals("NOUN"));
    boolean done =
        (form.bits() & Inflection.PARTICIPLE) != 0
            && i + 1 < size
            && fold[i + 1].equals("by")
            && tag[i].equals("ADJ");
    boolean lone =
        !sentenceHasVerb
            && !named
            && f.endsWith("s")
            && (form.bits() & Inflection.FINITE) != 0
            && i > 0
            && tag[i].equals("NOUN")
            && (tag[i - 1].equals("NOUN") || mentionAt[i - 1] >= 0)
            && next.equals("ADP");
    // "France calls for", "Protesters in Niamey call for".
    boolean plural =
        i > 2 && tag[1].equals("ADP") && lexicon.isA(fold[0], ActLexicon.CROWD | ActLexicon.AGENT);
    boolean split =
        !sentenceHasVerb
            && i > 0
            && mentionAt[i - 1] >= 0
            && (f.endsWith("s") || plural && fold[0].endsWith("s"))
            && i + 1 < size
            && form.senses().stream()
                .anyMatch(s -> !s.particle().isEmpty() && s.particle().get(0).equals(fold[i + 1]));
    boolean second =
        f.endsWith("s")
            && i > 1
            && tag[i - 1].equals("CCONJ")
            && sentenceHasVerb
            && tag[i].equals("NOUN")
            && i + 1 < size
            && mentionAt[i + 1] >= 0;
    if (tag[i].equals("CCONJ") || wanted || done || lone || split || second) {
      tag[i] = "VERB";
      return;
    }
    boolean beforeNoun =
        i + 1 < size
            && (mentionAt[i + 1] >= 0
                || next.equals("NOUN")
                || next.equals("ADJ")
                || next.equals("DET")
                || next.equals("PROPN")
                || next.equals("NUM")
                || fold[i + 1].equals("$"));
    boolean afterActor =
        i > 0 && mentionAt[i - 1] >= 0 && sentence.kind(mentionAt[i - 1]) != MentionKind.DEMONYM;
    boolean afterAgent =
        i > 0 && (mentionAt[i - 1] >= 0 || lexicon.isA(fold[i - 1], ActLexicon.AGENT));
    boolean finite = (form.bits() & Inflection.FINITE) != 0;
    boolean third = f.endsWith("s") && finite;
    boolean past = finite && (form.bits() & Inflection.BASE) == 0 && !f.endsWith("s");
    if (beforeNoun && (!sentenceHasVerb && third && afterAgent || afterActor && past)) {
      // "Mali expels French ambassador": in headlines the tagger takes the verb for a noun.
      tag[i] = "VERB";
    }
    boolean base = (form.bits() & Inflection.BASE) != 0;
    boolean forces =
        i > 0
            && fold[i - 1].endsWith("s")
            && (lexicon.isA(fold[i - 1], ActLexicon.AGENT)
                || lexicon.isA(fold[i - 1], ActLexicon.CARGO | ActLexicon.CROWD));
    if (base
        && (i > 0 && tag[i - 1].equals("AUX")
            || !sentenceHasVerb
                && forces
                && (next.equals("ADP")
                    || next.equals("DET")
                    || i + 1 < size && (mentionAt[i + 1] >= 0 || fold[i + 1].equals("to"))))) {
      tag[i] = "VERB";
    }
    boolean afterBe =
        i > 0
            && (lexicon.in("passive", fold[i - 1])
                || i > 1 && tag[i - 1].equals("ADV") && lexicon.in("passive", fold[i - 2]));
    if (tag[i].equals("ADJ") && afterBe && (form.bits() & Inflection.PARTICIPLE) != 0) {
      tag[i] = "VERB";
    }
  }

  /**
   * "Issoufou backs joint command", "Trump and Kenyatta announce plan", "Washington to strip
   * Guinea": the tagger takes these for nouns, whatever else it takes for a verb.
   */
  private boolean headlineVerb(int i) {
    ActLexicon.VerbForm form = lexicon.verb(fold[i]);
    if (form == null || tag[i].equals("VERB") || i == 0 || i + 1 >= size) {
      return false;
    }
    boolean third = fold[i].endsWith("s") && (form.bits() & Inflection.FINITE) != 0;
    boolean base = (form.bits() & Inflection.BASE) != 0;
    boolean object =
        mentionAt[i + 1] >= 0
            || nominal(i + 1)
            || fold[i + 1].equals("to")
            || fold[i + 1].equals("first");
    boolean thing = lexicon.noun(fold[i]) != null || lexicon.anyClass(fold[i]);
    int m = mentionAt[i - 1];
    boolean name = m >= 0 && sentence.kind(m) != MentionKind.DEMONYM;
    boolean agent =
        m < 0
            && (tag[i - 1].equals("NOUN") && lexicon.isA(fold[i - 1], ActLexicon.AGENT)
                || lexicon.isA(fold[i - 1], ActLexicon.CROWD));
    if (third && thing && (name || agent) && opens(i, m) && blow(form) && closed(i + 1)) {
      return true;
    }
    if (third && name && upon(i + 1) && opens(i, m)) {
      return true;
    }
    if (fold[i].endsWith("ing") && lexicon.in("phase", fold[i - 1]) && object) {
      // "Began training Nigerien soldiers".
      return true;
    }
    if (tag[i].equals("AUX") && base && name && sentence.index() == 0) {
      // No auxiliary of English is in the lexicon by itself.
      return !lexicon.in("passive", fold[i])
          && !lexicon.in("copula", fold[i])
          && fold[i].length() > 4;
    }
    if (third && (name || agent) && !thing && object) {
      return true;
    }
    if (third && name && fold[i + 1].equals("to") && lexicon.noun(fold[i]) != null) {
      // "France plans to", "Russia offers to".
      return lexicon.noun(fold[i]).is("CARRY");
    }
    if (base && name && lexicon.noun(fold[i]) == null && object) {
      int and = sentence.from(m) - 1;
      boolean both = and > 0 && tag[and].equals("CCONJ") && mentionAt[and - 1] >= 0;
      if (both) {
        return true;
      }
    }
    return base
        && fold[i - 1].equals("to")
        && i > 1
        && mentionAt[i - 2] >= 0
        && (mentionAt[i + 1] >= 0 || tag[i + 1].equals("DET"))
        && sentence.kind(mentionAt[i - 2]) != MentionKind.DEMONYM;
  }

  /** "Kyiv thanks Paris", "US sanctions Iranian officials": an actor, or who acts for one. */
  private boolean upon(int i) {
    int m = mentionAt[i];
    if (m < 0 || sentence.kind(m) != MentionKind.DEMONYM) {
      return m >= 0;
    }
    int next = sentence.to(m);
    return next < size
        && lexicon.isA(fold[next], ActLexicon.AGENT | ActLexicon.PATIENT | ActLexicon.CIVIL);
  }

  /** Whether what stands before the word is a whole clause's beginning. */
  private boolean opens(int i, int mention) {
    int from = mention >= 0 ? sentence.from(mention) : i - 1;
    boolean that = from > 0 && fold[from - 1].equals("that");
    return from == 0 && sentence.index() == 0 || that;
  }

  private static boolean blow(ActLexicon.VerbForm form) {
    return form.senses().stream()
        .anyMatch(
            s ->
                s.particle().isEmpty()
                    && s.op() == VerbSense.Op.ACT
                    && (s.type() == EventType.ASSAULT || s.type() == EventType.AID));
  }

  /** Whether a name or a group stands there, and no verb behind it in its clause. */
  private boolean closed(int i) {
    boolean somebody = mentionAt[i] >= 0 || lexicon.in("jihad", fold[i]);
    for (int k = i; k < size && somebody; k++) {
      if (tokens.mark(k) || tag[k].equals("SCONJ")) {
        return true;
      }
      somebody = !tag[k].equals("VERB") && !tag[k].equals("AUX");
    }
    return somebody;
  }
}
