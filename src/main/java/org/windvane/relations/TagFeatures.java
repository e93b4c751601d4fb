package org.windvane.relations;

import edu.emory.mathcs.nlp.component.pos.POSState;
import edu.emory.mathcs.nlp.component.template.feature.FeatureItem;
import edu.emory.mathcs.nlp.component.template.feature.FeatureTemplate;
import edu.emory.mathcs.nlp.component.template.feature.Field;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.component.template.train.HyperParameter;
import java.util.Collection;
import java.util.List;

/** What NLP4J's features say of one word by itself, in the library's own words. */
final class TagFeatures extends FeatureTemplate<NLPNode, POSState<NLPNode>> {
  private static final long serialVersionUID = 1L;

  TagFeatures() {
    super(null, new HyperParameter());
  }

  /** The value of a field, null where the word has none. */
  String value(NLPNode word, FeatureItem item) {
    return switch (item.field) {
      case prefix -> getPrefix(word, (Integer) item.attribute);
      case suffix -> getSuffix(word, (Integer) item.attribute);
      default -> word.getValue(item.field);
    };
  }

  /** The values of a field that has many. */
  Collection<String> values(NLPNode word, Field field, boolean first, boolean last) {
    return switch (field) {
      case positional -> first ? List.of("0") : last ? List.of("1") : List.of();
      case ambiguity_classes -> or(word.getAmbiguityClasseList());
      case orthographic -> or(getOrthographicFeatures(state(word, first), word, true));
      case word_clusters -> or(word.getWordClusters());
      default -> throw new IllegalStateException("Cannot tag words: unknown feature, " + field);
    };
  }

  /** Of a sentence in which the word stands first, or not. */
  private static POSState<NLPNode> state(NLPNode word, boolean first) {
    NLPNode root = new NLPNode();
    root.toRoot();
    return new POSState<>(new NLPNode[] {root, first ? word : root, word});
  }

  private static Collection<String> or(Collection<String> values) {
    return values == null ? List.of() : values;
  }
}
