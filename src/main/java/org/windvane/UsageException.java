package org.windvane;

/** A call that was wrong from the start (a missing path, an unknown mapping): exit 2, one line. */
public class UsageException extends WindvaneException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
