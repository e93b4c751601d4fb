package org.windvane.topics;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

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
    try {
      ObjectOutputStream out = new ObjectOutputStream(output);
      out.writeObject(value);
      out.flush();
    } catch (IOException e) {
      throw new KryoException(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // Written by write alone.
  public void read(Kryo kryo, Input input) {
    try {
      ClassLoader loader = Packed.class.getClassLoader();
      value =
          (T)
              new ObjectInputStream(input) {
                @Override
                protected Class<?> resolveClass(java.io.ObjectStreamClass type)
                    throws IOException, ClassNotFoundException {
                  // The application's classes are not Spark's on a cluster.
                  try {
                    return Class.forName(type.getName(), false, loader);
                  } catch (ClassNotFoundException e) {
                    return super.resolveClass(type);
                  }
                }
              }.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new KryoException(e);
    }
  }
}
