package org.windvane.relations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/** Parts of speech by OpenNLP's models (Universal Dependencies tags). Not thread-safe. */
final class Tagger {
  private static final Map<String, String> MODELS =
      Map.of(
          "en", "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin",
          "fr", "/opennlp-fr-ud-gsd-pos-1.3-2.5.4.bin");

  private final POSTaggerME tagger;

  Tagger(String language) {
    String resource = MODELS.get(language);
    try (InputStream in = resource == null ? null : Tagger.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Cannot tag words: no model, " + language);
      }
      tagger = new POSTaggerME(new POSModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tag words: " + e.getMessage() + ", " + language, e);
    }
  }

  String[] tag(String[] words) {
    return words.length == 0 ? new String[0] : tagger.tag(words);
  }
}
