package org.windvane.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Small files that are replaced at once: a reader sees the old content or the new, never a part,
 * and neither does the run after one that was killed here.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Puts the text in place of what the file held, making the folders above it.
   *
   * @throws IOException when it cannot be written; the file is then as it was
   */
  public static void replace(FileSystem fs, Path file, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if ("file".equals(fs.getScheme())) {
      local(java.nio.file.Path.of(file.toUri().getPath()), content);
    } else if ("hdfs".equals(fs.getScheme()) || "viewfs".equals(fs.getScheme())) {
      Path next = new Path(file.getParent(), "." + file.getName() + ".next");
      write(fs, next, content);
      FileContext.getFileContext(file.toUri(), fs.getConf())
          .rename(next, file, Options.Rename.OVERWRITE);
    } else {
      // On an object store a put replaces the object at once, and a rename would be a copy.
      write(fs, file, content);
    }
  }

  private static void write(FileSystem fs, Path file, byte[] content) throws IOException {
    try (OutputStream out = fs.create(file, true)) {
      out.write(content);
    }
  }

  /**
   * Past Hadoop's local file system, which renames a file and its checksum file one after the
   * other: killed between the two, it would refuse to read what it wrote.
   */
  private static void local(java.nio.file.Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    java.nio.file.Path next = file.resolveSibling("." + file.getFileName() + ".next");
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
