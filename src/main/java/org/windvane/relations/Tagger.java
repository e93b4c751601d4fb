package org.windvane.relations;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/**
 * Parts of speech by the names of Universal Dependencies: of English by NLP4J (Choi 2016, Dynamic
 * feature induction, NAACL), of French by OpenNLP. For one thread.
 */
interface Tagger {

  /** The tag of each word. */
  String[] tag(String[] words);

  /**
   * @throws IllegalStateException when there is no tagger for the language
   */
  static Tagger of(String language) {
    return switch (language) {
      case "en" -> words -> words.length == 0 ? new String[0] : English.tag(words);
      case "fr" -> {
        POSTaggerME tagger = french();
        yield words -> words.length == 0 ? new String[0] : tagger.tag(words);
      }
      default -> throw new IllegalStateException("Cannot tag words: no model, " + language);
    };
  }

  private static POSTaggerME french() {
    try (InputStream in = open("/opennlp-fr-ud-gsd-pos-1.3-2.5.4.bin")) {
      return new POSTaggerME(new POSModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tag words: " + e.getMessage() + ", fr", e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Tagger.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("Cannot tag words: no model, " + resource);
    }
    return in;
  }

  /** One model for all threads, which only read it: it takes 160 MB and seconds to load. */
  final class English {
    private static final NLPDecoder DECODER = load();

    private English() {}

    private static NLPDecoder load() {
      try (InputStream in = open("/tagger/en.xml")) {
        return new NLPDecoder(in);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot tag words: " + e.getMessage() + ", en", e);
      }
    }

    private static String[] tag(String[] words) {
      NLPNode[] nodes = new NLPNode[words.length + 1];
      nodes[0] = new NLPNode();
      nodes[0].toRoot();
      for (int i = 0; i < words.length; i++) {
        nodes[i + 1] = new NLPNode(i + 1, PennTags.plain(words[i]));
      }
      DECODER.decode(nodes);
      String[] penn = new String[words.length];
      for (int i = 0; i < words.length; i++) {
        penn[i] = nodes[i + 1].getPartOfSpeechTag();
      }
      return PennTags.universal(words, penn);
    }
  }
}
