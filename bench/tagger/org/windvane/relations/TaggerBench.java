package org.windvane.relations;

import com.fasterxml.jackson.databind.ObjectMapper;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Times the tagger against the library whose model it reads, in turns on the same sentences. */
public final class TaggerBench {
  private TaggerBench() {}

  public static void main(String[] args) throws Exception {
    List<String[]> sentences = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    long words = 0;
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String text = json.readTree(line).get("sentence").asText();
      String[] forms = text.replaceAll("([,.;:\"()!?])", " $1 ").trim().split("\\s+");
      sentences.add(forms);
      words += forms.length;
    }
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    String configuration = "/tagger/en.xml";
    NLPDecoder library = new NLPDecoder(TaggerBench.class.getResourceAsStream(configuration));
    EnglishTagger ours =
        new EnglishTagger(new TagModel(TaggerBench.class.getResourceAsStream(configuration)));
    UnaryOperator<String[]> peer = forms -> library(library, forms);
    long differ = 0;
    for (String[] forms : sentences) { // also warms both up
      String[] theirs = peer.apply(forms);
      String[] tags = ours.tag(forms);
      for (int i = 0; i < tags.length; i++) {
        differ += tags[i].equals(theirs[i]) ? 0 : 1;
      }
    }
    double[] ratios = new double[rounds];
    double[] rates = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double theirs = seconds(sentences, peer);
      double own = seconds(sentences, ours::tag);
      ratios[round] = theirs / own;
      rates[round] = words / own;
    }
    Arrays.sort(ratios);
    Arrays.sort(rates);
    System.out.printf(
        "{\"sentences\":%d,\"words\":%d,\"tags_differ\":%d,\"words_per_second\":%.0f,\"times_as_fast\":%.2f}%n",
        sentences.size(), words, differ, rates[rounds / 2], ratios[rounds / 2]);
  }

  private static String[] library(NLPDecoder decoder, String[] forms) {
    NLPNode[] nodes = new NLPNode[forms.length + 1];
    nodes[0] = new NLPNode();
    nodes[0].toRoot();
    for (int i = 0; i < forms.length; i++) {
      nodes[i + 1] = new NLPNode(i + 1, forms[i]);
    }
    decoder.decode(nodes);
    String[] tags = new String[forms.length];
    for (int i = 0; i < forms.length; i++) {
      tags[i] = nodes[i + 1].getPartOfSpeechTag();
    }
    return tags;
  }

  private static double seconds(List<String[]> sentences, UnaryOperator<String[]> tagger) {
    long start = System.nanoTime();
    for (String[] forms : sentences) {
      tagger.apply(forms);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
