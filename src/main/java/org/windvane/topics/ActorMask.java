package org.windvane.topics;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of states, their peoples, places and leaders, as they stand in {@code actors}: words
 * that say where a story plays and not what it is about, so that no topic is a country's name.
 *
 * <p>Bodies and forces stay visible: what a peacekeeping mission or a mercenary company does is a
 * topic of its own.
 */
final class ActorMask implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Set<String> LISTS =
      Set.of("names", "historic", "demonyms", "capital", "cities", "namesakes", "metonyms");
  private static final Set<String> PEOPLE = Set.of("leaders", "historic_leaders");

  /** One name: its words without accents, and whether only capitalised text means it. */
  private record Phrase(String[] words, boolean capital) implements Serializable {}

  /** By first word, longest first. */
  private final Map<String, List<Phrase>> byFirst = new HashMap<>();

  private ActorMask() {}

  /** A mask of the given names; one in lower case matches any case. */
  static ActorMask ofNames(Iterable<String> names) {
    ActorMask mask = new ActorMask();
    for (String name : names) {
      mask.add(name);
    }
    for (List<Phrase> phrases : mask.byFirst.values()) {
      phrases.sort((a, b) -> Integer.compare(b.words().length, a.words().length));
    }
    return mask;
  }

  /** A mask of all states under {@code actors}, in every language. */
  static ActorMask of(Config actors) {
    TreeSet<String> names = new TreeSet<>();
    for (Map.Entry<String, ConfigValue> e : actors.root().entrySet()) {
      if (!(e.getValue() instanceof ConfigObject object)) {
        continue;
      }
      Config actor = object.toConfig();
      if (!actor.hasPath("type") || !actor.getString("type").equals("state")) {
        continue;
      }
      for (String key : LISTS) {
        if (actor.hasPath(key)) {
          collect(actor.getValue(key), names);
        }
      }
      for (String key : PEOPLE) {
        if (actor.hasPath(key) && actor.getValue(key).valueType() == ConfigValueType.LIST) {
          for (Config leader : actor.getConfigList(key)) {
            names.add(leader.getString("name"));
            if (leader.hasPath("short") && !(leader.hasPath("weak") && leader.getBoolean("weak"))) {
              collect(leader.getValue("short"), names);
            }
          }
        }
      }
    }
    return ofNames(names);
  }

  private static void collect(ConfigValue value, Set<String> names) {
    Object plain = value.unwrapped();
    if (plain instanceof String s) {
      names.add(s);
    } else if (plain instanceof List<?> list) {
      list.forEach(x -> names.add(String.valueOf(x)));
    } else if (plain instanceof Map<?, ?> map) {
      for (Object x : map.values()) {
        if (x instanceof List<?> list) {
          list.forEach(y -> names.add(String.valueOf(y)));
        }
      }
    }
  }

  private void add(String name) {
    List<String> words = new ArrayList<>();
    for (Terms.Word word : Terms.words(name)) {
      words.add(Fold.plain(word.text()));
    }
    if (words.isEmpty() || String.join("", words).length() < 3) {
      return;
    }
    boolean capital = Character.isUpperCase(name.codePointAt(0));
    byFirst
        .computeIfAbsent(words.get(0), k -> new ArrayList<>(2))
        .add(new Phrase(words.toArray(new String[0]), capital));
  }

  /**
   * How many words from {@code at} on are one name; 0 if none starts there.
   *
   * @param plain the text's words in lower case without accents
   * @param words the same words as they stand in the text
   */
  int match(String[] plain, List<Terms.Word> words, int at) {
    List<Phrase> phrases = byFirst.get(plain[at]);
    if (phrases == null) {
      return 0;
    }
    boolean capital = Character.isUpperCase(words.get(at).text().codePointAt(0));
    for (Phrase phrase : phrases) {
      if (phrase.capital() && !capital || at + phrase.words().length > plain.length) {
        continue;
      }
      int i = 1;
      while (i < phrase.words().length && plain[at + i].equals(phrase.words()[i])) {
        i++;
      }
      if (i == phrase.words().length) {
        return i;
      }
    }
    return 0;
  }
}
