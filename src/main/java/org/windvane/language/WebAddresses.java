package org.windvane.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words inside web addresses: they name pages, not actors. */
final class WebAddresses {
  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)\\S+");

  private WebAddresses() {}

  /** For each token whether it lies in an address; null where the sentence has none. */
  static boolean[] tokens(Sentence s) {
    String text = s.text();
    if (!text.contains("://") && !text.contains("www.")) {
      return null;
    }
    Tokens tokens = s.tokens();
    boolean[] out = new boolean[tokens.size()];
    Matcher m = ADDRESS.matcher(text);
    int i = 0;
    while (m.find()) {
      for (; i < out.length && tokens.start(i) < m.end(); i++) {
        out[i] = tokens.start(i) >= m.start();
      }
    }
    return out;
  }
}
