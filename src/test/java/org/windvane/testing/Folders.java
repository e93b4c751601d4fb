package org.windvane.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole folders: their copies, and what they consist of. */
public final class Folders {
  private Folders() {}

  /** Work on files. */
  public interface Step {
    void run() throws IOException;
  }

  /** Makes {@code to} what {@code from} is; gone, where that does not exist. Links stay links. */
  public static void replace(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      for (Path path : all(to, Comparator.reverseOrder())) {
        Files.delete(path);
      }
    }
    if (Files.exists(from)) {
      for (Path path : all(from, Comparator.naturalOrder())) {
        Files.copy(
            path,
            to.resolve(from.relativize(path)),
            LinkOption.NOFOLLOW_LINKS,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Every file with its size. */
  public static String listing(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path path : all(folder, Comparator.naturalOrder())) {
      if (Files.isRegularFile(path)) {
        text.append(folder.relativize(path)).append(' ').append(Files.size(path)).append('\n');
      }
    }
    return text.toString();
  }

  private static List<Path> all(Path folder, Comparator<Path> order) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(order).collect(Collectors.toList());
    }
  }
}
