package org.windvane.warehouse;

/**
 * Something that is not as it should be in a warehouse.
 *
 * @param what is wrong, and where
 * @param weight how much it matters
 * @param remedy what mends it, in words
 * @param mend what to run; null where a person must decide
 */
record Finding(Weight weight, String what, String remedy, Runnable mend) {

  /** How much a finding matters. */
  enum Weight {
    /** Left by a run that died; the next run removes it or nobody reads it. */
    NOTE,
    /** A reader or the next run would see something wrong. */
    FAULT
  }

  static Finding note(String what, String remedy, Runnable mend) {
    return new Finding(Weight.NOTE, what, remedy, mend);
  }

  static Finding fault(String what, String remedy, Runnable mend) {
    return new Finding(Weight.FAULT, what, remedy, mend);
  }
}
