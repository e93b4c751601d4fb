package org.windvane.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.windvane.UsageException;
import org.windvane.settings.Settings;

/** Reads {@code actors} of the settings, and Windvane's own lists, into a {@link Gazetteer}. */
public final class GazetteerCompiler {
  private static final int ALWAYS_FROM = Integer.MIN_VALUE;
  private static final int ALWAYS_TO = Integer.MAX_VALUE;

  /** Days after the end of a term in which the press still writes the bare name for the state. */
  private static final int GRACE = 3;

  private final Config actors;
  private final String language;
  private final List<Actor> list = new ArrayList<>();
  private Gazetteer gazetteer;
  private int contextSets;

  private GazetteerCompiler(Config actors, String language) {
    this.actors = actors;
    this.language = language;
  }

  /**
   * The gazetteer of one language.
   *
   * @param language {@code en} or {@code fr}
   * @throws UsageException when an entry cannot be read
   */
  public static Gazetteer compile(Settings settings, String language) {
    return new GazetteerCompiler(settings.at("actors"), language).run();
  }

  private Gazetteer run() {
    Set<String> codes = new TreeSet<>(actors.root().keySet());
    for (String code : codes) {
      if (actors.root().get(code) instanceof ConfigObject object) {
        Config c = object.toConfig();
        list.add(
            new Actor(code, stateOf(code, 0), text(c, "type", "state"), text(c, "region", "")));
      }
    }
    List<String[]> territories = Lexicons.rows("territories.tsv");
    for (String[] row : territories) {
      list.add(new Actor(row[0], null, "territory", row[1]));
    }
    gazetteer = new Gazetteer(language, list);
    for (int i = 0; i < list.size() - territories.size(); i++) {
      try {
        actor(i, actors.getConfig(list.get(i).code()));
      } catch (ConfigException | java.time.DateTimeException e) {
        throw new UsageException(
            "Cannot read actor " + list.get(i).code() + ": " + e.getMessage(), e);
      }
    }
    for (String[] row : territories) {
      for (String name : row[2].split("\\|")) {
        gazetteer.phrase(name, sense(gazetteer.indexOf(row[0]), MentionKind.CITY, 0));
      }
    }
    for (String[] row : Lexicons.rows("seats.tsv")) {
      gazetteer.seat(row[0], row[1]);
    }
    located("currencies.tsv", MentionKind.CURRENCY);
    located("companies.tsv", MentionKind.COMPANY);
    located("places.tsv", MentionKind.PLACE);
    located("councils.tsv", MentionKind.COUNCIL);
    located("markets.tsv", MentionKind.MARKET);
    return gazetteer;
  }

  private void located(String file, MentionKind kind) {
    for (String[] row : Lexicons.rows(file)) {
      int actor = gazetteer.indexOf(row[0]);
      int from = row.length > 2 && !row[2].isEmpty() ? day(row[2]) : ALWAYS_FROM;
      int to = row.length > 3 && !row[3].isEmpty() ? day(row[3]) : ALWAYS_TO;
      for (String name : row[1].split("\\|")) {
        if (actor >= 0) {
          gazetteer.phrase(name, new Sense(actor, kind, from, to, -1, 0));
        }
      }
    }
  }

  /** The state behind a body, along {@code of}; a private company acts for none. */
  private String stateOf(String code, int depth) {
    if (!actors.hasPath(code) || depth > 4) {
      return null;
    }
    Config c = actors.getConfig(code);
    if ("state".equals(text(c, "type", "state"))) {
      return code;
    }
    if (!c.hasPath("of") || "private".equals(text(c, "owned", ""))) {
      return null;
    }
    return stateOf(c.getString("of"), depth + 1);
  }

  private void actor(int index, Config c) {
    Actor actor = list.get(index);
    int ambiguity = ambiguity(c);
    int begun = c.hasPath("from") ? day(c.getString("from")) : ALWAYS_FROM;
    Set<String> unsure = new HashSet<>();
    int context = -1;
    if (c.hasPath("unsure")) {
      unsure.addAll(c.getStringList("unsure.names"));
      context = contextSets++;
      for (String word : c.getStringList("unsure.context")) {
        gazetteer.context(word, context);
      }
    }
    // What stands in one language's list is often written in the other's press too: names do,
    // adjectives do not.
    for (String name : strings(c, "names")) {
      int set = unsure.contains(name) ? context : -1;
      gazetteer.phrase(name, new Sense(index, MentionKind.NAME, begun, ALWAYS_TO, set, ambiguity));
    }
    for (String name : unsure) {
      gazetteer.phrase(
          name, new Sense(index, MentionKind.NAME, begun, ALWAYS_TO, context, ambiguity));
    }
    names(c, "historic", index, MentionKind.NAME, 0);
    names(c, "demonyms", index, MentionKind.DEMONYM, ambiguity & Sense.US_STATE);
    names(c, "capital", index, MentionKind.CAPITAL, 0);
    names(c, "metonyms", index, MentionKind.METONYM, 0);
    names(c, "forces", index, MentionKind.FORCE, 0);
    names(c, "cities", index, MentionKind.CITY, 0);
    names(c, "namesakes", index, MentionKind.CITY, Sense.PERSON);
    names(c, "institutions", index, MentionKind.INSTITUTION, 0);
    if (c.hasPath("passing")) {
      gazetteer.passing(actor.code(), c.getDouble("passing"));
    }
    leaders(c, "leaders", index);
    leaders(c, "historic_leaders", index);
    for (String phrase : strings(c, "except")) {
      gazetteer.phrase(phrase, sense(-1, MentionKind.NAME, 0));
    }
    if (actor.isState() && strings(c, "names").isEmpty()) {
      throw new UsageException("Cannot read actor " + actor.code() + ": no names." + language);
    }
  }

  private void names(Config c, String key, int actor, MentionKind kind, int flags) {
    for (String name : strings(c, key)) {
      gazetteer.phrase(name, sense(actor, kind, flags));
    }
  }

  private void leaders(Config c, String key, int actor) {
    if (!c.hasPath(key)) {
      return;
    }
    for (Config leader : c.getConfigList(key)) {
      int from = leader.hasPath("from") ? day(leader.getString("from")) : ALWAYS_FROM;
      int to = leader.hasPath("to") ? day(leader.getString("to")) + GRACE : ALWAYS_TO;
      int weak = leader.hasPath("weak") && leader.getBoolean("weak") ? Sense.WEAK : 0;
      String name = leader.getString("name");
      int full = name.indexOf(' ') > 0 ? Sense.FULL : weak;
      gazetteer.phrase(name, new Sense(actor, MentionKind.LEADER, from, to, -1, full));
      if (leader.hasPath("short")) {
        for (String brief : leader.getStringList("short")) {
          int flags = brief.indexOf(' ') > 0 && brief.length() > 9 ? Sense.FULL : weak;
          gazetteer.phrase(brief, new Sense(actor, MentionKind.LEADER, from, to, -1, flags));
        }
      }
    }
  }

  private static Sense sense(int actor, MentionKind kind, int flags) {
    return new Sense(actor, kind, ALWAYS_FROM, ALWAYS_TO, -1, flags);
  }

  private static int ambiguity(Config c) {
    int flags = 0;
    if (c.hasPath("ambiguous")) {
      for (String kind : c.getStringList("ambiguous")) {
        flags |=
            switch (kind) {
              case "person" -> Sense.PERSON;
              case "us_state" -> Sense.US_STATE;
              case "word" -> Sense.WORD;
              default -> 0;
            };
      }
    }
    return flags;
  }

  private List<String> strings(Config c, String key) {
    String path = key + "." + language;
    return c.hasPath(path) ? c.getStringList(path) : List.of();
  }

  private static String text(Config c, String key, String otherwise) {
    return c.hasPath(key) ? c.getString(key) : otherwise;
  }

  private static int day(String iso) {
    return Math.toIntExact(LocalDate.parse(iso).toEpochDay());
  }
}
