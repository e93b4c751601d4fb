package org.windvane.relations;

import org.windvane.relations.Chunk.Type;

/**
 * A forced choice where the rules find no path between two marked spans: the first act named behind
 * the source.
 */
final class Guess {
  private Guess() {}

  static QuadClass of(Chunker c, ActLexicon lexicon) {
    int source = c.sentence.mentions() > 0 ? c.sentence.from(0) : 0;
    QuadClass before = null;
    for (Chunk k : c.chunks) {
      QuadClass said = null;
      if (k.is(Type.VERB)) {
        said = verb(c, k);
      } else if (k.is(Type.NOUN) && k.noun != null && k.noun.type() != null) {
        said = k.noun.type().quadClass();
      }
      if (said != null) {
        if (k.head > source) {
          return said;
        }
        before = said;
      }
    }
    return before;
  }

  private static QuadClass verb(Chunker c, Chunk k) {
    for (VerbSense s : k.senses) {
      boolean means =
          switch (s.op()) {
            case SAY, N, DO, WILL, STOP, GET, END, START, WANT -> false;
            default ->
                s.particle().isEmpty() || k.to < c.size && c.fold[k.to].equals(s.particle().get(0));
          };
      if (means) {
        return s.type().quadClass();
      }
    }
    return null;
  }
}
