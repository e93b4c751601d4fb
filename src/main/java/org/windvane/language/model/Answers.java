package org.windvane.language.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers to the questions asked last, for reprints bring the same sentence again. An answer
 * does not depend on what else is asked, so one kept is the one that the graph would give. Safe for
 * many threads.
 */
public final class Answers<Q, A> {
  /** About 15 MB: a question takes some 450 bytes, of a pair with the answers of both ways. */
  static final int MOST = 32_768;

  private final Map<Q, A> kept =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Q, A> eldest) {
          return size() > MOST;
        }
      };

  /** Null where the question was not asked, or too long ago. */
  public synchronized A get(Q question) {
    return kept.get(question);
  }

  public synchronized void keep(Q question, A answer) {
    kept.put(question, answer);
  }
}
