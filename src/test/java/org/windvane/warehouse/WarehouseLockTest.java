package org.windvane.warehouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.windvane.WindvaneException;
import org.windvane.testing.SharedSpark;

class WarehouseLockTest {
  @TempDir Path dir;

  @Test
  void aSecondRunIsTurnedAwayUntilTheFirstIsDone() {
    Warehouse warehouse =
        Warehouse.openOrCreate(SharedSpark.session(), dir.resolve("w").toString());

    try (WarehouseLock first = WarehouseLock.take(warehouse)) {
      assertThatThrownBy(() -> WarehouseLock.take(warehouse))
          .isInstanceOf(WindvaneException.class)
          .hasMessageContaining("another run is writing to it");
    }
    assertThatCode(() -> WarehouseLock.take(warehouse).close()).doesNotThrowAnyException();
  }
}
