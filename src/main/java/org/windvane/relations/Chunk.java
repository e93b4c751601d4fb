package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;

/** A run of words that belong together in a sentence. */
final class Chunk {
  enum Type {
    NOUN,
    VERB,
    PREPOSITION,
    CONJUNCTION,
    RELATIVE,
    SUBORDINATOR,
    COMMA,
    BREAK
  }

  final Type type;
  int from;
  int to;

  /** Mentions inside a noun chunk, in order. */
  final List<Integer> mentions = new ArrayList<>(2);

  /** The word by which it is known: a preposition's English counterpart, a conjunction itself. */
  String word = "";

  /** Noun chunk: token of the head. Verb chunk: token of the main verb. */
  int head = -1;

  /** What the head of a noun chunk names, or null. */
  NounSense noun;

  boolean pronoun;

  /** Senses of the main verb; empty for verbs that the lexicon does not hold. */
  List<VerbSense> senses = List.of();

  boolean passive;
  boolean negated;
  boolean infinitive;
  boolean gerund;
  boolean copula;

  /** Whether the subject is whoever owns the noun: "Moscow's bid to …". */
  boolean owner;

  /** How real the verb makes its act, 0 … 1. */
  double reality = 1;

  /** Chunk of the subject, or -1; filled in by {@link Clauses}. */
  int subject = -1;

  /** Verb chunk whose subject or object is this verb's subject, or -1. */
  int governor = -1;

  Chunk(Type type, int from, int to) {
    this.type = type;
    this.from = from;
    this.to = to;
  }

  boolean is(Type other) {
    return type == other;
  }
}
