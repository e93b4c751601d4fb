package org.windvane.relations;

import edu.emory.mathcs.nlp.component.template.NLPComponent;
import edu.emory.mathcs.nlp.component.template.OnlineComponent;
import edu.emory.mathcs.nlp.component.template.feature.FeatureItem;
import edu.emory.mathcs.nlp.component.template.feature.FeatureTemplate;
import edu.emory.mathcs.nlp.component.template.feature.Field;
import edu.emory.mathcs.nlp.component.template.lexicon.GlobalLexica;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import edu.emory.mathcs.nlp.learning.optimization.OnlineOptimizer;
import edu.emory.mathcs.nlp.learning.util.FeatureMap;
import edu.emory.mathcs.nlp.learning.util.MajorVector;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The weights of NLP4J's tagger (Choi 2016, Dynamic feature induction, NAACL), laid out to be found
 * without building the text of a feature: by the word where it says something by itself, by a hash
 * put together from the parts where a feature joins neighbours. Read by all threads.
 */
final class TagModel {
  /** Words kept, with what the model says of them; about a kilobyte each. */
  private static final int MOST_WORDS = 20_000;

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  /** The row of the bias, which no feature has. */
  static final int NONE = 0;

  final String[] labels;
  final Text[] labelTexts;

  /** Rows of one weight for each label. */
  final float[] weights;

  final float bias;

  /** Kinds of feature that take each of several values of one word. */
  final FeatureItem[] sets;

  /** Kinds of feature that take one value, or several joined; their rows follow those of sets. */
  final FeatureItem[][] joint;

  private final Long2IntOpenHashMap[] index;
  private final List<GlobalLexica<NLPNode>> lexica = new ArrayList<>();
  private final TagFeatures features = new TagFeatures();
  private final Map<String, Word> words = new ConcurrentHashMap<>();

  /** The hash of a text, polynomial, so that the hash of a longer text comes from its parts'. */
  record Text(long hash, long power) {
    static Text of(String s) {
      long hash = 0;
      long power = 1;
      for (int i = 0; i < s.length(); i++) {
        hash = hash * PRIME + s.charAt(i);
        power *= PRIME;
      }
      return new Text(hash, power);
    }

    /** Of this text, an underscore and the other. */
    Text join(Text other) {
      return new Text((hash * PRIME + '_') * other.power + other.hash, power * PRIME * other.power);
    }
  }

  /**
   * What the model knows of a word whatever stands around it.
   *
   * @param sets rows for each kind of set: where the word stands first, last, or between
   * @param single rows for each kind of joint feature that is of this word alone, else {@link
   *     #NONE}
   * @param texts for each kind of field, null where the word has no value
   */
  record Word(int[][][] sets, int[] single, Text[] texts) {}

  /** Places of a word in its sentence that {@link Word#sets} tells apart. */
  static final int FIRST = 0;

  static final int LAST = 1;
  static final int BETWEEN = 2;

  /**
   * @param configuration in NLP4J's form, with one model of tags
   */
  TagModel(InputStream configuration) {
    OnlineComponent<NLPNode, ?> model = null;
    for (NLPComponent<NLPNode> c : new NLPDecoder(configuration).getComponents()) {
      if (c instanceof OnlineComponent<NLPNode, ?> online) {
        model = online;
      } else if (c instanceof GlobalLexica<NLPNode> l) {
        lexica.add(l);
      }
    }
    if (model == null) {
      throw new IllegalStateException("Cannot tag words: no model in the configuration");
    }
    FeatureTemplate<NLPNode, ?> template = model.getFeatureTemplate();
    sets = template.getSetFeatureList().toArray(FeatureItem[]::new);
    joint = template.getFeatureList().toArray(FeatureItem[][]::new);
    OnlineOptimizer optimizer = model.getOptimizer();
    labels = optimizer.getLabelMap().getLabelList().toArray(String[]::new);
    labelTexts = new Text[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labelTexts[i] = Text.of(labels[i]);
    }
    bias = optimizer.getBias();
    MajorVector vector = optimizer.getWeightVector().getSparseWeightVector();
    int rows = vector.getFeatureSize();
    weights = new float[rows * labels.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = vector.get(i);
    }
    index = index(template, rows);
  }

  private static Long2IntOpenHashMap[] index(FeatureTemplate<?, ?> template, int rows) {
    FeatureMap map;
    try {
      // The library gives its map of features to nobody.
      java.lang.reflect.Field field = FeatureTemplate.class.getDeclaredField("feature_map");
      field.setAccessible(true);
      map = (FeatureMap) field.get(template);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot tag words: " + e.getMessage(), e);
    }
    Long2IntOpenHashMap[] out = new Long2IntOpenHashMap[map.getIndexMaps().size()];
    for (int type = 0; type < out.length; type++) {
      Long2IntOpenHashMap of = new Long2IntOpenHashMap();
      map.getIndexMaps()
          .get(type)
          .forEach(
              (text, row) -> {
                if (row > 0 && row < rows) {
                  of.put(Text.of(text).hash(), (int) row);
                }
              });
      of.trim();
      out[type] = of;
    }
    return out;
  }

  /** The row of a feature, {@link #NONE} where the model has not seen it. */
  int row(int type, Text text) {
    return type < index.length ? index[type].get(text.hash()) : NONE;
  }

  Word word(String form) {
    Word known = words.get(form);
    if (known == null) {
      known = read(form);
      if (words.size() >= MOST_WORDS) {
        words.clear();
      }
      words.put(form, known);
    }
    return known;
  }

  private Word read(String form) {
    NLPNode node = new NLPNode(1, form);
    NLPNode root = new NLPNode();
    root.toRoot();
    NLPNode[] alone = {root, node};
    lexica.forEach(l -> l.process(alone));
    int[][][] ofSets = new int[3][sets.length][];
    for (int type = 0; type < sets.length; type++) {
      for (int place = FIRST; place <= BETWEEN; place++) {
        IntArrayList found = new IntArrayList();
        for (String value :
            features.values(node, sets[type].field, place == FIRST, place == LAST)) {
          int row = row(type, Text.of(value));
          if (row != NONE) {
            found.add(row);
          }
        }
        ofSets[place][type] = found.toIntArray();
      }
    }
    int[] single = new int[joint.length];
    Text[] texts = new Text[Field.values().length];
    for (int k = 0; k < joint.length; k++) {
      for (FeatureItem item : joint[k]) {
        String value = item.field == Field.part_of_speech_tag ? null : features.value(node, item);
        if (value != null) {
          Text text = Text.of(value);
          if (joint[k].length == 1) {
            single[k] = row(sets.length + k, text);
          } else {
            texts[item.field.ordinal()] = text;
          }
        }
      }
    }
    return new Word(ofSets, single, texts);
  }
}
