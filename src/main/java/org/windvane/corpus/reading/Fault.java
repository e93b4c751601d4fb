package org.windvane.corpus.reading;

/**
 * Why a record cannot be kept.
 *
 * @param reason one of the short names below, as it stands in {@code quarantine.reason}
 * @param detail what exactly was wrong, one line
 */
public record Fault(String reason, String detail) {
  /** Not a record of the format it claims. */
  public static final String UNREADABLE = "unreadable";

  /** Longer than {@code windvane.corpus.max-record-bytes}. */
  public static final String TOO_LONG = "too_long";

  /** The file ends, or its compression breaks, in the middle; what stood before was read. */
  public static final String TRUNCATED_FILE = "truncated_file";

  /** A record of a web archive that holds no page: another status than 200, an image, a script. */
  public static final String NOT_A_PAGE = "not_a_page";

  /** Neither title nor body. */
  public static final String NO_TEXT = "no_text";

  /** No date, or none that a format of the mapping reads. */
  public static final String NO_DATE = "no_date";

  /** A date outside {@code windvane.corpus.dates}. */
  public static final String IMPLAUSIBLE_DATE = "implausible_date";
}
