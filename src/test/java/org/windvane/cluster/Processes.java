package org.windvane.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that a test starts and ends itself, by their own ids. */
final class Processes {
  /** For {@code JAVA_TOOL_OPTIONS} of processes that live for a minute. */
  static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private Processes() {}

  /** A server: runs until closed, its output kept in a file. */
  static final class Daemon implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private Daemon(Process process, Path log) {
      this.process = process;
      this.log = log;
    }

    /**
     * Starts a server and waits for the line that says it is up.
     *
     * @param sign text that the line holds
     * @throws IllegalStateException with the log when it ends or is silent for two minutes
     */
    static Daemon start(ProcessBuilder builder, Path log, String sign) {
      try {
        Files.createDirectories(log.getParent());
        Daemon daemon = new Daemon(builder.redirectErrorStream(true).start(), log);
        Thread pump = new Thread(() -> daemon.pump(sign), log.getFileName().toString());
        pump.setDaemon(true);
        pump.start();
        try {
          daemon.ready.get(120, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
          daemon.close();
          throw new IllegalStateException("Did not start:\n" + Files.readString(log), e);
        }
        return daemon;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private void pump(String sign) {
      try (BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
          var out = Files.newBufferedWriter(log)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          out.write(line + "\n");
          out.flush();
          if (line.contains(sign)) {
            ready.complete(line);
          }
        }
      } catch (IOException e) {
        ready.completeExceptionally(e);
      }
      ready.completeExceptionally(new IllegalStateException("ended"));
    }

    /** The process and all that it started. */
    List<ProcessHandle> family() {
      return process.descendants().toList();
    }

    String log() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      List<ProcessHandle> children = family();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** All of a process' command line, which Java cuts short; empty when it has ended. */
  static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** A port that nobody listens on now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The java that runs this test. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The --add-opens that Spark needs, as this JVM was given them. */
  static List<String> opens() {
    return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-opens"))
        .toList();
  }
}
