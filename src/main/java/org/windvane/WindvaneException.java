package org.windvane;

/** Work that failed for a reason a user can read: the launcher prints the message and exits 1. */
public class WindvaneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WindvaneException(String message) {
    super(message);
  }

  public WindvaneException(String message, Throwable cause) {
    super(message, cause);
  }
}
