package org.windvane.language.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the bundled encoder answers about pairs, each at the level that is sure of it, beside the features of the
 * screen: what {@code training/screen.py} learns from. Equal pairs once.
 */
public final class Opinions {
  private static final int WEIGHTS = 1 << 18;

  private final EncoderModel model = EncoderModel.bundled();
  private final LoadedModel loaded = LoadedModel.load(EncoderModel.BUNDLED);
  private final List<Set<String>> signs;
  private final Set<EncoderInput> seen = new HashSet<>();
  private final Writer out;

  /**
   * @param signs the labels of each
   * @param out gets one line a pair: how probable its more probable sign is in either direction,
   *     1 - (1 - p)(1 - q), then the features
   */
  public Opinions(List<Set<String>> signs, Writer out) {
    this.signs = signs;
    this.out = out;
  }

  public void note(Collection<MarkedSentence> pairs) {
    List<MarkedSentence> fresh =
        pairs.stream()
            .map(p -> p.backward() ? p.swapped() : p)
            .filter(p -> seen.add(EncoderInput.of(p, loaded.words(), loaded.card())))
            .toList();
    List<Dyad> answers = model.bothWays(fresh);
    try {
      for (int i = 0; i < fresh.size(); i++) {
        EncoderInput input = EncoderInput.of(fresh.get(i), loaded.words(), loaded.card());
        int[] features = Screen.features(input, loaded.card(), WEIGHTS);
        if (features.length > 0) {
          StringBuilder line = new StringBuilder(8 * features.length);
          line.append(String.format(Locale.ROOT, "%.5f", either(answers.get(i))));
          for (int f : features) {
            line.append(' ').append(f);
          }
          out.write(line.append('\n').toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the coder takes it: the way back counts for nothing where the way forth is plainly none. */
  private double either(Dyad answer) {
    boolean apart = answer.forth().probability(RelationModel.NONE) >= RelationModel.UNRELATED;
    double most = 0;
    for (Set<String> sign : signs) {
      double neither =
          (1 - answer.forth().probability(sign)) * (apart ? 1 : 1 - answer.back().probability(sign));
      most = Math.max(most, 1 - neither);
    }
    return most;
  }
}
