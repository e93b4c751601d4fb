package org.windvane.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.UsageException;

class InputFilesTest {
  @TempDir Path dir;

  private List<String> names(String... uris) {
    return InputFiles.list(List.of(uris), new Configuration(false)).stream()
        .map(f -> f.path().substring(f.path().lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void directoriesGlobsAndFilesMeanTheSameFilesOnce() throws IOException {
    Files.createDirectories(dir.resolve("in/deep/_temporary"));
    Files.writeString(dir.resolve("in/a.jsonl"), "x");
    Files.writeString(dir.resolve("in/deep/b.jsonl"), "x");
    Files.writeString(dir.resolve("in/deep/_temporary/c.jsonl"), "x");
    String in = dir.resolve("in").toString();

    assertThat(names(in, in + "/*.jsonl", in + "/a.jsonl", "file://" + in + "/a.jsonl"))
        .containsExactly("a.jsonl", "b.jsonl");
  }

  @Test
  void aNameWithBracketsOrBlanksIsAFileBeforeItIsAGlob() throws IOException {
    Files.writeString(dir.resolve("news [old] 100%.jsonl"), "x");

    assertThat(names(dir.resolve("news [old] 100%.jsonl").toString())).hasSize(1);
  }

  @Test
  void aGlobThatMatchesNothingIsAWrongCall() {
    assertThatThrownBy(() -> names(dir.resolve("*.jsonl").toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Cannot read input: no such file or directory");
  }
}
