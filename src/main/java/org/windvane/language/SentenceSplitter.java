package org.windvane.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;

/** Cuts a body into sentences with OpenNLP's models. Not thread-safe. */
final class SentenceSplitter {
  private static final Map<String, String> MODELS =
      Map.of(
          "en", "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin",
          "fr", "/opennlp-fr-ud-gsd-sentence-1.3-2.5.4.bin");

  /** A line of at least this many characters was broken by its width, not by its author. */
  private static final int WRAPPED = 45;

  /** No page is broken to lines longer than this: a longer one is a paragraph of its own. */
  private static final int WIDEST = 90;

  private static final int LONGEST_SENTENCE = 1500;

  private final SentenceDetectorME detector;

  SentenceSplitter(String language) {
    String resource = MODELS.get(language);
    try (InputStream in =
        resource == null ? null : SentenceSplitter.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Cannot split sentences: no model, " + language);
      }
      detector = new SentenceDetectorME(new SentenceModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot split sentences: " + e.getMessage() + ", " + language, e);
    }
  }

  List<String> split(String body) {
    List<String> out = new ArrayList<>();
    for (String paragraph : paragraphs(body)) {
      String pending = null;
      for (Span span : detector.sentPosDetect(paragraph)) {
        String part = paragraph.substring(span.getStart(), span.getEnd()).strip();
        if (pending != null) {
          part = pending + " " + part;
          pending = null;
        }
        if (endsInAbbreviation(part)) {
          pending = part;
        } else {
          add(out, part);
        }
      }
      if (pending != null) {
        add(out, pending);
      }
    }
    return out;
  }

  private static void add(List<String> out, String sentence) {
    String rest = sentence;
    while (rest.length() > LONGEST_SENTENCE) {
      int cut = rest.lastIndexOf(' ', LONGEST_SENTENCE);
      cut = cut < LONGEST_SENTENCE / 2 ? LONGEST_SENTENCE : cut;
      out.add(rest.substring(0, cut));
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      out.add(rest);
    }
  }

  /** The model ends a sentence at some titles and initials, which no sentence ends in. */
  private static boolean endsInAbbreviation(String s) {
    int n = s.length();
    if (n < 3 || s.charAt(n - 1) != '.') {
      return false;
    }
    int word = s.lastIndexOf(' ') + 1;
    String last = s.substring(word, n - 1);
    return switch (last) {
      case "Mr",
          "Mrs",
          "Ms",
          "Dr",
          "Gen",
          "Col",
          "Lt",
          "Maj",
          "Capt",
          "Sgt",
          "Sen",
          "Rep",
          "Gov",
          "St",
          "Prof",
          "Adm",
          "Rev",
          "Sept",
          "Oct",
          "Nov",
          "Dec",
          "Jan",
          "Feb",
          "Aug",
          "No",
          "M",
          "MM",
          "Mme" ->
          true;
      case "U.S", "U.N", "U.K", "E.U" -> true;
      default -> last.length() == 1 && Character.isUpperCase(last.charAt(0));
    };
  }

  private static List<String> paragraphs(String body) {
    List<String> out = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int previous = 0;
    for (String line : body.split("\\r\\n|[\\n\\r\\f\\u2028\\u2029]", -1)) {
      String text = line.strip();
      boolean indented = !line.isEmpty() && Tokenizer.isBlank(line.charAt(0));
      boolean goesOn =
          (previous >= WRAPPED || previous > 0 && continues(line))
              && !indented
              && !endsSentence(current);
      if (text.isEmpty() || !goesOn) {
        flush(current, out);
      }
      if (!text.isEmpty()) {
        if (current.length() > 0) {
          current.append(' ');
        }
        current.append(text);
      }
      previous = line.length();
    }
    flush(current, out);
    return out;
  }

  /**
   * Whether a line goes on from a short one: the first line of a dispatch is short where its
   * dateline was taken away.
   */
  private static boolean continues(String line) {
    return !line.isEmpty() && Character.isLowerCase(line.charAt(0))
        || line.length() >= WRAPPED && line.length() <= WIDEST;
  }

  private static boolean endsSentence(CharSequence text) {
    if (text.length() == 0) {
      return true;
    }
    char last = text.charAt(text.length() - 1);
    return last == '.' || last == '!' || last == '?' || last == ':';
  }

  private static void flush(StringBuilder current, List<String> out) {
    if (current.length() > 0) {
      out.add(current.toString());
      current.setLength(0);
    }
  }
}
