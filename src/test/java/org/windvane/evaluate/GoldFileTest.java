package org.windvane.evaluate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.UsageException;

class GoldFileTest {
  @Test
  void aFileThatIsNotThereIsNamedOnce(@TempDir Path dir) {
    Path file = dir.resolve("none.jsonl");
    assertThatThrownBy(() -> GoldFile.read(file, row -> row))
        .isInstanceOf(UsageException.class)
        .hasMessage("Cannot read gold: no such file, " + file);
  }

  @Test
  void aLineThatIsNoJsonIsNamedByItsNumber(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("gold.jsonl"), "{\"class\": \"none\"}\nno json\n");
    assertThatThrownBy(() -> GoldFile.read(file, row -> row))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Cannot read gold: line 2 of " + file + ", ");
  }
}
