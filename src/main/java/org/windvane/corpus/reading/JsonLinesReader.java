package org.windvane.corpus.reading;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** One JSON object a line; blank lines are no records. */
final class JsonLinesReader extends RecordReader {
  static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Lines lines;

  JsonLinesReader(Source source, Slice slice, ReadOptions options) throws IOException {
    super(slice);
    this.lines = new Lines(Unpacked.text(source, options.charset()), options.maxRecordBytes());
  }

  @Override
  protected RawRecord advance() throws IOException {
    while (lines.next()) {
      if (lines.blank() && !lines.tooLong()) {
        continue;
      }
      if (mine()) {
        return record();
      }
    }
    return null;
  }

  private RawRecord record() throws IOException {
    if (lines.tooLong()) {
      return RawRecord.faulty(
          lines.number(),
          new Fault(Fault.TOO_LONG, "line of " + lines.fullLength() + " bytes"),
          lines.copy(),
          lines.fullLength());
    }
    try {
      JsonNode node = JSON.readTree(lines.buffer(), 0, lines.length());
      if (node != null && node.isObject()) {
        return RawRecord.of(lines.number(), new JsonFields(node), lines.copy());
      }
      return faulty("not a JSON object");
    } catch (JacksonException e) {
      return faulty(e.getOriginalMessage());
    }
  }

  private RawRecord faulty(String why) {
    String firstLine = why == null ? "not JSON" : why.lines().findFirst().orElse("not JSON");
    return RawRecord.faulty(
        lines.number(), new Fault(Fault.UNREADABLE, firstLine), lines.copy(), lines.fullLength());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
