package org.windvane.language;

import java.util.Arrays;

/** One sentence with the actors that it names, as arrays over its {@link Tokens}. */
public final class Sentence {
  private final int index;
  private final String language;
  private final Tokens tokens;
  private final boolean titleCase;
  private final boolean allCaps;
  private int size;
  private int[] from = new int[4];
  private int[] to = new int[4];
  private int[] actor = new int[4];
  private MentionKind[] kind = new MentionKind[4];
  private int firstBodyToken;

  Sentence(int index, String language, Tokens tokens) {
    this.index = index;
    this.language = language;
    this.tokens = tokens;
    int words = 0;
    int capital = 0;
    int upper = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.mark(i) && !tokens.number(i) && tokens.end(i) - tokens.start(i) > 3) {
        words++;
        capital += tokens.capital(i) ? 1 : 0;
        upper += tokens.upper(i) ? 1 : 0;
      }
    }
    this.allCaps = words >= 3 && upper * 10 >= words * 8;
    this.titleCase = words >= 4 && capital * 10 >= words * 8;
  }

  void add(int tokenFrom, int tokenTo, int who, MentionKind how) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      actor = Arrays.copyOf(actor, size * 2);
      kind = Arrays.copyOf(kind, size * 2);
    }
    from[size] = tokenFrom;
    to[size] = tokenTo;
    actor[size] = who;
    kind[size++] = how;
  }

  void firstBodyToken(int token) {
    firstBodyToken = token;
  }

  /** Place in the article; the headline is 0. */
  public int index() {
    return index;
  }

  public String language() {
    return language;
  }

  public String text() {
    return tokens.text();
  }

  public Tokens tokens() {
    return tokens;
  }

  /** Whether nearly every word is capitalised, as in many headlines. */
  public boolean titleCase() {
    return titleCase;
  }

  public boolean allCaps() {
    return allCaps;
  }

  /** The first token behind the dateline. */
  public int firstBodyToken() {
    return firstBodyToken;
  }

  public int mentions() {
    return size;
  }

  /** First token of a mention. */
  public int from(int mention) {
    return from[mention];
  }

  /** Token behind the mention. */
  public int to(int mention) {
    return to[mention];
  }

  /** Index of the actor in the gazetteer. */
  public int actor(int mention) {
    return actor[mention];
  }

  public MentionKind kind(int mention) {
    return kind[mention];
  }

  /** Offset of the mention's first character. */
  public int startOffset(int mention) {
    return tokens.start(from[mention]);
  }

  /** Offset behind the mention's last character. */
  public int endOffset(int mention) {
    return tokens.end(to[mention] - 1);
  }
}
