package org.windvane.relations;

import org.windvane.language.MentionKind;
import org.windvane.relations.Chunk.Type;

/**
 * Noun chunks: where one begins and ends, its mentions, its head and the noun that names an act.
 */
final class NounPhrases extends TaggedSentence {
  NounPhrases(TaggedSentence shared) {
    super(shared);
  }

  int noun(int i) {
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
}
