package org.windvane.synthetic;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What the news calls an actor, out of {@code actors} in conf/. */
final class Words {
  /** Forms for bodies, whose entries have no demonym. */
  private static final Map<String, String[]> BODIES =
      Map.of(
          "EU", new String[] {"the European Union", "European Union"},
          "WAGNER", new String[] {"the Wagner group", "Wagner"});

  private record Leader(String name, String office, LocalDate from, LocalDate to) {}

  private final String name;
  private final String adjective;
  private final String capital;
  private final boolean state;
  private final List<Leader> leaders = new ArrayList<>();

  private Words(String name, String adjective, String capital, boolean state) {
    this.name = name;
    this.adjective = adjective;
    this.capital = capital;
    this.state = state;
  }

  /** States that stand in neither bloc of an axis by their own name, and have what a text needs. */
  static List<String> states(Config root, String first, String second) {
    List<String> members = new ArrayList<>();
    for (String bloc : List.of(first, second)) {
      root.getConfigList("blocs." + bloc + ".members")
          .forEach(m -> members.add(m.getString("actor")));
    }
    Config actors = root.getConfig("actors");
    TreeMap<String, String> found = new TreeMap<>();
    for (String code : actors.root().keySet()) {
      Config actor = actors.getConfig(ConfigUtil.joinPath(code));
      boolean named =
          "state".equals(text(actor, "type"))
              && first(actor, "demonyms.en") != null
              && first(actor, "capital.en") != null
              // Names that also mean other things would test the gazetteer, not the statistics.
              && !actor.hasPath("ambiguous");
      if (named && !members.contains(code)) {
        String region = text(actor, "region");
        found.put((region.contains("africa") ? "0" : "1") + code, code);
      }
    }
    return List.copyOf(found.values());
  }

  static Words of(Config root, String code) {
    if (BODIES.containsKey(code)) {
      return new Words(BODIES.get(code)[0], BODIES.get(code)[1], null, false);
    }
    Config actor = root.getConfig(ConfigUtil.joinPath("actors", code));
    Words words =
        new Words(
            actor.getString("name.en"),
            first(actor, "demonyms.en"),
            first(actor, "capital.en"),
            true);
    if (actor.hasPath("leaders")) {
      for (Config leader : actor.getConfigList("leaders")) {
        words.leaders.add(
            new Leader(
                leader.getString("name"),
                text(leader, "office"),
                leader.hasPath("from") ? LocalDate.parse(leader.getString("from")) : LocalDate.MIN,
                leader.hasPath("to") ? LocalDate.parse(leader.getString("to")) : LocalDate.MAX));
      }
    }
    return words;
  }

  private static String text(Config config, String path) {
    return config.hasPath(path) ? config.getString(path) : "";
  }

  private static String first(Config config, String path) {
    return config.hasPath(path) && !config.getStringList(path).isEmpty()
        ? config.getStringList(path).get(0)
        : null;
  }

  String name() {
    return name;
  }

  String adjective() {
    return adjective;
  }

  String capital() {
    return capital == null ? name : capital;
  }

  /** Who speaks or acts for it on a day: a name, a government, a leader. */
  String voice(LocalDate day, SplittableRandom random) {
    if (!state) {
      return name;
    }
    return switch (random.nextInt(7)) {
      case 0 -> capital();
      case 1 -> "the " + adjective + " government";
      case 2 -> name + "'s foreign ministry";
      case 3 -> {
        List<Leader> now =
            leaders.stream()
                .filter(l -> !day.isBefore(l.from().plusDays(5)) && day.isBefore(l.to()))
                .toList();
        yield now.isEmpty()
            ? "the " + adjective + " authorities"
            : now.get(random.nextInt(now.size())).name();
      }
      default -> name;
    };
  }
}
