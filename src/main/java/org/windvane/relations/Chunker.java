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
    correctTags();
    cut();
  }

  private void correctTags() {
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
        correctEnglish(i, verb);
      } else {
        correctFrench(i);
      }
    }
  }

  private boolean participleOnly(int i) {
    return (lexicon.verb(fold[i]).bits() & Inflection.FINITE) == 0;
  }

  private void correctEnglish(int i, boolean sentenceHasVerb) {
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
    if (base && name && !thing && object) {
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

  private void correctFrench(int i) {
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
        return verb(i);
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
        return verb(i);
      }
      if (lexicon.french()
          && (lexicon.in("clitic", f) || f.equals("ne") || f.equals("n'"))
          && verbAhead(i + 1)
          && !tag[i].equals("DET")) {
        return verb(i);
      }
    }
    if (nominal(i)) {
      return noun(i);
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

  private Chunk last() {
    return chunks.get(chunks.size() - 1);
  }

  private boolean verbAhead(int i) {
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

  private boolean nominal(int i) {
    if (mentionAt[i] >= 0) {
      return true;
    }
    return switch (tag[i]) {
      case "NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "SYM", "X" -> true;
      default -> false;
    };
  }

  private int noun(int i) {
    Chunk c = new Chunk(Type.NOUN, i, i);
    int j = i;
    boolean seenNoun = false;
    while (j < size) {
      int m = mentionAt[j];
      if (m >= 0) {
        if (seenNoun && (newName(j, m) || article(j))) {
          break;
        }
        int end = Math.min(sentence.to(m), size);
        for (int k = m; k < sentence.mentions(); k++) {
          if (sentence.from(k) == sentence.from(m)) {
            c.mentions.add(k);
          }
        }
        j = Math.max(j + 1, end);
        seenNoun = true;
        continue;
      }
      if (fold[j].equals("'s") || fold[j].equals("'") || fold[j].equals("\u2019")) {
        j++;
        continue;
      }
      // "French and Burkinabe forces".
      if (tag[j].equals("CCONJ")
          && j > i
          && demonym(j - 1)
          && j + 2 < size
          && demonym(j + 1)
          && (tag[j + 2].equals("NOUN") || tag[j + 2].equals("ADJ"))) {
        j++;
        continue;
      }
      // "political and economic bloc".
      if (tag[j].equals("CCONJ")
          && !seenNoun
          && j > i
          && tag[j - 1].equals("ADJ")
          && j + 1 < size
          && tag[j + 1].equals("ADJ")
          && mentionAt[j + 1] < 0
          && mentionAt[j - 1] < 0) {
        j++;
        continue;
      }
      if (tokens.mark(j) || !nominal(j)) {
        boolean sum = fold[j].equals("$") && mentionAt[j - 1] >= 0 && j > i;
        boolean quote =
            !sum
                && tokens.mark(j)
                && (fold[j].equals("\"") || fold[j].equals("$") || fold[j].equals("%"))
                && j + 1 < size
                && nominal(j + 1);
        if (!quote) {
          break;
        }
        j++;
        continue;
      }
      if (j > i
          && seenNoun
          && (tag[j].equals("DET") || tag[j].equals("PRON"))
          && !afterPossessive(j)) {
        break;
      }
      if (lexicon.in("relative", fold[j]) && j > i) {
        break;
      }
      boolean amount =
          seenNoun
              && tag[j].equals("NUM")
              && j > i
              && tag[j - 1].equals("NOUN")
              && j + 1 < size
              && (tag[j + 1].equals("NOUN") || tag[j + 1].equals("NUM"));
      if (amount) {
        // "gives the army 25 million": two objects.
        break;
      }
      if (lexicon.in("pronoun", fold[j]) && tag[j].equals("PRON")) {
        if (j > i) {
          break;
        }
        c.pronoun = true;
        j++;
        break;
      }
      seenNoun |= tag[j].equals("NOUN") || tag[j].equals("PROPN");
      j++;
    }
    c.to = Math.max(j, i + 1);
    if (c.to > i) {
      head(c);
      merge(c);
    }
    return c.to;
  }

  /** "A group of Russian specialists" is one chunk, and its head is "specialists". */
  private void merge(Chunk c) {
    int n = chunks.size();
    boolean of =
        n >= 2
            && last().is(Type.PREPOSITION)
            && last().word.equals("of")
            && chunks.get(n - 2).is(Type.NOUN);
    if (of) {
      Chunk measure = chunks.get(n - 2);
      boolean bare = measure.mentions.isEmpty() && measure.to == last().from && measure.head >= 0;
      int word = lexicon.french() ? lastNoun(measure) : measure.head;
      if (bare && lexicon.isA(fold[word], ActLexicon.QUANTITY)) {
        chunks.remove(n - 1);
        chunks.remove(n - 2);
        c.from = measure.from;
      }
    }
    chunks.add(c);
  }

  private int lastNoun(Chunk n) {
    for (int k = n.to - 1; k > n.from; k--) {
      if (tag[k].equals("NOUN")) {
        return k;
      }
    }
    return n.head;
  }

  private boolean demonym(int i) {
    return mentionAt[i] >= 0 && sentence.kind(mentionAt[i]) == MentionKind.DEMONYM;
  }

  private boolean afterPossessive(int j) {
    return j > 0 && fold[j - 1].equals("'s");
  }

  /** "Samedi les autorités": a phrase that brings its own article begins a new chunk. */
  private boolean article(int j) {
    return mentionAt[j - 1] != mentionAt[j]
        && switch (fold[j]) {
          case "le", "la", "les", "l'", "the" -> true;
          default -> false;
        };
  }

  /** "Niger France": two names side by side are two chunks; "French Mali mission" is one. */
  private boolean newName(int j, int m) {
    if (tokens.joined(j) || fold[j - 1].equals("'s") || fold[j - 1].equals("'")) {
      return false;
    }
    int before = mentionAt[j - 1];
    return before >= 0
        && before != m
        && sentence.kind(before) != MentionKind.DEMONYM
        && sentence.kind(m) != MentionKind.DEMONYM
        && sentence.kind(m) != MentionKind.LEADER;
  }

  private void head(Chunk c) {
    if (lexicon.french()) {
      for (int k = c.from; k < c.to; k++) {
        if (tag[k].equals("NOUN") || tag[k].equals("PROPN")) {
          c.head = k;
          break;
        }
      }
      for (int k = c.from; k < c.to && c.noun == null; k++) {
        if (mentionAt[k] < 0 && tag[k].equals("NOUN")) {
          c.head = k;
          c.noun = phrase(k, Math.min(c.to, k + 3), true);
          break;
        }
      }
      if (c.head < 0) {
        c.head = c.to - 1;
      }
      return;
    }
    c.head = c.to - 1;
    for (int k = c.to - 1; k >= c.from; k--) {
      boolean common =
          mentionAt[k] < 0
              && !tokens.mark(k)
              && !fold[k].equals("'s")
              && (tag[k].equals("NOUN") || tag[k].equals("ADJ") || tag[k].equals("PROPN"));
      if (!common) {
        continue;
      }
      NounSense sense = phrase(k, k + 1, false);
      if (sense != null && (!tag[k].equals("ADJ") || k == c.to - 1 && k > c.from)) {
        c.head = k;
        c.noun = sense;
        return;
      }
      if (tag[k].equals("NOUN")) {
        c.head = k;
        return;
      }
    }
  }

  private NounSense phrase(int from, int to, boolean forward) {
    if (forward) {
      StringBuilder joined = new StringBuilder();
      NounSense best = null;
      for (int k = from; k < to; k++) {
        joined.append(k > from ? " " : "").append(fold[k]);
        NounSense sense = lexicon.noun(joined.toString());
        best = sense != null ? sense : best;
      }
      return best;
    }
    for (int width = 3; width >= 1; width--) {
      if (to - width >= 0) {
        String joined = String.join(" ", java.util.Arrays.copyOfRange(fold, to - width, to));
        NounSense sense = lexicon.noun(joined);
        if (sense != null) {
          return sense;
        }
      }
    }
    return null;
  }

  private int verb(int i) {
    Chunk c = new Chunk(Type.VERB, i, i);
    int j = i;
    int main = -1;
    boolean be = false;
    while (j < size && mentionAt[j] < 0) {
      String f = fold[j];
      String t = tag[j];
      if (main < 0 && !lexicon.french() && f.equals("to")) {
        if (j > i) {
          break;
        }
        c.infinitive = true;
      } else if (lexicon.in("neg", f) && !f.equals("aucun") && !f.equals("ni") && !f.equals("plus")
          || f.equals("plus") && lexicon.french() && j > i && c.negated) {
        c.negated = true;
      } else if (t.equals("AUX")
          || t.equals("VERB")
          || (j == i + 1 && c.infinitive && lexicon.verb(f) != null)) {
        if (main >= 0 && (!tag[main].equals("AUX"))) {
          break;
        }
        be |= main >= 0 && lexicon.in("passive", fold[main]);
        modality(c, f);
        main = j;
      } else if (t.equals("ADV")
          || t.equals("PART")
          || lexicon.french() && lexicon.in("clitic", f) && !t.equals("DET")) {
        if (main >= 0 && !tag[main].equals("AUX")) {
          break;
        }
        if (!verbAhead(j + 1)) {
          break;
        }
        if (lexicon.in("hedge", f)) {
          c.reality *= 0.7;
        }
      } else {
        break;
      }
      j++;
    }
    if (main < 0) {
      return i + 1;
    }
    if (!lexicon.french() && j < size && fold[j].equals("not")
        || lexicon.french() && j < size && (fold[j].equals("pas") || fold[j].equals("jamais"))) {
      c.negated = true;
      j++;
    }
    c.to = Math.max(j, main + 1);
    c.head = main;
    c.to = Math.min(size, c.to + particle(fold[main], c.to));
    finish(c, be);
    chunks.add(c);
    return c.to;
  }

  /**
   * "kicked out France", "met en garde Moscou": how many words of a particle stand right behind the
   * verb.
   */
  private int particle(String verb, int from) {
    ActLexicon.VerbForm form = lexicon.verb(verb);
    int most = 0;
    if (form == null) {
      return 0;
    }
    for (VerbSense sense : form.senses()) {
      int n = sense.particle().size();
      boolean own =
          n > 0 && !sense.frames().contains(lexicon.preposition(sense.particle().get(n - 1)));
      boolean fits = n > most && from + n <= size && (own || sense.frames().contains("T"));
      for (int k = 0; k < n && fits; k++) {
        fits = fold[from + k].equals(sense.particle().get(k));
      }
      most = fits ? n : most;
    }
    return most;
  }

  private void modality(Chunk c, String f) {
    if (lexicon.in("possible", f)) {
      c.reality *= 0.5;
    } else if (lexicon.in("conditional", f)) {
      c.reality *= 0.55;
    } else if (lexicon.in("future", f)) {
      c.reality *= 0.85;
    } else if (lexicon.in("obliged", f)) {
      c.reality *= 0.45;
    }
  }

  private void finish(Chunk c, boolean be) {
    String f = fold[c.head];
    ActLexicon.VerbForm form = lexicon.verb(f);
    c.copula = lexicon.in("copula", f);
    if (form == null) {
      if (lexicon.french()) {
        c.infinitive |= tag[c.head].equals("VERB") && f.endsWith("er") && c.head == c.from;
        c.gerund = f.endsWith("ant");
      } else {
        c.gerund = f.endsWith("ing") && c.head == c.from;
      }
      return;
    }
    c.senses = form.senses();
    boolean participle = (form.bits() & Inflection.PARTICIPLE) != 0;
    if (lexicon.french()) {
      boolean accented = french(c.head);
      participle &= accented;
      boolean only = c.from == c.head;
      c.infinitive = (form.bits() & Inflection.BASE) != 0;
      c.gerund = (form.bits() & Inflection.GERUND) != 0;
      boolean reflexive = reflexive(c);
      c.passive = participle && !reflexive && (be || only && !c.infinitive);
      return;
    }
    c.gerund = (form.bits() & Inflection.GERUND) != 0 && !be && c.head == c.from;
    boolean adjective =
        participle
            && !be
            && tag[c.head].equals("VERB")
            && !chunks.isEmpty()
            && last().is(Type.PREPOSITION)
            && followedByObject(c.to)
            && !c.gerund;
    if (adjective) {
      // "against heavily favored Spain": it colours the noun.
      c.senses = List.of();
      return;
    }
    boolean bare = c.head == c.from && participle && !followedByObject(c.to);
    c.passive = participle && (be || bare && passiveSigns(c));
  }

  private boolean reflexive(Chunk c) {
    for (int k = c.from; k < c.head; k++) {
      if (fold[k].equals("se") || fold[k].equals("s'")) {
        return true;
      }
    }
    return false;
  }

  /** A French form of the first group is a participle only with its accent. */
  private boolean french(int i) {
    String raw = tokens.form(i).toLowerCase(java.util.Locale.ROOT);
    ActLexicon.VerbForm form = lexicon.verb(fold[i]);
    boolean twofold = (form.bits() & Inflection.FINITE) != 0;
    if (!twofold) {
      return true;
    }
    return raw.endsWith("é")
        || raw.endsWith("ée")
        || raw.endsWith("és")
        || raw.endsWith("ées")
        || !(raw.endsWith("e") || raw.endsWith("es")) && i > 0 && tag[i - 1].equals("AUX");
  }

  private boolean followedByObject(int i) {
    return i < size && !tokens.mark(i) && (mentionAt[i] >= 0 || nominal(i) && !tokens.number(i));
  }

  /**
   * A participle without "be" is passive when it follows a noun and "by" comes next, or, for verbs
   * that strike, end or give, another preposition or the end.
   */
  private boolean passiveSigns(Chunk c) {
    if (chunks.isEmpty()) {
      return c.to < size && fold[c.to].equals("by");
    }
    if (!last().is(Type.NOUN) && !last().is(Type.COMMA)) {
      return false;
    }
    if (c.to < size && fold[c.to].equals("by")) {
      return true;
    }
    boolean strikes =
        c.senses.stream()
            .anyMatch(
                s ->
                    switch (s.op()) {
                      case ACT ->
                          s.frames().contains("T")
                              && s.type().quadClass() == QuadClass.MATERIAL_CONFLICT
                              && s.type() != EventType.PROTEST;
                      case END, GIVE, DEPLOY, ORDER, CLOSE -> true;
                      default -> false;
                    });
    if (!strikes) {
      return false;
    }
    if (c.to >= size || tokens.mark(c.to)) {
      return last().is(Type.NOUN);
    }
    return switch (fold[c.to]) {
      case "from",
          "in",
          "over",
          "after",
          "as",
          "at",
          "during",
          "on",
          "to",
          "under",
          "for",
          "amid",
          "until" ->
          true;
      default -> false;
    };
  }
}
