package org.windvane.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void anErrorWhoseMessageIsAPathIsPutInWords() {
    assertThat(Reason.of(new AccessDeniedException("/w/_LOCK")))
        .isEqualTo("permission denied, /w/_LOCK");
    assertThat(Reason.of(new NoSuchFileException("/w/x")))
        .isEqualTo("no such file or directory, /w/x");
    assertThat(Reason.of(new FileSystemException("/w/x", null, "Read-only file system")))
        .isEqualTo("Read-only file system, /w/x");
  }

  @Test
  void anotherKeepsItsMessageOrItsName() {
    assertThat(Reason.of(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Reason.of(new IOException())).isEqualTo("IOException");
  }
}
