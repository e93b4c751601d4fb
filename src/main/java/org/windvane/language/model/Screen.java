package org.windvane.language.model;

import java.util.Arrays;
import org.windvane.WindvaneException;

/**
 * What the words alone say of a pair: a linear model over which words and runs of words stand
 * before, between and behind two mentions, before any layer is computed. It says how probable it is
 * that the encoder would find a sign between the two, and is taught by what the encoder answers.
 *
 * <p>Its features are hashed into as many weights as its file has bytes (Weinberger et al. 2009,
 * feature hashing), a power of two; a weight is its byte times {@code scale}.
 */
final class Screen {
  /** Words of the first zone and of the last that take part in runs. */
  private static final int BEFORE = 2;

  private static final int BEHIND = 3;

  private final byte[] weights;
  private final double scale;
  private final double bias;
  private final double least;
  private final double drift;

  /**
   * @param least how probable a sign was that counted when it was taught
   * @param drift how far the log-odds here lie below those of {@code least} where nothing counts,
   *     but for one in a hundred of the pairs that do
   * @throws WindvaneException when the number of weights is no power of two
   */
  Screen(byte[] weights, double scale, double bias, double least, double drift) {
    if (Integer.bitCount(weights.length) != 1) {
      throw new WindvaneException(
          "Cannot load the model: the number of weights of its screen is no power of two, "
              + weights.length);
    }
    this.weights = weights;
    this.scale = scale;
    this.bias = bias;
    this.least = least;
    this.drift = drift;
  }

  /**
   * Whether a sign between the two mentions is sure to be less probable than {@code wanted}. Where
   * less is wanted than when it was taught it keeps nothing back, for of that it knows nothing;
   * where more is wanted, no more than then.
   */
  boolean out(EncoderInput pair, ModelCard card, double wanted) {
    if (wanted < least) {
      return false;
    }
    int[] features = features(pair, card, weights.length);
    if (features.length == 0) {
      return false;
    }
    double sum = 0;
    for (int f : features) {
      sum += weights[f];
    }
    return bias + scale * sum < Aim.logit(least) - drift;
  }

  /**
   * The places of a pair's weights, each once, in rising order; none where the two mentions do not
   * stand one behind the other.
   */
  static int[] features(EncoderInput pair, ModelCard card, int weights) {
    int[] ids = pair.ids();
    int[] marks = new int[5];
    int found = 0;
    for (int i = 0; i < ids.length && found < 5; i++) {
      if (card.isMark(ids[i])) {
        marks[found++] = i;
      }
    }
    if (found != 4
        || ids[marks[0]] != card.sourceOpen()
        || ids[marks[1]] != card.sourceClose()
        || ids[marks[2]] != card.targetOpen2()) {
      return new int[0];
    }
    Features out = new Features(weights - 1, 6 * ids.length);
    int last = ids.length - 1;
    for (int i = 1; i < last; i++) {
      int zone = i < marks[0] ? 1 : i > marks[3] ? 3 : i > marks[1] && i < marks[2] ? 2 : 0;
      if (zone > 0) {
        out.add(zone, ids[i], 0, 0);
        out.add(4, ids[i], 0, 0);
      }
    }
    int[] run = new int[last];
    int n = 0;
    for (int i = Math.max(1, marks[0] - BEFORE); i < Math.min(last, marks[3] + 1 + BEHIND); i++) {
      // A mention counts as one word, whatever it is called.
      boolean inside = i > marks[0] && i <= marks[1] || i > marks[2] && i <= marks[3];
      if (!inside) {
        run[n++] = ids[i];
      }
    }
    for (int i = 0; i + 1 < n; i++) {
      out.add(5, run[i], run[i + 1], 0);
      if (i + 2 < n) {
        out.add(6, run[i], run[i + 1], run[i + 2]);
      }
    }
    out.add(7, Math.min(20, marks[2] - marks[1] - 1), 0, 0);
    out.add(8, ids.length / 8, 0, 0);
    out.add(9, Math.min(5, marks[0] - 1), 0, 0);
    for (int m = 0; m < 4; m += 2) {
      int name = 1;
      for (int i = marks[m] + 1; i < marks[m + 1]; i++) {
        name = 31 * name + ids[i];
      }
      out.add(10 + m, name, 0, 0);
    }
    return out.distinct();
  }

  /** Gathers hashed features. */
  private static final class Features {
    private final int mask;
    private int[] places;
    private int size;

    Features(int mask, int room) {
      this.mask = mask;
      this.places = new int[room];
    }

    /** MurmurHash3's finaliser over the parts, one after the other. */
    void add(int kind, int a, int b, int c) {
      long h = mix(mix(mix(kind * 0x9E3779B97F4A7C15L ^ a) ^ b) ^ c);
      if (size == places.length) {
        places = Arrays.copyOf(places, 2 * size + 16);
      }
      places[size++] = (int) (h >>> 32) & mask;
    }

    private static long mix(long h) {
      h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
      h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
      return h ^ h >>> 33;
    }

    int[] distinct() {
      return Arrays.stream(places, 0, size).sorted().distinct().toArray();
    }
  }
}
