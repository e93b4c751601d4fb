package org.windvane.alignment;

import java.util.Comparator;

/** One country in one calendar year. */
record CountryYear(String country, int year) implements Comparable<CountryYear> {
  private static final Comparator<CountryYear> ORDER =
      Comparator.comparing(CountryYear::country).thenComparingInt(CountryYear::year);

  @Override
  public int compareTo(CountryYear other) {
    return ORDER.compare(this, other);
  }
}
