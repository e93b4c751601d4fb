package org.windvane.relations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The library itself says what the tags must be. */
class EnglishTaggerTest {
  private static final NLPDecoder LIBRARY = new NLPDecoder(configuration());
  private static final EnglishTagger OURS = new EnglishTagger(new TagModel(configuration()));

  private static InputStream configuration() {
    return EnglishTaggerTest.class.getResourceAsStream("/tagger/en.xml");
  }

  private static String[] library(String[] words) {
    NLPNode[] nodes = new NLPNode[words.length + 1];
    nodes[0] = new NLPNode();
    nodes[0].toRoot();
    for (int i = 0; i < words.length; i++) {
      nodes[i + 1] = new NLPNode(i + 1, words[i]);
    }
    LIBRARY.decode(nodes);
    String[] tags = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      tags[i] = nodes[i + 1].getPartOfSpeechTag();
    }
    return tags;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = EnglishTaggerTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void sampleCorpusIsTaggedAsTheLibraryDoes() throws IOException {
    List<String[]> sentences = new ArrayList<>();
    for (String line : lines("/sample/mali.jsonl")) {
      for (String part : new ObjectMapper().readTree(line).get("body").asText().split("[.\n]")) {
        String[] words = part.replaceAll("([,;:\"()'])", " $1 ").trim().split("\\s+");
        if (words.length > 3) {
          sentences.add(words);
        }
      }
    }

    assertThat(sentences).hasSizeGreaterThan(200);
    assertThat(sentences)
        .allSatisfy(words -> assertThat(OURS.tag(words)).isEqualTo(library(words)));
  }

  @Property(tries = 300)
  void anyWordsAreTaggedAsTheLibraryDoes(
      @ForAll @Size(min = 1, max = 12)
          List<@NotBlank @StringLength(min = 1, max = 9) @CharRange(from = '!', to = '~') String>
              words) {
    String[] forms = words.toArray(String[]::new);

    assertThat(OURS.tag(forms)).isEqualTo(library(forms));
  }
}
