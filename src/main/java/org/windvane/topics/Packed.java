package org.windvane.topics;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.Serializable;
import org.windvane.job.Shipped;

/**
 * A value that travels by Java serialisation whichever serialiser Spark was given: Spark's Kryo
 * knows no records.
 */
final class Packed<T extends Serializable> implements KryoSerializable, Serializable {
  private static final long serialVersionUID = 1L;

  private T value;

  /** For Kryo, which fills it by {@link #read}. */
  Packed() {}

  Packed(T value) {
    this.value = value;
  }

  T value() {
    return value;
  }

  @Override
  public void write(Kryo kryo, Output output) {
    byte[] bytes = Shipped.pack(value);
    output.writeInt(bytes.length);
    output.writeBytes(bytes);
  }

  @Override
  @SuppressWarnings("unchecked") // Written by write alone.
  public void read(Kryo kryo, Input input) {
    byte[] bytes = input.readBytes(input.readInt());
    value = (T) Shipped.unpack(bytes, Serializable.class);
  }
}
