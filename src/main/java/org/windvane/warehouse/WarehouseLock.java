package org.windvane.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.windvane.WindvaneException;

/**
 * The right to write a warehouse: one run has it at a time, and a run that died loses it by itself.
 *
 * <p>On a local disk it is an operating-system lock on the file {@code _LOCK}, which ends with the
 * process. Elsewhere it is a file whose owner renews its time every {@link #RENEW}; one that was
 * not renewed for {@link #STALE} is taken over. HDFS creates a file for one caller only; on an
 * object store the owner reads its own mark back before it trusts it.
 */
public abstract class WarehouseLock implements AutoCloseable {
  static final Duration RENEW = Duration.ofSeconds(15);
  static final Duration STALE = Duration.ofSeconds(90);

  private static final Logger LOG = LoggerFactory.getLogger(WarehouseLock.class);
  private static final String NAME = "_LOCK";

  /**
   * Takes the lock.
   *
   * @throws WindvaneException when another run has it
   */
  public static WarehouseLock take(Warehouse warehouse) {
    try {
      return "file".equals(warehouse.fileSystem().getScheme())
          ? new Local(warehouse.root())
          : new Remote(warehouse.fileSystem(), new Path(warehouse.root(), NAME));
    } catch (IOException e) {
      throw new WindvaneException(
          "Cannot lock warehouse: " + Reason.of(e) + ", " + warehouse.root(), e);
    }
  }

  @Override
  public abstract void close();

  private static WindvaneException taken(Object root) {
    return new WindvaneException("Cannot lock warehouse: another run is writing to it, " + root);
  }

  private static final class Local extends WarehouseLock {
    private final FileChannel channel;

    Local(Path root) throws IOException {
      java.nio.file.Path file = java.nio.file.Path.of(root.toUri().getPath(), NAME);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        LOG.debug("Locked by this process", e);
      }
      if (lock == null) {
        channel.close();
        throw taken(root);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.warn("Cannot release warehouse lock: {}", e.getMessage());
      }
    }
  }

  private static final class Remote extends WarehouseLock {
    private final FileSystem fs;
    private final Path file;
    private final String owner = UUID.randomUUID().toString();
    private final ScheduledExecutorService renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "warehouse-lock");
              thread.setDaemon(true);
              return thread;
            });

    Remote(FileSystem fs, Path file) throws IOException {
      this.fs = fs;
      this.file = file;
      try {
        if (fs.exists(file) && age(file).compareTo(STALE) > 0) {
          LOG.warn("The run that held the warehouse is gone; its lock is taken over, {}", file);
          fs.delete(file, false);
        }
        write(false);
      } catch (FileAlreadyExistsException e) {
        throw taken(file.getParent());
      }
      if (!owner.equals(line(0))) {
        throw taken(file.getParent());
      }
      renewal.scheduleAtFixedRate(
          this::renew, RENEW.toSeconds(), RENEW.toSeconds(), TimeUnit.SECONDS);
    }

    private void renew() {
      try {
        write(true);
      } catch (IOException | RuntimeException e) {
        LOG.warn("Cannot renew warehouse lock: {}", e.getMessage());
      }
    }

    private void write(boolean overwrite) throws IOException {
      String text =
          owner + "\n" + Instant.now() + "\n" + InetAddress.getLocalHost().getHostName() + "\n";
      try (OutputStream out = fs.create(file, overwrite)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }

    private String line(int index) throws IOException {
      try (InputStream in = fs.open(file)) {
        String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
        return index < lines.length ? lines[index] : "";
      } catch (FileNotFoundException e) {
        return "";
      }
    }

    private Duration age(Path lock) throws IOException {
      try {
        return Duration.between(Instant.parse(line(1)), Instant.now());
      } catch (DateTimeParseException e) {
        // A lock that was cut short while written carries no time; the file's own must do.
        long modified = fs.getFileStatus(lock).getModificationTime();
        return Duration.ofMillis(System.currentTimeMillis() - modified);
      }
    }

    @Override
    public void close() {
      renewal.shutdownNow();
      try {
        if (owner.equals(line(0))) {
          fs.delete(file, false);
        }
      } catch (IOException e) {
        LOG.warn("Cannot release warehouse lock: {}", e.getMessage());
      }
    }
  }
}
