package org.windvane.synthetic;

import com.typesafe.config.Config;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Tells a planned story in words: the same story always in the same ones. */
final class Teller {
  /** Title and text of a story; its reprints share them. */
  record Text(String title, String body) {}

  private final Config root;
  private final Map<String, Words> words = new HashMap<>();

  Teller(Config root) {
    this.root = root;
  }

  private Words words(String code) {
    return words.computeIfAbsent(code, c -> Words.of(root, c));
  }

  Text tell(PlantedStory story) {
    SplittableRandom random = new SplittableRandom(story.seed());
    LocalDate day = LocalDate.ofEpochDay(story.day());
    Words country = words(story.country());
    StringBuilder body = new StringBuilder();
    String title = null;
    if (story.acts().isEmpty()) {
      String first =
          fill(pick(Frames.OTHER, random), country, country, country.name(), day, random);
      title = headline(first);
      append(body, first);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        append(body, pick(Frames.OTHER_AROUND, random));
      }
      append(body, fill(pick(Frames.OTHER, random), country, country, country.name(), day, random));
    }
    for (PlantedStory.Act act : story.acts()) {
      Words other = words(act.actor());
      Words source = act.byCountry() ? country : other;
      Words target = act.byCountry() ? other : country;
      String sentence =
          fill(
              pick(Frames.ACTS.get(act.quadClass()), random),
              source,
              target,
              source.voice(day, random),
              day,
              random);
      if (title == null) {
        title = headline(sentence);
      }
      append(body, sentence);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        append(body, pick(Frames.AROUND, random));
      }
    }
    return new Text(title, body.toString());
  }

  private static void append(StringBuilder body, String sentence) {
    if (body.length() > 0) {
      body.append(' ');
    }
    body.append(sentence);
  }

  private static String headline(String sentence) {
    return sentence.substring(0, sentence.length() - 1);
  }

  private static String pick(List<String> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String fill(
      String frame,
      Words source,
      Words target,
      String voice,
      LocalDate day,
      SplittableRandom random) {
    String text =
        frame
            .replace("{S}", voice)
            .replace("{T}", target.name())
            .replace("{s}", source.adjective())
            .replace("{t}", target.adjective())
            .replace("{C}", target.capital())
            .replace("{D}", Frames.DAYS.get(day.getDayOfWeek().getValue() - 1))
            .replace("{n}", Integer.toString(3 + random.nextInt(90)));
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
