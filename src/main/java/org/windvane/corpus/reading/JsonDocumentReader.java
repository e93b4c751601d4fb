package org.windvane.corpus.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON documents: one object, an array of them, several one after another, or the array under a
 * path ({@code response.docs}) inside an object. Read as a stream, so that an array of a million
 * records is no more than one record in memory.
 */
final class JsonDocumentReader extends RecordReader {
  private static final byte[] NOTHING = {};

  private final JsonParser parser;
  private final String[] path;
  private final int limit;
  private long records;
  private int arrays;
  private boolean inside;

  JsonDocumentReader(Source source, Slice slice, ReadOptions options) throws IOException {
    super(slice);
    this.parser = JsonLinesReader.JSON.createParser(Unpacked.text(source, options.charset()));
    this.path = options.recordsPath() == null ? new String[0] : options.recordsPath().split("\\.");
    this.limit = options.maxRecordBytes();
  }

  @Override
  protected RawRecord advance() throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      if (token == JsonToken.START_ARRAY && arrays == 0) {
        arrays++;
      } else if (token == JsonToken.END_ARRAY && arrays > 0) {
        arrays--;
        if (inside) {
          return finish();
        }
      } else if (token == JsonToken.START_OBJECT && path.length > 0 && !inside) {
        if (arrays > 0 || !enter()) {
          return missing();
        }
      } else {
        RawRecord record = record(token);
        if (record != null) {
          return record;
        }
      }
    }
  }

  /** After the array under the path only the rest of its document is left. */
  private RawRecord finish() throws IOException {
    while (parser.nextToken() != null) {
      continue;
    }
    return null;
  }

  /** Goes down the path to the array of records; the parser then stands on its beginning. */
  private boolean enter() throws IOException {
    for (String step : path) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return false;
      }
      boolean found = false;
      while (!found && parser.nextToken() == JsonToken.FIELD_NAME) {
        found = parser.currentName().equals(step);
        parser.nextToken();
        if (!found) {
          parser.skipChildren();
        }
      }
      if (!found) {
        return false;
      }
    }
    inside = parser.currentToken() == JsonToken.START_ARRAY;
    arrays = inside ? 1 : 0;
    return inside;
  }

  private RawRecord missing() throws IOException {
    while (parser.nextToken() != null) {
      continue;
    }
    return mine()
        ? RawRecord.faulty(
            0, new Fault(Fault.UNREADABLE, "no array at " + String.join(".", path)), NOTHING, 0)
        : null;
  }

  private RawRecord record(JsonToken first) throws IOException {
    records++;
    boolean mine = mine();
    long from = parser.currentTokenLocation().getByteOffset();
    TokenBuffer copy = new TokenBuffer(parser);
    int depth = 0;
    boolean tooLong = false;
    JsonToken token = first;
    while (true) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      long length = parser.currentLocation().getByteOffset() - from;
      if (length > limit && !tooLong) {
        tooLong = true;
        copy = new TokenBuffer(parser);
      }
      if (mine && !tooLong) {
        copy.copyCurrentEvent(parser);
      }
      if (depth == 0) {
        break;
      }
      token = parser.nextToken();
      if (token == null) {
        throw new java.io.EOFException("the document ends inside a record");
      }
    }
    if (!mine) {
      return null;
    }
    long length = parser.currentLocation().getByteOffset() - from;
    if (tooLong) {
      return RawRecord.faulty(
          records, new Fault(Fault.TOO_LONG, "record of " + length + " bytes"), NOTHING, length);
    }
    JsonNode node = JsonLinesReader.JSON.readTree(copy.asParser());
    byte[] raw = node.toString().getBytes(StandardCharsets.UTF_8);
    return node.isObject()
        ? RawRecord.of(records, new JsonFields(node), raw)
        : RawRecord.faulty(
            records, new Fault(Fault.UNREADABLE, "not a JSON object"), raw, raw.length);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
