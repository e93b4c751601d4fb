package org.windvane.cli;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.windvane.UsageException;
import org.windvane.WindvaneException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * How a failure ends: one clear line on stderr and an exit status; the stack goes to the log at
 * DEBUG.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int FAILED = 1;
  private static final int WRONG_CALL = 2;

  private Failures() {}

  static int wrongCall(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    String verb = line.getCommandSpec().qualifiedName();
    err.println(firstLine(e.getMessage()) + " (see '" + verb + " --help')");
    err.flush();
    return WRONG_CALL;
  }

  static int failedWork(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    LOG.debug("Failed", e);
    if (e instanceof UsageException) {
      err.println(firstLine(e.getMessage()));
      err.flush();
      return WRONG_CALL;
    }
    err.println(e instanceof WindvaneException ? firstLine(e.getMessage()) : describe(e));
    err.flush();
    return FAILED;
  }

  /** The innermost cause says what happened; Spark wraps it in pages of plan. */
  static String describe(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
      if (cause instanceof WindvaneException) {
        return firstLine(cause.getMessage());
      }
    }
    return "Cannot finish: "
        + cause.getClass().getSimpleName()
        + ", "
        + firstLine(cause.getMessage());
  }

  private static String firstLine(String message) {
    if (message == null) {
      return "no message";
    }
    String stripped = message.strip();
    int end = stripped.indexOf('\n');
    return end < 0 ? stripped : stripped.substring(0, end).strip();
  }
}
