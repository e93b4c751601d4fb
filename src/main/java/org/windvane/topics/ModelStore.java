package org.windvane.topics;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.windvane.WindvaneException;
import org.windvane.warehouse.Warehouse;
import org.windvane.warehouse.WholeFile;

/**
 * The standing model under {@code models/topics}: one file a version, and {@code _CURRENT} that
 * names the one in use. A crash while a version is written leaves the one before it in use.
 */
final class ModelStore {
  private static final int FORMAT = 1;
  private static final String POINTER = "_CURRENT";

  private final FileSystem fs;
  private final Path root;

  ModelStore(Warehouse warehouse) {
    this.fs = warehouse.fileSystem();
    this.root = warehouse.path("models/topics");
  }

  /** The model in use, if any. */
  Optional<TopicSpace> current() {
    Path pointer = new Path(root, POINTER);
    try {
      if (!fs.exists(pointer)) {
        return Optional.empty();
      }
      String version;
      try (InputStream in = fs.open(pointer)) {
        version = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
      try (InputStream in = fs.open(file(version))) {
        return Optional.of(read(in));
      }
    } catch (IOException e) {
      throw new WindvaneException("Cannot read topic model: " + e.getMessage() + ", " + root, e);
    }
  }

  /** Writes a model and makes it the one in use. */
  void put(TopicSpace space) {
    try {
      try (OutputStream out = fs.create(file(space.version()), true)) {
        write(space, out);
      }
      WholeFile.replace(fs, new Path(root, POINTER), space.version() + "\n");
    } catch (IOException e) {
      throw new WindvaneException("Cannot write topic model: " + e.getMessage() + ", " + root, e);
    }
  }

  private Path file(String version) {
    return new Path(root, "v=" + version + "/topics.bin.gz");
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
        out.writeDouble(topic.coherence());
        out.writeDouble(topic.mass());
      }
      for (float value : space.weights().background()) {
        out.writeFloat(value);
      }
      for (float value : space.weights().inTopic()) {
        out.writeFloat(value);
      }
    }
  }

  static TopicSpace read(InputStream stream) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream)))) {
      int format = in.readInt();
      if (format != FORMAT) {
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
            new TopicSpace.Topic(in.readInt(), in.readUTF(), in.readDouble(), in.readDouble()));
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
          fitness);
    }
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
