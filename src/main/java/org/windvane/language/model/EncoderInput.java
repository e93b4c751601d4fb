package org.windvane.language.model;

import java.util.Arrays;

/**
 * The token ids of one question to the encoder, and where its second segment starts.
 *
 * <pre>
 * sentiment   [CLS] left &lt;m&gt; target &lt;/m&gt; right [SEP] target [SEP]
 * relation    [CLS] ... &lt;s&gt; source &lt;/s&gt; ... &lt;t&gt; target &lt;/t&gt; ... [SEP]
 * </pre>
 *
 * Of a relation only so many tokens before the first mark and behind the last are read as the
 * model's card says. What is still too long is cut to the window that holds the marks, as early as
 * they allow. The same rules stand in training/examples.py; the two must stay alike.
 */
record EncoderInput(int[] ids, int secondSegment) {
  /** Tokens of the target that are repeated as second segment. */
  private static final int REPEATED = 12;

  /** Tokens kept before the first mark when the beginning of a sentence must be cut. */
  private static final int LEAD = 8;

  int length() {
    return ids.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncoderInput that
        && secondSegment == that.secondSegment
        && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  static EncoderInput of(TargetSentence question, WordPiece words, ModelCard card) {
    String text = question.sentence();
    int[] target = words.encode(question.target());
    WordPiece.Ids body = new WordPiece.Ids(64);
    body.add(words.encode(text.substring(0, question.from())));
    body.add(card.targetOpen());
    body.add(target);
    body.add(card.targetClose());
    body.add(words.encode(text.substring(question.to())));
    int[] second = Arrays.copyOf(target, Math.min(target.length, REPEATED));
    int[] first = window(body.toArray(), card.maxTokens() - 3 - second.length, card);
    WordPiece.Ids out = new WordPiece.Ids(first.length + second.length + 3);
    out.add(card.cls());
    out.add(first);
    out.add(card.sep());
    out.add(second);
    out.add(card.sep());
    return new EncoderInput(out.toArray(), first.length + 2);
  }

  static EncoderInput of(MarkedSentence question, WordPiece words, ModelCard card) {
    String text = question.sentence();
    int[] places = {
      question.sourceFrom(), question.sourceTo(), question.targetFrom(), question.targetTo()
    };
    int[] marks = {card.sourceOpen(), card.sourceClose(), card.targetOpen2(), card.targetClose2()};
    boolean sourceOutside =
        question.sourceTo() - question.sourceFrom() >= question.targetTo() - question.targetFrom();
    Integer[] order = {0, 1, 2, 3};
    Arrays.sort(
        order,
        (a, b) ->
            places[a] != places[b]
                ? Integer.compare(places[a], places[b])
                : Integer.compare(rank(a, sourceOutside), rank(b, sourceOutside)));
    WordPiece.Ids body = new WordPiece.Ids(64);
    int at = 0;
    for (int i : order) {
      body.add(words.encode(text.substring(at, places[i])));
      body.add(marks[i]);
      at = places[i];
    }
    body.add(words.encode(text.substring(at)));
    int[] near = around(body.toArray(), card);
    int[] first = window(near, card.maxTokens() - 2, card);
    WordPiece.Ids out = new WordPiece.Ids(first.length + 2);
    out.add(card.cls());
    out.add(first);
    out.add(card.sep());
    return new EncoderInput(out.toArray(), first.length + 2);
  }

  /** At one place marks close before others open, and nest: the inner closes first, opens last. */
  private static int rank(int mark, boolean sourceOutside) {
    boolean outer = mark < 2 == sourceOutside;
    boolean opens = mark % 2 == 0;
    return opens ? (outer ? 2 : 3) : (outer ? 1 : 0);
  }

  private static int[] around(int[] tokens, ModelCard card) {
    int[] marks = marks(tokens, card);
    int from = Math.max(0, marks[0] - card.context());
    long to = Math.min(tokens.length, marks[1] + 1L + card.context());
    return Arrays.copyOfRange(tokens, from, (int) to);
  }

  private static int[] window(int[] tokens, int limit, ModelCard card) {
    if (tokens.length <= limit) {
      return tokens;
    }
    int[] marks = marks(tokens, card);
    int start =
        marks[1] < limit ? 0 : Math.min(Math.max(0, marks[0] - LEAD), tokens.length - limit);
    return Arrays.copyOfRange(tokens, start, start + limit);
  }

  /** Places of the first mark and of the last. */
  private static int[] marks(int[] tokens, ModelCard card) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < tokens.length; i++) {
      if (card.isMark(tokens[i])) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    return new int[] {first, last};
  }
}
