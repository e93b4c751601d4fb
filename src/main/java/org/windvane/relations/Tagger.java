package org.windvane.relations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/**
 * Parts of speech by the names of Universal Dependencies: of English by the model of NLP4J, of
 * French by OpenNLP. For one thread.
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

  /** One model for all threads; it takes 125 MB and seconds to load. */
  final class English {
    private static final EnglishTagger TAGGER = load();

    private English() {}

    private static EnglishTagger load() {
      try (InputStream in = open("/tagger/en.xml")) {
        return new EnglishTagger(new TagModel(in));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot tag words: " + e.getMessage() + ", en", e);
      }
    }

    private static String[] tag(String[] words) {
      String[] plain = new String[words.length];
      for (int i = 0; i < words.length; i++) {
        plain[i] = PennTags.plain(words[i]);
      }
      return PennTags.universal(words, TAGGER.tag(plain));
    }
  }
}
