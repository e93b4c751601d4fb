package org.windvane.corpus.reading;

import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.InputFile;

/** Where a file's bytes come from. */
@FunctionalInterface
public interface Source {
  /** The bytes as they lie on the file system, from the first. */
  InputStream open() throws IOException;

  /** The same bytes with random access, for formats that need it. */
  default InputFile seekable() throws IOException {
    throw new IOException("no random access");
  }
}
