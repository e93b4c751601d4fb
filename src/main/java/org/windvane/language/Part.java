package org.windvane.language;

import java.util.Objects;
import java.util.Set;

/**
 * What part a company, or money, has in its sentence. Some parts say nothing of where a story
 * plays: the bank that sells another's bonds, the analyst who is quoted, the money in which a bond
 * is paid.
 */
enum Part {
  /** The sentence speaks of it. */
  OWN,
  /** It manages or underwrites what another issues: it tells the market, not the issuer. */
  MANAGER,
  /** Its analysts or brokers speak of others. */
  COMMENTATOR,
  /** A unit named after another country: "Toyota Canada". */
  ABROAD,
  /** The money of a security: "yen bond". */
  DENOMINATION;

  private static final int BEFORE = 4;
  private static final int BEHIND = 7;

  /** Words between a unit's name and its country: "Mitsubishi Motors Australia". */
  private static final int APART = 2;

  /** Words between a manager and that it speaks: its name, and in what part it acts. */
  private static final int TELLER = 12;

  private static final Set<String> SAYS = Set.of("said", "says", "say", "told", "announced");

  private static final Set<String> MANAGERS =
      Set.of(
          "manager",
          "managers",
          "managed",
          "bookrunner",
          "bookrunners",
          "runner",
          "runners",
          "arranger",
          "arrangers",
          "underwriter",
          "underwriters",
          "coordinator",
          "coordinators",
          "dealer",
          "agent");

  private static final Set<String> COMMENTATORS =
      Set.of(
          "analyst",
          "analysts",
          "economist",
          "economists",
          "strategist",
          "strategists",
          "trader",
          "traders",
          "broker",
          "brokers",
          "brokerage");

  private static final Set<String> SECURITIES =
      Set.of(
          "bond",
          "bonds",
          "eurobond",
          "eurobonds",
          "note",
          "notes",
          "issue",
          "convertible",
          "convertibles",
          "paper",
          "placement",
          "warrants",
          "debt");

  static Part of(Sentence s, int mention, Gazetteer gazetteer) {
    return switch (s.kind(mention)) {
      case COMPANY, INSTITUTION -> company(s, mention, gazetteer);
      case CURRENCY -> denominates(s, mention) ? DENOMINATION : OWN;
      default -> OWN;
    };
  }

  /**
   * Whether who manages a deal tells of it: "lead manager Nomura said", "said Nomura as manager".
   */
  static boolean managerTells(Sentence s) {
    int size = s.tokens().size();
    for (int i = 0; i < size; i++) {
      if (!SAYS.contains(word(s, i))) {
        continue;
      }
      for (int j = Math.max(0, i - TELLER); j < i; j++) {
        if (MANAGERS.contains(word(s, j))) {
          return true;
        }
      }
      boolean as = false;
      for (int j = i + 1; j < Math.min(size, i + TELLER); j++) {
        String word = word(s, j);
        if (as && MANAGERS.contains(word)) {
          return true;
        }
        as |= word.equals("as");
      }
    }
    return false;
  }

  private static Part company(Sentence s, int mention, Gazetteer gazetteer) {
    if (abroad(s, mention, gazetteer)) {
      return ABROAD;
    }
    int from = s.from(mention);
    for (int i = from - 1; i >= Math.max(0, from - BEFORE); i--) {
      String word = word(s, i);
      if (MANAGERS.contains(word)) {
        return MANAGER;
      }
      if (COMMENTATORS.contains(word)) {
        return COMMENTATOR;
      }
      if (s.tokens().mark(i) && !word.equals("-")) {
        break;
      }
    }
    int to = s.to(mention);
    int size = s.tokens().size();
    boolean as = false;
    for (int i = to; i < Math.min(size, to + BEHIND); i++) {
      String word = word(s, i);
      if (as && MANAGERS.contains(word)) {
        return MANAGER;
      }
      if (i <= to + 1 && COMMENTATORS.contains(word)) {
        return COMMENTATOR;
      }
      as |= word.equals("as");
    }
    return OWN;
  }

  /** Whether the name goes on to that of another country. */
  private static boolean abroad(Sentence s, int mention, Gazetteer gazetteer) {
    int next = mention + 1;
    if (next >= s.mentions() || s.from(next) - s.to(mention) > APART) {
      return false;
    }
    MentionKind kind = s.kind(next);
    if (kind != MentionKind.NAME
        || s.allCaps()
        || s.titleCase()
        || s.tokens().dotted(s.from(next))
        || Objects.equals(state(s, mention, gazetteer), state(s, next, gazetteer))) {
      return false;
    }
    for (int i = s.to(mention); i < s.from(next); i++) {
      boolean bracket = s.tokens().form(i).equals("(");
      if (!bracket && !s.tokens().capital(i)) {
        return false;
      }
    }
    return true;
  }

  private static String state(Sentence s, int mention, Gazetteer gazetteer) {
    Actor actor = gazetteer.actor(s.actor(mention));
    return actor.state() == null ? actor.code() : actor.state();
  }

  private static boolean denominates(Sentence s, int mention) {
    int to = s.to(mention);
    for (int i = to; i < Math.min(s.tokens().size(), to + 4); i++) {
      if (SECURITIES.contains(word(s, i))) {
        return true;
      }
    }
    int from = s.from(mention);
    for (int i = Math.max(0, from - 6); i < from; i++) {
      if (word(s, i).equals("denominations")) {
        return true;
      }
    }
    return false;
  }

  private static String word(Sentence s, int i) {
    return Folding.fold(s.tokens().form(i));
  }
}
