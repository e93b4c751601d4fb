package org.windvane.topics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.windvane.topics.CountrySpaces.CountrySpace;
import org.windvane.warehouse.Warehouse;

/** The standing sub-topics of all countries, under {@code models/subtopics}, in one file. */
final class CountryModelStore {
  private final VersionedModel files;

  CountryModelStore(Warehouse warehouse) {
    this.files = new VersionedModel(warehouse, "models/subtopics", "countries.bin");
  }

  /** The models in use; none before the first fit. */
  CountrySpaces current() {
    return files.current(CountryModelStore::read).orElse(CountrySpaces.NONE);
  }

  /** Writes all models and makes them the ones in use. */
  void put(String version, CountrySpaces spaces) {
    files.put(version, out -> write(spaces, out));
  }

  static void write(CountrySpaces spaces, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(spaces.countries().size());
    for (String country : spaces.countries()) {
      byte[] packed = pack(spaces.of(country));
      out.writeUTF(country);
      out.writeInt(packed.length);
      out.write(packed);
    }
    out.flush();
  }

  static CountrySpaces read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    Map<String, CountrySpace> all = new TreeMap<>();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      String country = in.readUTF();
      all.put(country, unpack(in.readNBytes(in.readInt())));
    }
    return CountrySpaces.NONE.with(all);
  }

  /** One country's model as bytes, as it also travels from the task that fitted it. */
  static byte[] pack(CountrySpace space) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(bytes);
    head.writeInt(space.parents().length);
    for (int parent : space.parents()) {
      head.writeInt(parent);
    }
    ModelStore.write(space.space(), bytes);
    return bytes.toByteArray();
  }

  static CountrySpace unpack(byte[] packed) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed));
    int[] parents = new int[in.readInt()];
    for (int t = 0; t < parents.length; t++) {
      parents[t] = in.readInt();
    }
    int head = Integer.BYTES * (1 + parents.length);
    return new CountrySpace(
        ModelStore.read(new ByteArrayInputStream(Arrays.copyOfRange(packed, head, packed.length))),
        parents);
  }
}
