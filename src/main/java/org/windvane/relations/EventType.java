package org.windvane.relations;

/**
 * PLOVER's event types, with the quad class of each and its usual strength.
 *
 * <p>The strength is Windvane's own scale from 0 (says nothing about the relation) to 1 (an armed
 * attack, or the like in help). Its order follows Goldstein's weights for WEIS and CAMEO events (J.
 * S. Goldstein, Journal of Conflict Resolution 36, 1992): talking least, then words of support or
 * blame, then promises and threats, then aid and sanctions, then force. A lexicon entry may give
 * its own.
 */
public enum EventType {
  CONSULT(QuadClass.VERBAL_COOPERATION, 0.3),
  AGREE(QuadClass.VERBAL_COOPERATION, 0.5),
  SUPPORT(QuadClass.VERBAL_COOPERATION, 0.5),
  COOPERATE(QuadClass.MATERIAL_COOPERATION, 0.6),
  AID(QuadClass.MATERIAL_COOPERATION, 0.7),
  YIELD(QuadClass.MATERIAL_COOPERATION, 0.5),
  REQUEST(QuadClass.VERBAL_CONFLICT, 0.3),
  ACCUSE(QuadClass.VERBAL_CONFLICT, 0.45),
  REJECT(QuadClass.VERBAL_CONFLICT, 0.45),
  THREATEN(QuadClass.VERBAL_CONFLICT, 0.6),
  PROTEST(QuadClass.MATERIAL_CONFLICT, 0.5),
  SANCTION(QuadClass.MATERIAL_CONFLICT, 0.75),
  MOBILIZE(QuadClass.MATERIAL_CONFLICT, 0.6),
  COERCE(QuadClass.MATERIAL_CONFLICT, 0.7),
  ASSAULT(QuadClass.MATERIAL_CONFLICT, 1.0);

  private final QuadClass quadClass;
  private final double strength;

  EventType(QuadClass quadClass, double strength) {
    this.quadClass = quadClass;
    this.strength = strength;
  }

  public QuadClass quadClass() {
    return quadClass;
  }

  /** Usual strength, 0 … 1. */
  public double strength() {
    return strength;
  }

  public int sign() {
    return quadClass.sign();
  }
}
