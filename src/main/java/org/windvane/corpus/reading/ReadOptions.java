package org.windvane.corpus.reading;

import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * How files are read.
 *
 * @param maxRecordBytes a longer record is set aside, not held
 * @param charsetName of text without a byte order mark
 */
public record ReadOptions(int maxRecordBytes, String charsetName) implements Serializable {
  Charset charset() {
    return Charset.forName(charsetName);
  }
}
