package org.windvane.language;

/**
 * Tone by the lexicon: words near the mention weigh more than words far off, a semicolon or a "but"
 * between them parts them, and a negation turns the word behind it.
 */
public final class ToneScorer implements SentimentScorer {
  /** Words at this distance weigh half. */
  private static final double HALF = 7;

  /** Past a clause boundary a word counts by this much. */
  private static final double ACROSS = 0.35;

  private final ToneLexicon lexicon;
  private String[] folded = new String[0];
  private Sentence last;
  private boolean found;

  public ToneScorer(ToneLexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String version() {
    return "tone-1";
  }

  @Override
  public double score(Sentence sentence, int mention) {
    if (sentence != last) {
      fold(sentence);
    }
    int from = sentence.from(mention);
    int to = sentence.to(mention);
    double left = scan(from - 1, -1);
    double right = scan(to, 1);
    return found ? Math.tanh(left * 0.6 + right * 0.7) : Double.NaN;
  }

  private double scan(int begin, int step) {
    if (step < 0) {
      found = false;
    }
    double sum = 0;
    double across = 1;
    int distance = 0;
    for (int i = begin; i >= 0 && i < folded.length; i += step) {
      String f = folded[i];
      distance++;
      if (f == null) {
        continue;
      }
      if (f.equals(";")
          || f.equals("but")
          || f.equals("mais")
          || f.equals(":")
          || f.equals("while")
          || f.equals("tandis")) {
        across *= ACROSS;
      }
      float value = lexicon.value(f);
      if (value == 0) {
        continue;
      }
      found = true;
      double v = value;
      for (int k = i - 1; k >= Math.max(0, i - 3); k--) {
        if (folded[k] != null && lexicon.turns(folded[k])) {
          v *= -0.6;
          break;
        }
        if (folded[k] != null && lexicon.strengthens(folded[k])) {
          v *= 1.3;
        }
      }
      sum += v * across * HALF / (HALF + distance);
    }
    return sum;
  }

  private void fold(Sentence sentence) {
    Tokens tokens = sentence.tokens();
    folded = new String[tokens.size()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = tokens.number(i) ? null : Folding.fold(tokens.form(i));
    }
    for (int m = 0; m < sentence.mentions(); m++) {
      for (int i = sentence.from(m); i < sentence.to(m) && i < folded.length; i++) {
        folded[i] = null;
      }
    }
    last = sentence;
  }
}
