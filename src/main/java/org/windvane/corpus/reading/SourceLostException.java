package org.windvane.corpus.reading;

import org.windvane.WindvaneException;

/**
 * The file system failed, not the file: the task must fail and be tried again, because setting the
 * records aside would lose them.
 */
public final class SourceLostException extends WindvaneException {
  private static final long serialVersionUID = 1L;

  public SourceLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
