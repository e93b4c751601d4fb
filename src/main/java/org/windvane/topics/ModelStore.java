package org.windvane.topics;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.windvane.warehouse.Warehouse;

/** The standing model of all countries' news, under {@code models/topics}. */
final class ModelStore {
  private static final int FORMAT = 3;

  /** The format before topics had headlines. */
  private static final int WITHOUT_HEADLINES = 2;

  /** The format before stories were read without furniture. */
  private static final int WITHOUT_FURNITURE = 1;

  private final VersionedModel files;

  ModelStore(Warehouse warehouse) {
    this.files = new VersionedModel(warehouse, "models/topics", "topics.bin.gz");
  }

  /** The model in use, if any. */
  Optional<TopicSpace> current() {
    return files.current(ModelStore::read);
  }

  /** Writes a model and makes it the one in use. */
  void put(TopicSpace space) {
    files.put(space.version(), out -> write(space, out));
  }

  static void write(TopicSpace space, OutputStream stream) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream)))) {
      out.writeInt(FORMAT);
      out.writeUTF(space.version());
      out.writeLong(space.stories());
      out.writeInt(space.lastId());
      out.writeLong(space.fitness().stories());
      out.writeDouble(space.fitness().likelihood());
      out.writeDouble(space.fitness().unknown());
      writeAll(space.collocations().pairs(), out);
      writeAll(space.vocabulary().terms(), out);
      out.writeInt(space.topics().size());
      for (TopicSpace.Topic topic : space.topics()) {
        out.writeInt(topic.id());
        out.writeUTF(topic.label());
        out.writeUTF(topic.headline() == null ? "" : topic.headline());
        out.writeDouble(topic.coherence());
        out.writeDouble(topic.mass());
        out.writeBoolean(topic.rote());
      }
      for (float value : space.weights().background()) {
        out.writeFloat(value);
      }
      for (float value : space.weights().inTopic()) {
        out.writeFloat(value);
      }
      long[] runs = space.furniture().hashes();
      out.writeInt(runs.length);
      for (long run : runs) {
        out.writeLong(run);
      }
    }
  }

  static TopicSpace read(InputStream stream) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream)))) {
      int format = in.readInt();
      if (format < WITHOUT_FURNITURE || format > FORMAT) {
        throw new IOException("it has format " + format + ", this Windvane reads " + FORMAT);
      }
      String version = in.readUTF();
      long stories = in.readLong();
      int lastId = in.readInt();
      Fitness fitness = new Fitness(in.readLong(), in.readDouble(), in.readDouble());
      Collocations collocations = Collocations.of(readAll(in));
      Vocabulary vocabulary = Vocabulary.of(readAll(in));
      List<TopicSpace.Topic> topics = new ArrayList<>();
      int k = in.readInt();
      for (int t = 0; t < k; t++) {
        topics.add(
            new TopicSpace.Topic(
                in.readInt(),
                in.readUTF(),
                format <= WITHOUT_HEADLINES ? null : readHeadline(in),
                in.readDouble(),
                in.readDouble(),
                format != WITHOUT_FURNITURE && in.readBoolean()));
      }
      float[] background = readFloats(in, vocabulary.size());
      float[] inTopic = readFloats(in, vocabulary.size() * k);
      return new TopicSpace(
          version,
          collocations,
          vocabulary,
          new TermWeights(k, inTopic, background),
          List.copyOf(topics),
          stories,
          lastId,
          fitness,
          format == WITHOUT_FURNITURE ? Furniture.NONE : readFurniture(in));
    }
  }

  private static String readHeadline(DataInputStream in) throws IOException {
    String headline = in.readUTF();
    return headline.isEmpty() ? null : headline;
  }

  private static Furniture readFurniture(DataInputStream in) throws IOException {
    long[] runs = new long[in.readInt()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = in.readLong();
    }
    return Furniture.of(runs);
  }

  private static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> readAll(DataInputStream in) throws IOException {
    int n = in.readInt();
    List<String> out = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      out.add(in.readUTF());
    }
    return out;
  }

  private static float[] readFloats(DataInputStream in, int n) throws IOException {
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = in.readFloat();
    }
    return out;
  }
}
