package org.windvane.corpus.reading;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * What a page is written in: a byte order mark; then UTF-8 if the bytes are that (other text is so
 * by accident only); then what the header says, what the page says of itself, and what the bytes
 * look like.
 */
final class Charsets {
  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final int HEAD = 4096;
  private static final int SAMPLE = 1 << 17;
  private static final Pattern META =
      Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]{2,40})");

  private Charsets() {}

  /**
   * Decodes a page.
   *
   * @param declared by the header, or null
   */
  static String decode(byte[] bytes, String declared) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    String utf8 = Utf8.decode(bytes, bytes.length);
    if (utf8 != null) {
      return utf8;
    }
    Charset charset = named(declared);
    charset = charset == null ? named(ofPage(bytes)) : charset;
    charset = charset == null ? named(detected(bytes)) : charset;
    return new String(bytes, charset == null ? FALLBACK : charset);
  }

  private static String ofPage(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(head);
    return meta.find() ? meta.group(1) : null;
  }

  private static String detected(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE));
    detector.dataEnd();
    return detector.getDetectedCharset();
  }

  /**
   * Null when there is no such charset, or it is UTF-8, which the bytes have been shown not to be.
   */
  private static Charset named(String name) {
    if (name == null) {
      return null;
    }
    try {
      Charset charset = Charset.forName(name.strip());
      if (charset.equals(StandardCharsets.UTF_8)) {
        return null;
      }
      // Browsers read the older name as the newer charset, and pages are written for browsers.
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return latin ? FALLBACK : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
