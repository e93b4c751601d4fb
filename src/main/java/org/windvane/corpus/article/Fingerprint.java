package org.windvane.corpus.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids out of what does not change from run to run. */
public final class Fingerprint {
  private static final int ID_BYTES = 10;

  private Fingerprint() {}

  /** Twenty hex digits of SHA-256 over the parts, in their order; null parts count as empty. */
  public static String id(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /** 64 bits of the letters and digits of a text in lower case; all else only parts words. */
  public static long words(String title, String body) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 12];
    int used = 0;
    boolean gap = false;
    String text = title + "\n" + body;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
        gap = true;
        continue;
      }
      if (used + 4 > buffer.length) {
        digest.update(buffer, 0, used);
        used = 0;
      }
      if (gap) {
        buffer[used++] = ' ';
        gap = false;
      }
      char lower = Character.toLowerCase(c);
      buffer[used++] = (byte) (lower >> 8);
      buffer[used++] = (byte) lower;
    }
    digest.update(buffer, 0, used);
    byte[] hash = digest.digest();
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << 8 | (hash[i] & 0xff);
    }
    return bits;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
