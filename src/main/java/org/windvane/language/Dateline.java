package org.windvane.language;

/** "NIAMEY, April 20 (Reuters) -": where a dispatch was written, not what it says. */
final class Dateline {
  private static final int LONGEST = 16;

  private Dateline() {}

  /** Tokens that the dateline takes, with its dash; 0 if the sentence has none. */
  static int length(Tokens t) {
    int n = Math.min(t.size(), LONGEST);
    if (n < 3 || !t.capital(0)) {
      return 0;
    }
    boolean bracket = false;
    for (int i = 1; i < n; i++) {
      String form = t.form(i);
      if (form.equals("(")) {
        bracket = true;
      }
      boolean dash = form.equals("-") || form.equals("\u2013") || form.equals("\u2014");
      if (dash && (t.upper(0) || bracket || i <= 3 && t.capital(i - 1))) {
        return t.upper(0) || bracket ? i + 1 : 0;
      }
      boolean part =
          t.capital(i)
              || t.number(i)
              || t.mark(i)
              || form.length() <= 3
              || Character.isUpperCase(form.charAt(0));
      if (!part) {
        return 0;
      }
    }
    return 0;
  }
}
