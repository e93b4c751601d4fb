package org.windvane.synthetic;

import java.io.Serializable;

/**
 * What is planted.
 *
 * @param seed the same seed and options give the same corpus
 * @param countries how many
 * @param years how many, from {@link Plan#START} on
 * @param storiesPerMonth of each country on average, other news among them
 * @param shifts whether any country moves
 */
public record PlanOptions(
    long seed, int countries, int years, double storiesPerMonth, boolean shifts)
    implements Serializable {}
