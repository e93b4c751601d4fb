package org.windvane.language;

import com.typesafe.config.Config;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.windvane.UsageException;
import org.windvane.settings.Settings;

/**
 * Phrases that refer back to an actor, and which actors each of them fits; from {@code references}
 * of the settings.
 */
final class References implements Serializable {
  private static final long serialVersionUID = 1L;

  enum Rule {
    /** A government: the state most spoken of. */
    GOVERNMENT,
    /** The place spoken of last. */
    COUNTRY,
    /** A government of arms: fits states outside the great powers. */
    JUNTA,
    /** The two states spoken of last. */
    BOTH,
    /** The former ruler of the state spoken of. */
    COLONIAL
  }

  record Phrase(Rule rule, Set<String> fits) implements Serializable {}

  /** Regions whose states are not called a junta, the country on the Sahel, and the like. */
  private static final Set<String> POWERS =
      Set.of(
          "northern-america",
          "western-europe",
          "northern-europe",
          "southern-europe",
          "eastern-europe",
          "eastern-asia",
          "australia-and-new-zealand");

  private static final Pattern ARTICLE = Pattern.compile("^(the |la |le |les |l')");

  private final List<Phrase> phrases = new ArrayList<>();
  private final Map<String, String> ruler = new HashMap<>();

  /**
   * Reads {@code references} of the settings and adds its phrases to the gazetteer. A settings tree
   * without them resolves nothing.
   */
  static References load(Settings settings, Gazetteer gazetteer) {
    References out = new References();
    Config config = settings.config();
    String path = "references." + gazetteer.language();
    if (config.hasPath(path)) {
      for (Config entry : config.getConfigList(path)) {
        out.add(entry, gazetteer);
      }
    }
    if (config.hasPath("references.former_rulers")) {
      Config rulers = config.getConfig("references.former_rulers");
      for (String ruler : rulers.root().keySet()) {
        rulers.getStringList(ruler).forEach(ruled -> out.ruler.put(ruled, ruler));
      }
    }
    return out;
  }

  private void add(Config entry, Gazetteer gazetteer) {
    String text = entry.getString("phrase");
    String kind = entry.getString("kind");
    if (kind.equals("leader")) {
      int actor = gazetteer.indexOf(entry.getString("refers"));
      if (actor >= 0) {
        gazetteer.phrase(text, sense(actor, MentionKind.LEADER, -1));
      }
      return;
    }
    Rule rule =
        switch (kind) {
          case "government" -> Rule.GOVERNMENT;
          case "military" -> Rule.JUNTA;
          case "country" -> Rule.COUNTRY;
          case "both" -> Rule.BOTH;
          case "colonial_power" -> Rule.COLONIAL;
          default -> throw new UsageException("Cannot read references: no such kind, " + kind);
        };
    Set<String> fits = new HashSet<>();
    for (String key : List.of("regions", "states")) {
      if (entry.hasPath(key)) {
        fits.addAll(entry.getStringList(key));
      }
    }
    int number = phrases.size();
    phrases.add(new Phrase(rule, Set.copyOf(fits)));
    gazetteer.phrase(text, sense(-1, MentionKind.REFERENCE, number));
    String bare = ARTICLE.matcher(text).replaceFirst("");
    // "Niger's ruling junta", "military rulers": an adjective may stand where the article did.
    if (rule == Rule.JUNTA && !bare.equals(text)) {
      gazetteer.phrase(bare, sense(-1, MentionKind.REFERENCE, number));
    }
  }

  private static Sense sense(int actor, MentionKind kind, int number) {
    return new Sense(actor, kind, Integer.MIN_VALUE, Integer.MAX_VALUE, actor < 0 ? number : -1, 0);
  }

  Phrase phrase(int number) {
    return phrases.get(number);
  }

  /** The former colonial power over a state, or null. */
  String rulerOf(String state) {
    return ruler.get(state);
  }

  static boolean fits(Phrase phrase, Actor actor) {
    if (!actor.isState()) {
      return false;
    }
    if (phrase.rule() == Rule.JUNTA && POWERS.contains(actor.region())) {
      return false;
    }
    return phrase.fits().isEmpty()
        || phrase.fits().contains(actor.region())
        || phrase.fits().contains(actor.code());
  }
}
