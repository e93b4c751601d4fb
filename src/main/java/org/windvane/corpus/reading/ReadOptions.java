package org.windvane.corpus.reading;

import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * How files are read.
 *
 * @param maxRecordBytes a longer record is set aside, not held
 * @param charsetName of text without a byte order mark
 * @param recordsPath names joined by dots that lead to the array of records in a JSON document;
 *     null when the document is the record or the array
 */
public record ReadOptions(int maxRecordBytes, String charsetName, String recordsPath)
    implements Serializable {
  /** Text in UTF-8, no path. */
  public ReadOptions(int maxRecordBytes) {
    this(maxRecordBytes, "UTF-8", null);
  }

  Charset charset() {
    return Charset.forName(charsetName);
  }
}
