package org.windvane.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.windvane.UsageException;

/** Files, directories and globs on any Hadoop file system, as the list of files that they mean. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Lists the files, each once, by path. Directories count with all below them; names that begin
   * with a dot or an underscore inside directories are passed over, as Spark and Hadoop do.
   *
   * @throws UsageException when something does not exist or cannot be listed, or a glob matches
   *     nothing
   */
  static List<InputFile> list(List<String> uris, Configuration hadoop) {
    TreeMap<String, InputFile> found = new TreeMap<>();
    for (String uri : uris) {
      try {
        Path path = new Path(uri);
        FileSystem fs = path.getFileSystem(hadoop);
        for (FileStatus status : matches(fs, path, uri)) {
          add(fs, status, found);
        }
      } catch (FileNotFoundException e) {
        throw new UsageException("Cannot read input: no such file or directory, " + uri, e);
      } catch (IOException | IllegalArgumentException e) {
        throw new UsageException("Cannot read input: " + e.getMessage() + ", " + uri, e);
      }
    }
    return new ArrayList<>(found.values());
  }

  private static FileStatus[] matches(FileSystem fs, Path path, String uri) throws IOException {
    // A file whose name holds a bracket is a file before it is a glob.
    if (fs.exists(path)) {
      return new FileStatus[] {fs.getFileStatus(path)};
    }
    FileStatus[] matches = fs.globStatus(path);
    if (matches == null || matches.length == 0) {
      throw new UsageException("Cannot read input: no such file or directory, " + uri);
    }
    return matches;
  }

  private static void add(FileSystem fs, FileStatus status, TreeMap<String, InputFile> found)
      throws IOException {
    if (!status.isDirectory()) {
      put(fs, status, found);
      return;
    }
    RemoteIterator<LocatedFileStatus> files = fs.listFiles(status.getPath(), true);
    int root = status.getPath().depth();
    while (files.hasNext()) {
      FileStatus file = files.next();
      if (!hidden(file.getPath(), root)) {
        put(fs, file, found);
      }
    }
  }

  private static boolean hidden(Path path, int root) {
    for (Path at = path; at != null && at.depth() > root; at = at.getParent()) {
      if (at.getName().startsWith(".") || at.getName().startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static void put(FileSystem fs, FileStatus status, TreeMap<String, InputFile> found) {
    // Listings and globs spell the same local file file:/x and file:///x.
    URI place = fs.getUri();
    String authority = "".equals(place.getAuthority()) ? null : place.getAuthority();
    Path one = new Path(place.getScheme(), authority, status.getPath().toUri().getPath());
    String path = one.toUri().toString();
    found.put(path, new InputFile(path, status.getLen(), status.getModificationTime()));
  }
}
