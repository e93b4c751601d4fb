package org.windvane.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads an article into sentences with actors: matches the gazetteer, settles what is ambiguous by
 * the article's own words, and resolves phrases that refer back. Not thread-safe.
 */
public final class ActorReader {
  /** Stands for "no date known": every name counts as valid. */
  public static final int NO_DATE = Integer.MIN_VALUE;

  /** Sentences of the body in which a headline's phrase finds what it refers to. */
  private static final int LEAD = 2;

  private static final int LONGEST_BODY = 200_000;

  private final LanguagePack pack;
  private final Gazetteer gazetteer;
  private final Tokenizer tokenizer;
  private final SentenceSplitter splitter;

  /** A phrase found, before it is known what it means. */
  private record Found(Sentence sentence, int from, int to, List<Sense> senses) {}

  public ActorReader(LanguagePack pack) {
    this.pack = pack;
    this.gazetteer = pack.gazetteer();
    this.tokenizer = gazetteer.tokenizer();
    this.splitter = new SentenceSplitter(gazetteer.language());
  }

  /**
   * Reads one article.
   *
   * @param title may be null
   * @param body may be null
   * @param day epoch day of publication, or {@link #NO_DATE}
   * @param speaker code of the state that speaks, or null
   */
  public Document read(String title, String body, int day, String speaker) {
    List<Sentence> sentences = new ArrayList<>();
    if (title != null && !title.isBlank()) {
      sentences.add(sentence(0, title.strip()));
    }
    int characters = title == null ? 0 : title.length();
    if (body != null && !body.isBlank()) {
      String kept = body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) : body;
      characters += kept.length();
      int index = 1;
      for (String text : splitter.split(kept)) {
        Sentence s = sentence(index, text);
        if (index == 1) {
          s.firstBodyToken(Dateline.length(s.tokens()));
        }
        sentences.add(s);
        index++;
      }
    }
    resolve(sentences, day, gazetteer.indexOf(speaker));
    return new Document(gazetteer.language(), sentences, characters);
  }

  /** Reads one sentence by itself. */
  public Sentence readSentence(String text, int day) {
    Sentence s = sentence(1, text);
    resolve(List.of(s), day, -1);
    return s;
  }

  /**
   * A sentence whose mentions are given, whatever they name: they count as names, with the actors
   * -1, -2, … in the order of the spans.
   *
   * @param spans pairs of offsets: first character, character behind the last
   */
  public Sentence marked(String text, int[]... spans) {
    Sentence s = sentence(1, text);
    int actor = -1;
    for (int[] span : spans) {
      int from = s.tokens().at(span[0]);
      int to = from;
      while (to < s.tokens().size() && s.tokens().start(to) < span[1]) {
        to++;
      }
      if (to > from) {
        s.add(from, to, actor, MentionKind.NAME);
      }
      actor--;
    }
    return s;
  }

  private Sentence sentence(int index, String text) {
    return new Sentence(index, gazetteer.language(), tokenizer.cut(text));
  }

  private void resolve(List<Sentence> sentences, int day, int speaker) {
    List<Found> found = new ArrayList<>();
    Set<Integer> contexts = new HashSet<>();
    for (Sentence s : sentences) {
      match(s, found, contexts, speaker >= 0);
    }
    int[] support = new int[gazetteer.size()];
    Set<Integer> fullNames = new HashSet<>();
    for (Found f : found) {
      count(f, day, support, fullNames);
    }
    Backward backward = new Backward(gazetteer, pack.references());
    NameJudge judge = new NameJudge(pack, contexts, support, fullNames, day, speaker);
    for (int i = 0; i < found.size(); i++) {
      Found f = found.get(i);
      judge.notePerson(
          f.sentence(), f.from(), f.to(), f.senses(), before(found, i), after(found, i));
    }
    List<Found> ahead = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Found f = found.get(i);
      if (!ahead.isEmpty() && f.sentence().index() > LEAD) {
        resolveAhead(ahead, backward);
      }
      Sense first = f.senses().get(0);
      if (first.kind() == MentionKind.REFERENCE && (named(f) || owned(f, i, found))) {
        continue;
      }
      if (first.kind() == MentionKind.REFERENCE) {
        boolean said = backward.resolve(f.sentence(), f.from(), f.to(), first.context());
        if (!said && f.sentence().index() == 0) {
          ahead.add(f);
        }
        continue;
      }
      int before = before(found, i);
      int after = after(found, i);
      Sense sense = judge.choose(f.sentence(), f.from(), f.to(), f.senses(), before, after);
      if (sense != null) {
        MentionKind kind =
            f.to() <= f.sentence().firstBodyToken() ? MentionKind.DATELINE : sense.kind();
        f.sentence().add(f.from(), f.to(), sense.actor(), kind);
        backward.note(f.sentence(), sense.actor(), kind);
      }
    }
    resolveAhead(ahead, backward);
  }

  /** End of the phrase found before the i-th in its sentence, or -1. */
  private static int before(List<Found> found, int i) {
    return i > 0 && found.get(i - 1).sentence() == found.get(i).sentence()
        ? found.get(i - 1).to()
        : -1;
  }

  /** Begin of the phrase found behind the i-th in its sentence, or a large number. */
  private static int after(List<Found> found, int i) {
    return i + 1 < found.size() && found.get(i + 1).sentence() == found.get(i).sentence()
        ? found.get(i + 1).from()
        : Integer.MAX_VALUE;
  }

  /**
   * "Junta gives French ambassador 48 hours": a headline may mean what only the first sentences
   * name.
   */
  private static void resolveAhead(List<Found> ahead, Backward backward) {
    for (Found f : ahead) {
      backward.resolve(f.sentence(), f.from(), f.to(), f.senses().get(0).context());
    }
    ahead.clear();
  }

  /** "The French junta", "Niger's military rulers": the word before says whose. */
  private static boolean named(Found f) {
    Sentence s = f.sentence();
    int last = s.mentions() - 1;
    if (last < 0) {
      return false;
    }
    int end = s.to(last);
    boolean possessive =
        end < s.tokens().size() && s.tokens().form(end).startsWith("'")
            || end < s.tokens().size() && s.tokens().form(end).startsWith("\u2019");
    return end == f.from() && s.kind(last) == MentionKind.DEMONYM
        || possessive && end + 1 == f.from();
  }

  /** "The government of Mali", "la junte au Niger": the words behind it say whose. */
  private static boolean owned(Found f, int index, List<Found> found) {
    Tokens t = f.sentence().tokens();
    if (f.to() >= t.size() || index + 1 >= found.size()) {
      return false;
    }
    Found next = found.get(index + 1);
    boolean behind = next.sentence() == f.sentence() && next.from() <= f.to() + 2;
    return behind
        && next.from() > f.to()
        && next.senses().get(0).kind() != MentionKind.REFERENCE
        && switch (Folding.fold(t.form(f.to()))) {
          case "of", "in", "de", "du", "d'", "des", "au", "en" -> true;
          default -> false;
        };
  }

  private void match(Sentence s, List<Found> found, Set<Integer> contexts, boolean speech) {
    Tokens tokens = s.tokens();
    int n = tokens.size();
    boolean[] address = WebAddresses.tokens(s);
    int i = 0;
    while (i < n) {
      if (address != null && address[i]) {
        i++;
        continue;
      }
      contexts(tokens, i, contexts);
      int node = 0;
      int bestEnd = -1;
      List<Sense> best = null;
      for (int j = i; j < n; j++) {
        int word = tokens.word(j);
        node = word == Vocabulary.UNKNOWN ? -1 : gazetteer.phrases.child(node, word);
        if (node < 0) {
          break;
        }
        List<Sense> here = gazetteer.phrases.senses(node);
        if (here != null) {
          List<Sense> fitting = fitting(s, i, j + 1, here, speech);
          if (!fitting.isEmpty()) {
            best = fitting;
            bestEnd = j + 1;
          }
        }
      }
      if (best == null) {
        i++;
        continue;
      }
      if (!(best.get(0).swallows() && best.get(0).kind() == MentionKind.NAME)) {
        found.add(new Found(s, i, bestEnd, best));
      }
      for (int j = i + 1; j < bestEnd; j++) {
        contexts(tokens, j, contexts);
      }
      i = bestEnd;
    }
  }

  private void contexts(Tokens tokens, int i, Set<Integer> contexts) {
    int node = 0;
    for (int j = i; j < tokens.size(); j++) {
      int word = tokens.word(j);
      node = word == Vocabulary.UNKNOWN ? -1 : gazetteer.contexts.child(node, word);
      if (node < 0) {
        return;
      }
      List<Sense> here = gazetteer.contexts.senses(node);
      if (here != null) {
        for (Sense sense : here) {
          contexts.add(sense.context());
        }
      }
    }
  }

  /** The senses whose spelling fits; a swallowing phrase stands alone. */
  private List<Sense> fitting(Sentence s, int from, int to, List<Sense> senses, boolean speech) {
    List<Sense> out = new ArrayList<>(senses.size());
    for (Sense sense : senses) {
      boolean spoken = sense.kind() == MentionKind.SPEAKER;
      if (spelled(s, from, to, sense) && (speech || !spoken)) {
        if (sense.swallows() && sense.kind() == MentionKind.NAME) {
          return List.of(sense);
        }
        out.add(sense);
      }
    }
    return out;
  }

  private boolean spelled(Sentence s, int from, int to, Sense sense) {
    Tokens tokens = s.tokens();
    if (sense.has(Sense.ALL_CAPS)) {
      for (int i = from; i < to; i++) {
        if (!tokens.upper(i) && !tokens.number(i) && !tokens.mark(i)) {
          return false;
        }
      }
      // In a headline of capitals "US" is most often "us".
      return !s.allCaps()
          || sense.kind() == MentionKind.COMPANY && tokens.end(from) - tokens.start(from) > 2
          || tokens.dotted(from)
          || to - from > 1
          || tokens.end(from) - tokens.start(from) > 3;
    }
    if (sense.kind() == MentionKind.CURRENCY && !sense.has(Sense.CAPITALISED)) {
      // A mark, not Mark; two rand, not Rand.
      return !tokens.capital(from) || s.allCaps() && !tokens.joined(from);
    }
    return !sense.has(Sense.CAPITALISED) || tokens.capital(from);
  }

  private void count(Found f, int day, int[] support, Set<Integer> fullNames) {
    for (Sense sense : f.senses()) {
      if (sense.actor() < 0 || !NameJudge.valid(sense, day)) {
        continue;
      }
      boolean certain =
          f.senses().size() == 1
              && sense.context() < 0
              && (sense.flags() & (Sense.WEAK | Sense.PERSON | Sense.US_STATE | Sense.WORD)) == 0
              && !sense.kind().locates();
      if (certain) {
        support[sense.actor()]++;
      }
      if (sense.kind() == MentionKind.LEADER && sense.has(Sense.FULL)) {
        fullNames.add(sense.actor());
      }
    }
  }
}
