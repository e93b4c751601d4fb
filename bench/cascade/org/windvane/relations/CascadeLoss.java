package org.windvane.relations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.windvane.language.ActorReader;
import org.windvane.language.LanguagePack;
import org.windvane.language.Sentence;
import org.windvane.settings.Settings;

/**
 * Of labelled relations, how many have an actor that Windvane knows in each of the two phrases, so
 * that the pair would be asked about at all. Prints the rows that are lost.
 */
public final class CascadeLoss {
  private CascadeLoss() {}

  /** Argument: JSONL in the form of {@code evaluate relations}, in English. */
  public static void main(String[] args) throws Exception {
    LanguagePack pack = LanguagePack.load(Settings.bundled(), "en");
    ActorReader reader = new ActorReader(pack);
    int all = 0;
    int rows = 0;
    int reached = 0;
    int one = 0;
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      JsonNode row = new ObjectMapper().readTree(line);
      all++;
      String marked = row.get("marked").asText();
      if (!marked.contains("<s>") || !marked.contains("<t>")) {
        System.out.println("names one side only " + marked);
        continue;
      }
      rows++;
      int[] source = span(marked, "s");
      int[] target = span(marked, "t");
      Sentence s =
          reader.readSentence(marked.replaceAll("</?[st]>", ""), ActorReader.NO_DATE);
      boolean left = false;
      boolean right = false;
      boolean both = false;
      Sides sides = new Sides(s, pack.gazetteer());
      for (int i = 0; i < s.mentions(); i++) {
        if (!s.kind(i).acts() || !inside(s, i, source)) {
          right |= s.kind(i).acts() && inside(s, i, target);
          continue;
        }
        left = true;
        for (int j = 0; j < s.mentions(); j++) {
          both |= s.kind(j).acts() && inside(s, j, target) && sides.apart(i, j);
        }
      }
      reached += both ? 1 : 0;
      one += !both && (left || right) ? 1 : 0;
      if (!both) {
        System.out.println(
            (left ? "source known " : right ? "target known " : "none known ") + marked);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d rows, %d of them with two phrases: %d of these (%.1f %%) reach the coder as a pair, %d have one known actor, %d none%n",
        all,
        rows,
        reached,
        100.0 * reached / rows,
        one,
        rows - reached - one);
  }

  private static boolean inside(Sentence s, int mention, int[] span) {
    return s.startOffset(mention) >= span[0] && s.endOffset(mention) <= span[1];
  }

  /** Of the first phrase with a mark, its place in the text without marks. */
  private static int[] span(String marked, String mark) {
    int from = marked.indexOf("<" + mark + ">");
    int to = marked.indexOf("</" + mark + ">");
    return new int[] {
      marked.substring(0, from).replaceAll("</?[st]>", "").length(),
      marked.substring(0, to).replaceAll("</?[st]>", "").length()
    };
  }
}
