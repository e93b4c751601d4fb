package org.windvane.alignment;

/**
 * A change of a country's alignment that may be announced.
 *
 * @param date most probable first day of the new level, days since 1970-01-01
 * @param dateLower start of the 95 % interval of that day
 * @param dateUpper its end
 * @param from first day of the level before
 * @param to last day of the level after
 * @param first stance towards the first bloc, before and after
 * @param second stance towards the second bloc, before and after
 * @param probability posterior probability of a lasting change there in this direction
 */
record Change(
    int date,
    int dateLower,
    int dateUpper,
    int from,
    int to,
    double[] first,
    double[] second,
    double probability) {

  double before() {
    return (first[0] - second[0]) / 2;
  }

  double after() {
    return (first[1] - second[1]) / 2;
  }

  double size() {
    return after() - before();
  }
}
