package org.windvane.language;

/** In what way a phrase stands for an actor. */
public enum MentionKind {
  /** The actor's own name: Mali, ECOWAS. */
  NAME,
  /** Adjective or people: Malian, the Malians. */
  DEMONYM,
  /** The capital, which may stand for the government. */
  CAPITAL,
  /** A palace or ministry that stands for the government. */
  METONYM,
  /** A holder of office on that date. */
  LEADER,
  /** Armed forces or services of the state. */
  FORCE,
  /** Another town or region: locates, does not act. */
  CITY,
  /** A company or institution: locates, does not act. */
  INSTITUTION,
  /** A phrase that refers back: the junta, the country. */
  REFERENCE,
  /** The speaker of a speech: we, our country. */
  SPEAKER,
  /** Money of the country: locates, does not act. */
  CURRENCY,
  /** Place at the head of a dispatch: locates, does not act. */
  DATELINE,
  /** A company, bank or agency that sits in the country: locates, does not act. */
  COMPANY,
  /** A town or region of Windvane's own list: locates, and tells nothing else. */
  PLACE,
  /** A body of many states that is no actor: locates what is told of it alone. */
  COUNCIL,
  /** A market on which money is raised, by its listing or the name of its bonds: locates. */
  MARKET;

  /** Whether the phrase can act for the actor. */
  public boolean acts() {
    return switch (this) {
      case CITY, INSTITUTION, CURRENCY, DATELINE, COMPANY, PLACE, COUNCIL, MARKET -> false;
      default -> true;
    };
  }

  /** Whether the phrase only says where: it makes no other name sure, and nothing refers to it. */
  public boolean locates() {
    return switch (this) {
      case CURRENCY, COMPANY, PLACE, COUNCIL, MARKET -> true;
      default -> false;
    };
  }
}
