package org.windvane.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.apache.commons.io.input.ClassLoaderObjectInputStream;
import org.apache.commons.lang3.SerializationUtils;

/**
 * Our own objects as bytes, on their way from the driver to executors: Spark's Kryo knows no
 * records, and where the job's jar came with the job, Spark's own loader does not know its classes.
 */
public final class Shipped {
  private Shipped() {}

  public static byte[] pack(Serializable value) {
    return SerializationUtils.serialize(value);
  }

  /**
   * What {@link #pack} packed. Only for bytes that this job's driver made.
   *
   * @throws IllegalStateException when the bytes are no such object
   */
  public static <T extends Serializable> T unpack(byte[] bytes, Class<T> type) {
    try (ObjectInputStream in =
        new ClassLoaderObjectInputStream(
            Shipped.class.getClassLoader(), new ByteArrayInputStream(bytes))) {
      return type.cast(in.readObject());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(
          "Cannot read " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }
}
