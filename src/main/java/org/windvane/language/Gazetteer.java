package org.windvane.language;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every phrase of one language that names an actor, compiled from conf/actors. Immutable once
 * built; serialisable, so that it is broadcast once.
 */
public final class Gazetteer implements Serializable {
  private static final long serialVersionUID = 1L;

  final Vocabulary vocabulary = new Vocabulary();
  final Trie phrases = new Trie();
  final Trie contexts = new Trie();
  private final String language;
  private final List<Actor> actors;
  private final Map<String, Integer> byCode = new HashMap<>();
  private final Map<String, String> seats = new HashMap<>();
  private final Map<String, Double> passing = new HashMap<>();
  private transient Tokenizer compiling;

  Gazetteer(String language, List<Actor> actors) {
    this.language = language;
    this.actors = new ArrayList<>(actors);
    for (int i = 0; i < actors.size(); i++) {
      byCode.put(actors.get(i).code(), i);
    }
  }

  public String language() {
    return language;
  }

  public int size() {
    return actors.size();
  }

  public Actor actor(int index) {
    return actors.get(index);
  }

  /** Index of an actor by its code, or -1. */
  public int indexOf(String code) {
    return code == null ? -1 : byCode.getOrDefault(code, -1);
  }

  /** The country in which a body sits, or null. */
  public String seat(String body) {
    return seats.get(body);
  }

  /**
   * What a mention outside the headline weighs: less than 1 for a state that the whole world's
   * press names in passing, for its money, its officials or by comparison.
   */
  double passing(String code) {
    return passing.getOrDefault(code, 1.0);
  }

  void passing(String code, double weight) {
    passing.put(code, weight);
  }

  void seat(String body, String country) {
    seats.put(body, country);
  }

  /** Adds a phrase; case rules are read off its spelling. */
  void phrase(String phrase, Sense sense) {
    int[] words = words(phrase);
    if (words.length > 0) {
      phrases.add(words, withCase(phrase, sense));
    }
  }

  /** Adds a word or phrase that settles unsure names. */
  void context(String phrase, int set) {
    int[] words = words(phrase);
    if (words.length > 0) {
      contexts.add(words, new Sense(-1, MentionKind.NAME, 0, 0, set, 0));
    }
  }

  private static Sense withCase(String phrase, Sense s) {
    boolean letter = false;
    boolean small = false;
    for (int i = 0; i < phrase.length(); i++) {
      char c = phrase.charAt(i);
      letter |= Character.isLetter(c);
      small |= Character.isLowerCase(c);
    }
    int flags = s.flags();
    if (letter && !small) {
      flags |= Sense.ALL_CAPS;
    } else if (Character.isUpperCase(phrase.charAt(0))) {
      flags |= Sense.CAPITALISED;
    }
    return new Sense(s.actor(), s.kind(), s.from(), s.to(), s.context(), flags);
  }

  private int[] words(String phrase) {
    if (compiling == null) {
      compiling = new Tokenizer(vocabulary);
    }
    Tokens cut = compiling.cut(phrase);
    int[] words = new int[cut.size()];
    for (int i = 0; i < words.length; i++) {
      String form = Folding.fold(cut.form(i));
      words[i] = vocabulary.add(cut.dotted(i) ? form.replace(".", "") : form);
    }
    return words;
  }

  Tokenizer tokenizer() {
    return new Tokenizer(vocabulary);
  }
}
