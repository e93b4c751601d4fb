package org.windvane.corpus.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.Comparator;
import org.apache.spark.sql.Row;

/**
 * An article as the search for stories sees it.
 *
 * @param micros when it appeared, microseconds since 1970
 * @param story the story that it has already; null when it is new
 */
record Print(String id, long micros, String outlet, String story, Sketch sketch) {
  /** By date, then id: the order in which the members of a story stand. */
  static final Comparator<Print> ORDER =
      Comparator.comparingLong(Print::micros).thenComparing(Print::id);

  /** The columns of {@link #packed}. */
  static final String[] COLUMNS = {
    "article_id", "published", "outlet", "story_id", "keys", "shingles", "smallest", "title_words"
  };

  boolean isNew() {
    return story == null;
  }

  /** A row of {@link #COLUMNS} as bytes: a tenth of what the row's boxed numbers take. */
  static byte[] packed(Row row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(row.getString(0));
      Timestamp published = row.getTimestamp(1);
      out.writeLong(
          Math.floorDiv(published.getTime(), 1000L) * 1_000_000 + published.getNanos() / 1000);
      out.writeUTF(row.isNullAt(2) ? "" : row.getString(2));
      out.writeUTF(row.isNullAt(3) ? "" : row.getString(3));
      java.util.List<Long> keys = row.getList(4);
      out.writeShort(keys.size());
      for (long key : keys) {
        out.writeLong(key);
      }
      out.writeInt(row.getInt(5));
      write(row.getList(6), out);
      write(row.getList(7), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(java.util.List<Integer> values, DataOutputStream out)
      throws IOException {
    out.writeShort(values.size());
    for (int value : values) {
      out.writeInt(value);
    }
  }

  /** The opposite of {@link #packed}. */
  static Print unpacked(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String id = in.readUTF();
      long micros = in.readLong();
      String outlet = in.readUTF();
      String story = in.readUTF();
      long[] keys = new long[in.readShort()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = in.readLong();
      }
      Sketch sketch = new Sketch(keys, in.readInt(), ints(in), ints(in));
      return new Print(id, micros, outlet.intern(), story.isEmpty() ? null : story, sketch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] ints(DataInputStream in) throws IOException {
    int[] values = new int[in.readShort()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }
}
