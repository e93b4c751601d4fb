package org.windvane.relations;

import java.util.List;
import org.windvane.language.Sentence;

/**
 * Reads who does what to whom out of sentences whose actors are known. One instance serves one
 * thread; it is made on the executor by {@link RelationCoders}.
 */
public interface RelationCoder {
  /** Name and version, as they stand in the {@code coder} column. */
  String version();

  /**
   * Codes sentences of one language, in one call so that a model can batch them.
   *
   * @return for each sentence, in order, its relations; empty where its actors do nothing to each
   *     other
   */
  List<List<Relation>> code(List<Sentence> sentences);

  /**
   * The likeliest class of a sentence with exactly two mentions, the source first, forced even
   * where {@link #code} would say nothing; null if nothing speaks for any class.
   */
  QuadClass guess(Sentence sentence);
}
