package org.windvane.corpus.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** A file on any Hadoop file system. */
public record HadoopSource(Path path, Configuration hadoop) implements Source {

  @Override
  public InputStream open() throws IOException {
    try {
      return new Guarded(path.getFileSystem(hadoop).open(path), path);
    } catch (IOException e) {
      throw lost(e, path);
    }
  }

  @Override
  public InputFile seekable() throws IOException {
    try {
      return HadoopInputFile.fromPath(path, hadoop);
    } catch (IOException e) {
      throw lost(e, path);
    }
  }

  private static SourceLostException lost(IOException e, Path path) {
    return new SourceLostException("Cannot read input: " + e.getMessage() + ", " + path, e);
  }

  /**
   * Keeps a failing file system apart from a broken file, which decompressors also report as
   * IOException.
   */
  private static final class Guarded extends FilterInputStream {
    private final Path path;

    Guarded(InputStream in, Path path) {
      super(in);
      this.path = path;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (ChecksumException e) {
        throw e;
      } catch (IOException e) {
        throw lost(e, path);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (ChecksumException e) {
        throw e;
      } catch (IOException e) {
        throw lost(e, path);
      }
    }
  }
}
