package org.windvane.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.windvane.corpus.reading.Slice;

/**
 * What one Spark task reads: a share of a big file, or many small files.
 *
 * @param parts files with the slice of each, in the order in which they are read
 */
record ReadTask(List<Part> parts) implements Serializable {

  record Part(InputFile file, Slice slice) implements Serializable {}

  private static final long SMALLEST_SLICE = 2L << 20;
  private static final int TASKS_PER_CORE = 3;

  /**
   * Spreads files over tasks of about the same size. A file larger than a task's share is read by
   * several tasks, never by more than there are cores: each of them reads all of it and hands on
   * its part.
   */
  static List<ReadTask> plan(List<InputFile> files, int cores) {
    long total = files.stream().mapToLong(InputFile::length).sum();
    int wanted = Math.max(1, cores * TASKS_PER_CORE);
    long share = Math.max(SMALLEST_SLICE, total / wanted);
    List<Part> parts = new ArrayList<>();
    for (InputFile file : files) {
      int slices =
          (int) Math.min(Math.max(1, cores), Math.max(1, (file.length() + share - 1) / share));
      for (int i = 0; i < slices; i++) {
        parts.add(new Part(file, new Slice(i, slices)));
      }
    }
    parts.sort(
        Comparator.comparingLong((Part p) -> -weight(p))
            .thenComparing(p -> p.file().path())
            .thenComparing(p -> p.slice().index()));
    int tasks = Math.min(parts.size(), Math.max(wanted, 1));
    record Bin(int number, long[] load, List<Part> parts) {}
    PriorityQueue<Bin> bins =
        new PriorityQueue<>(
            Comparator.comparingLong((Bin b) -> b.load()[0]).thenComparing(Bin::number));
    List<Bin> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      all.add(new Bin(i, new long[1], new ArrayList<>()));
    }
    bins.addAll(all);
    for (Part part : parts) {
      Bin lightest = bins.remove();
      lightest.parts().add(part);
      // An empty file costs its opening.
      lightest.load()[0] += weight(part) + (1 << 14);
      bins.add(lightest);
    }
    return all.stream().map(b -> new ReadTask(b.parts())).toList();
  }

  private static long weight(Part part) {
    return part.file().length() / part.slice().of();
  }
}
