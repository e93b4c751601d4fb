package org.windvane.corpus;

import java.io.Serializable;

/**
 * One input file as it was when it was listed.
 *
 * @param path full URI
 * @param length in bytes
 * @param modified milliseconds since 1970
 */
record InputFile(String path, long length, long modified) implements Serializable {}
