/**
 * Files into records: every format behind {@link org.windvane.corpus.reading.RecordReader}, every
 * record with its place, and what cannot be read as a record that says why.
 */
package org.windvane.corpus.reading;
