package org.windvane.alignment;

/**
 * A change with its place and the split of what its outlets told.
 *
 * @param sameOutlets part of the change of the stories' mean that outlets seen on both sides tell
 * @param outletMix the rest of that change
 */
record Candidate(
    String country, String axis, Change change, double sameOutlets, double outletMix) {}
