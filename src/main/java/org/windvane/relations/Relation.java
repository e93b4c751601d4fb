package org.windvane.relations;

/**
 * One directed act read out of a sentence.
 *
 * @param source index of the mention that acts, in the sentence's mentions
 * @param target index of the mention towards which it acts
 * @param act PLOVER event type
 * @param quadClass class of the act as it stands: what is only announced, asked or threatened is
 *     verbal
 * @param stance expected sign and strength, -1 … 1: sign of the class x strength of the act x
 *     probability
 * @param probability that the relation holds, 0 … 1
 * @param actStart offset of the first character of the words that carried it
 * @param actEnd offset behind their last character
 */
public record Relation(
    int source,
    int target,
    EventType act,
    QuadClass quadClass,
    double stance,
    double probability,
    int actStart,
    int actEnd) {}
