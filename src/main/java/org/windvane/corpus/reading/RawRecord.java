package org.windvane.corpus.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One record as it was read: its place, and either its fields or the reason why it has none. */
public final class RawRecord {
  /** How much of a record is kept for quarantine, in bytes. */
  public static final int RAW_LIMIT = 64 * 1024;

  private final long position;
  private final Fields fields;
  private final Fault fault;
  private final byte[] raw;
  private final long rawBytes;

  private RawRecord(long position, Fields fields, Fault fault, byte[] raw, long rawBytes) {
    this.position = position;
    this.fields = fields;
    this.fault = fault;
    this.raw = raw;
    this.rawBytes = rawBytes;
  }

  /** A record that could be read. */
  public static RawRecord of(long position, Fields fields, byte[] raw) {
    return new RawRecord(position, fields, null, raw, raw.length);
  }

  /** A record that could not be read; {@code raw} may be its beginning only. */
  public static RawRecord faulty(long position, Fault fault, byte[] raw, long rawBytes) {
    return new RawRecord(position, null, fault, raw, rawBytes);
  }

  /** Line or record number from 1; 0 when the file itself is at fault. */
  public long position() {
    return position;
  }

  /** Null when {@link #fault()} is not. */
  public Fields fields() {
    return fields;
  }

  /** Null when the record could be read. */
  public Fault fault() {
    return fault;
  }

  /**
   * The record as text, cut after {@link #RAW_LIMIT} bytes; bytes that are no UTF-8 are replaced.
   */
  public String rawText() {
    return new String(rawHead(), StandardCharsets.UTF_8);
  }

  /** The record's first bytes, no more than {@link #RAW_LIMIT}. */
  byte[] rawHead() {
    return raw.length > RAW_LIMIT ? Arrays.copyOf(raw, RAW_LIMIT) : raw;
  }

  /** The record's full length in bytes. */
  public long rawBytes() {
    return rawBytes;
  }
}
