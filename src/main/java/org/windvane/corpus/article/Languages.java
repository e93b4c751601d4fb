package org.windvane.corpus.article;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which language a text is in, from the text alone.
 *
 * <p>Two libraries: optimaize's profiles decide when they are sure of a text of some length; the
 * rest, short headlines above all, goes to lingua, slower by ten and better on a few words. Both
 * hold their models once a JVM (about 700 MB with lingua's, which load when first needed).
 */
public final class Languages {
  /** Said of text in which no letters tell. */
  public static final String UNKNOWN = "und";

  private static final int HEAD = 500;
  private static final int SURE_LENGTH = 60;
  private static final double SURE = 0.9999;

  private static final Map<String, Language> KNOWN = known();

  private Languages() {}

  private static Map<String, Language> known() {
    Map<String, Language> known = new TreeMap<>();
    for (Language language :
        new Language[] {
          Language.AFRIKAANS,
          Language.ARABIC,
          Language.CHINESE,
          Language.CZECH,
          Language.DUTCH,
          Language.ENGLISH,
          Language.FRENCH,
          Language.GERMAN,
          Language.GREEK,
          Language.HEBREW,
          Language.HINDI,
          Language.HUNGARIAN,
          Language.INDONESIAN,
          Language.ITALIAN,
          Language.JAPANESE,
          Language.KOREAN,
          Language.PERSIAN,
          Language.POLISH,
          Language.PORTUGUESE,
          Language.ROMANIAN,
          Language.RUSSIAN,
          Language.SOMALI,
          Language.SPANISH,
          Language.SWAHILI,
          Language.SWEDISH,
          Language.TURKISH,
          Language.UKRAINIAN,
          Language.VIETNAMESE
        }) {
      known.put(language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT), language);
    }
    return known;
  }

  /** Loaded when first needed, once a JVM. */
  private static final class Profiles {
    static final LanguageDetector DETECTOR = build();

    private static LanguageDetector build() {
      List<LdLocale> locales = new ArrayList<>();
      for (String code : KNOWN.keySet()) {
        locales.add(LdLocale.fromString(code.equals("zh") ? "zh-CN" : code));
      }
      try {
        return com.optimaize.langdetect.LanguageDetectorBuilder.create(NgramExtractors.standard())
            .withProfiles(new LanguageProfileReader().readBuiltIn(locales))
            .build();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Loaded when first needed, once a JVM. */
  private static final class Lingua {
    static final com.github.pemistahl.lingua.api.LanguageDetector DETECTOR =
        LanguageDetectorBuilder.fromLanguages(KNOWN.values().toArray(new Language[0])).build();
  }

  /**
   * The language of an article by its headline and the beginning of its text.
   *
   * @return ISO 639-1 code, or {@link #UNKNOWN}
   */
  public static String identify(String title, String body) {
    String text = title == null || title.isBlank() ? "" : title + "\n";
    text += body == null ? "" : body.substring(0, Math.min(body.length(), HEAD));
    long letters = text.chars().filter(Character::isLetter).count();
    if (letters < 3) {
      return UNKNOWN;
    }
    List<DetectedLanguage> guesses = Profiles.DETECTOR.getProbabilities(text);
    if (letters >= SURE_LENGTH && !guesses.isEmpty() && guesses.get(0).getProbability() >= SURE) {
      return guesses.get(0).getLocale().getLanguage();
    }
    Language language = Lingua.DETECTOR.detectLanguageOf(text);
    return language == Language.UNKNOWN
        ? UNKNOWN
        : language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
  }
}
