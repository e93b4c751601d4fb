package org.windvane.corpus.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * The pages of a web archive (WARC): its {@code response} and {@code resource} records; requests,
 * metadata and the like are no documents and not counted. The position is the number of the
 * document in the file.
 *
 * <p>A record whose length is wrong is set aside, because where it ends is a guess; reading resumes
 * at the next gzip member, or at the next line in a plain file that begins a record.
 */
final class WarcRecordReader extends RecordReader {
  private static final byte[] BEGINNING = {'W', 'A', 'R', 'C', '/'};
  private static final byte[] NOTHING = {};
  private static final RawRecord ANOTHER_SLICES =
      RawRecord.faulty(0, new Fault(Fault.UNREADABLE, "read by another slice"), NOTHING, 0);

  private final WarcMembers members;
  private final int limit;
  private final boolean plain;

  private WarcReader records;
  private Watched channel;
  private ByteBuffer buffer;
  private WarcRecord peeked;
  private RawRecord held;
  private long documents;
  private boolean ended;

  WarcRecordReader(Source source, Slice slice, ReadOptions options) throws IOException {
    super(slice);
    this.members = new WarcMembers(source);
    this.plain = members.isPlain();
    this.limit = options.maxRecordBytes();
  }

  @Override
  protected RawRecord advance() throws IOException {
    while (true) {
      RawRecord record = step();
      if (record == null) {
        return null;
      }
      if (record != ANOTHER_SLICES) {
        return record;
      }
    }
  }

  /** The next document of any slice; null at the end. */
  private RawRecord step() throws IOException {
    while (!ended) {
      try {
        if (peeked == null && !findRecord()) {
          if (held != null) {
            return release();
          }
          continue;
        }
        if (held != null) {
          return release();
        }
        WarcRecord record = peeked;
        peeked = null;
        held = document(record);
      } catch (IOException | RuntimeException e) {
        if (e instanceof SourceLostException) {
          throw e;
        }
        held = broken(e);
        resume();
        return release();
      }
    }
    return held == null ? null : release();
  }

  private RawRecord release() {
    RawRecord record = held;
    held = null;
    return record;
  }

  /** Looks for the next record; false when the stretch has ended and the next one was begun. */
  private boolean findRecord() throws IOException {
    if (records == null) {
      channel = null;
      ended = !members.next();
      if (!ended) {
        begin();
      }
      return false;
    }
    Optional<WarcRecord> record = records.next();
    peeked = record.orElse(null);
    if (peeked == null) {
      records = null;
    }
    return peeked != null;
  }

  private void begin() throws IOException {
    channel = new Watched(members.channel());
    buffer = ByteBuffer.allocate(1 << 13).flip();
    records = new WarcReader(channel, buffer);
  }

  /** The fault of the document being read, or of one that cannot even be recognised. */
  private RawRecord broken(Exception e) {
    Exception cause = channel != null && channel.failure != null ? channel.failure : e;
    boolean cut =
        cause instanceof EOFException && (plain || channel == null || channel.failure != null);
    String reason = cut ? Fault.TRUNCATED_FILE : Fault.UNREADABLE;
    String message = cause.getMessage() == null ? "it ends early" : cause.getMessage();
    Fault fault = new Fault(reason, "WARC record: " + message.lines().findFirst().orElse(""));
    if (held == null) {
      documents++;
      return mine() ? RawRecord.faulty(documents, fault, NOTHING, 0) : ANOTHER_SLICES;
    }
    return held == ANOTHER_SLICES
        ? held
        : RawRecord.faulty(held.position(), fault, held.rawHead(), held.rawBytes());
  }

  /** Finds the place from which reading can go on. */
  private void resume() {
    peeked = null;
    boolean damaged = records == null || channel.failure != null;
    records = null;
    try {
      if (!damaged && nextBeginning()) {
        records = new WarcReader(channel, buffer);
        return;
      }
    } catch (IOException e) {
      damaged = true;
    }
    if (damaged) {
      recover();
    }
  }

  private void recover() {
    try {
      ended = !members.recover();
      if (!ended) {
        begin();
      }
    } catch (IOException e) {
      ended = true;
    }
  }

  /** Moves to the next bytes in this stretch that begin a record. */
  private boolean nextBeginning() throws IOException {
    while (true) {
      for (int i = buffer.position(); i + BEGINNING.length <= buffer.limit(); i++) {
        if (startsRecord(i)) {
          buffer.position(i);
          return true;
        }
      }
      buffer.position(Math.max(buffer.position(), buffer.limit() - BEGINNING.length));
      buffer.compact();
      int n = channel.read(buffer);
      buffer.flip();
      if (n < 0) {
        return false;
      }
    }
  }

  private boolean startsRecord(int at) {
    for (int k = 0; k < BEGINNING.length; k++) {
      if (buffer.get(at + k) != BEGINNING[k]) {
        return false;
      }
    }
    return at == 0 || buffer.get(at - 1) == '\n';
  }

  /** The document that a record holds, or null when the record is no document. */
  private RawRecord document(WarcRecord record) throws IOException {
    String type = record.type().toLowerCase(Locale.ROOT);
    if (!type.equals("response") && !type.equals("resource")) {
      return null;
    }
    documents++;
    if (!mine()) {
      return ANOTHER_SLICES;
    }
    held =
        RawRecord.faulty(documents, new Fault(Fault.UNREADABLE, ""), NOTHING, record.body().size());
    String target = ((WarcTargetRecord) record).target();
    MediaType declared = record.contentType();
    if (record instanceof WarcResponse response) {
      if (!declared.base().equals(MediaType.HTTP)) {
        return fault(Fault.NOT_A_PAGE, "a response of type " + declared.raw(), NOTHING);
      }
      HttpResponse http = response.http();
      if (http.status() != 200) {
        return fault(Fault.NOT_A_PAGE, "HTTP status " + http.status(), NOTHING);
      }
      return page(http.contentType(), http.bodyDecoded().stream(), target);
    }
    return page(declared, record.body().stream(), target);
  }

  private RawRecord page(MediaType type, InputStream body, String target) throws IOException {
    String base = type.base().toString().toLowerCase(Locale.ROOT);
    boolean html = base.equals("text/html") || base.equals("application/xhtml+xml");
    if (!html && !base.isBlank() && !base.startsWith("application/octet-stream")) {
      return fault(Fault.NOT_A_PAGE, "content type " + base, NOTHING);
    }
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      return fault(
          Fault.TOO_LONG,
          "page of more than " + limit + " bytes",
          Arrays.copyOf(bytes, RawRecord.RAW_LIMIT));
    }
    if (!html && !looksLikeHtml(bytes)) {
      return fault(Fault.NOT_A_PAGE, "no content type, and not HTML", bytes);
    }
    String charset = type.parameters().get("charset");
    return RawRecord.of(held.position(), Page.fields(bytes, charset, target), bytes);
  }

  private static boolean looksLikeHtml(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    String lower = head.stripLeading().toLowerCase(Locale.ROOT);
    return lower.startsWith("<!doctype html")
        || lower.startsWith("<html")
        || lower.contains("<head");
  }

  private RawRecord fault(String reason, String detail, byte[] raw) {
    byte[] head = raw.length > RawRecord.RAW_LIMIT ? Arrays.copyOf(raw, RawRecord.RAW_LIMIT) : raw;
    return RawRecord.faulty(
        held.position(), new Fault(reason, detail), head, Math.max(held.rawBytes(), raw.length));
  }

  @Override
  public void close() throws IOException {
    members.close();
  }

  /** Remembers whether it was the bytes themselves that broke. */
  private static final class Watched implements ReadableByteChannel {
    private final ReadableByteChannel under;
    private IOException failure;

    Watched(ReadableByteChannel under) {
      this.under = under;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      try {
        return under.read(into);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public boolean isOpen() {
      return under.isOpen();
    }

    @Override
    public void close() {}
  }
}
