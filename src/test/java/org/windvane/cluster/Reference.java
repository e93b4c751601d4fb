package org.windvane.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The slice of news that every cluster gets, and what {@code local[*]} makes of it. */
final class Reference {
  private static Reference made;

  final Path input;
  final Contents contents;

  private Reference(Path input, Contents contents) {
    this.input = input;
    this.contents = contents;
  }

  static synchronized Reference get() {
    if (made == null) {
      try {
        Path dir = Files.createTempDirectory("windvane-reference-");
        Path input = dir.resolve("news");
        SampleNews.countries(input, "mali", "togo");
        Path warehouse = dir.resolve("warehouse");
        Launch.Ended ended = Launch.local().nightly(input.toString(), warehouse.toString()).run();
        if (ended.status() != 0) {
          throw new IllegalStateException("The reference run failed: " + ended);
        }
        made = new Reference(input, Contents.all(warehouse));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return made;
  }
}
