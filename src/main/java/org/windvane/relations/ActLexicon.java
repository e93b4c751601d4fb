package org.windvane.relations;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.windvane.language.Folding;
import org.windvane.language.Inflection;
import org.windvane.language.Lexicons;

/** Verbs, nouns and closed classes of one language, with every inflected form. Immutable. */
final class ActLexicon implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The senses of a verb form and what the form can be (bits of {@link Inflection}). */
  record VerbForm(List<VerbSense> senses, int bits) implements Serializable {}

  static final int AGENT = 1;
  static final int PATIENT = 2;
  static final int POST = 4;
  static final int CARGO = 8;
  static final int CIVIL = 16;
  static final int GROUP = 32;
  static final int CROWD = 64;
  static final int QUANTITY = 128;
  static final int WORKS = 256;
  static final int TRAVEL = 512;

  private final String language;
  private final Map<String, VerbForm> verbs = new HashMap<>();
  private final Map<String, NounSense> nouns = new HashMap<>();
  private final Map<String, Integer> classes = new HashMap<>();
  private final Map<String, Set<String>> closed = new HashMap<>();
  private final Map<String, String> prepositions = new HashMap<>();

  private ActLexicon(String language) {
    this.language = language;
  }

  static ActLexicon load(String language) {
    ActLexicon out = new ActLexicon(language);
    Inflection inflection = new Inflection(language);
    for (String[] row : Lexicons.rows("verbs-" + language + ".tsv")) {
      out.verbs(row, inflection);
    }
    for (String[] row : Lexicons.rows("nouns-" + language + ".tsv")) {
      NounSense sense =
          new NounSense(
              row[1],
              Double.parseDouble(row[2]),
              row[3].equals("+") ? 1 : row[3].equals("-") ? -1 : 0,
              Set.copyOf(Arrays.asList(row[4].split(","))),
              Set.copyOf(Arrays.asList(row[5].split(","))),
              row.length > 6 && row[6].equals("s"));
      for (String lemma : row[0].split("\\|")) {
        out.nouns.putIfAbsent(Folding.fold(lemma), sense);
        out.nouns.putIfAbsent(Folding.fold(plural(lemma, inflection)), sense);
      }
    }
    for (String[] row : Lexicons.rows("classes-" + language + ".tsv")) {
      int bit = bit(row[0]);
      for (String lemma : row[1].split("\\|")) {
        out.classes.merge(Folding.fold(lemma), bit, (a, b) -> a | b);
        out.classes.merge(Folding.fold(plural(lemma, inflection)), bit, (a, b) -> a | b);
      }
    }
    for (String[] row : Lexicons.rows("grammar-" + language + ".tsv")) {
      List<String> words = row.length > 1 ? List.of(row[1].split("\\|")) : List.of();
      if (row[0].startsWith("prep:")) {
        for (String word : words) {
          out.prepositions.put(Folding.fold(word), row[0].substring(5));
        }
      } else {
        out.closed.put(row[0], Set.copyOf(words.stream().map(Folding::fold).distinct().toList()));
      }
    }
    return out;
  }

  private static String plural(String lemma, Inflection inflection) {
    int space = lemma.lastIndexOf(' ');
    boolean french = inflection.plural("cheval").endsWith("aux");
    if (space < 0 || !french) {
      return inflection.plural(lemma);
    }
    int first = lemma.indexOf(' ');
    return inflection.plural(lemma.substring(0, first)) + lemma.substring(first);
  }

  private static int bit(String name) {
    return switch (name) {
      case "AGENT" -> AGENT;
      case "PATIENT" -> PATIENT;
      case "POST" -> POST;
      case "CARGO" -> CARGO;
      case "CIVIL" -> CIVIL;
      case "GROUP" -> GROUP;
      case "CROWD" -> CROWD;
      case "QUANTITY" -> QUANTITY;
      case "WORKS" -> WORKS;
      case "TRAVEL" -> TRAVEL;
      default -> throw new IllegalStateException("Cannot read lexicon: unknown class, " + name);
    };
  }

  private void verbs(String[] row, Inflection inflection) {
    for (String lemma : row[0].split("\\|")) {
      String[] words = lemma.split(" ");
      List<String> particle = Arrays.stream(words).skip(1).map(Folding::fold).toList();
      VerbSense sense =
          new VerbSense(
              lemma,
              particle,
              Set.copyOf(Arrays.asList(row[1].split(","))),
              VerbSense.Op.valueOf(row[2]),
              EventType.valueOf(row[3]),
              Double.parseDouble(row[4]));
      inflection
          .verb(words[0])
          .forEach(
              (form, bits) -> {
                VerbForm present = verbs.get(form);
                List<VerbSense> senses =
                    present == null ? new ArrayList<>() : new ArrayList<>(present.senses());
                senses.add(sense);
                verbs.put(
                    form,
                    new VerbForm(
                        List.copyOf(senses), present == null ? bits : bits | present.bits()));
              });
    }
  }

  String language() {
    return language;
  }

  boolean french() {
    return language.equals("fr");
  }

  /** The verb that a folded word can be, or null. */
  VerbForm verb(String folded) {
    return verbs.get(folded);
  }

  /** The act or state that a folded noun names, or null. */
  NounSense noun(String folded) {
    return nouns.get(folded);
  }

  boolean isA(String folded, int bit) {
    return (classes.getOrDefault(folded, 0) & bit) != 0;
  }

  /** Whether a folded word belongs to any class of nouns. */
  boolean anyClass(String folded) {
    return classes.containsKey(folded);
  }

  /** Whether a folded word belongs to a closed class of {@code grammar-*.tsv}. */
  boolean in(String name, String folded) {
    return closed.getOrDefault(name, Set.of()).contains(folded);
  }

  /** The English counterpart of a preposition; the word itself where it has none. */
  String preposition(String folded) {
    return prepositions.getOrDefault(folded, folded);
  }

  boolean isPreposition(String folded) {
    return prepositions.containsKey(folded);
  }

  /** How many inflected forms are known. */
  int forms() {
    return verbs.size() + nouns.size();
  }
}
