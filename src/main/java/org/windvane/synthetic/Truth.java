package org.windvane.synthetic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.windvane.WindvaneException;

/** Writes what was planted, as {@code evaluate shifts} reads it. */
public final class Truth {
  private Truth() {}

  /** Writes {@code truth.json}. */
  public static void write(Plan plan, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (JsonGenerator json =
          new JsonFactory()
              .createGenerator(Files.newBufferedWriter(file))
              .useDefaultPrettyPrinter()) {
        json.writeStartObject();
        json.writeNumberField("seed", plan.options().seed());
        json.writeNumberField("countries", plan.codes().size());
        json.writeNumberField("years", plan.options().years());
        json.writeNumberField("stories_per_month", plan.options().storiesPerMonth());
        json.writeArrayFieldStart("axes");
        json.writeString(Plan.AXIS);
        json.writeEndArray();
        json.writeArrayFieldStart("shifts");
        for (Plan.Shift s : plan.shifts()) {
          json.writeStartObject();
          json.writeStringField("country", s.country());
          json.writeStringField("axis", Plan.AXIS);
          json.writeStringField("kind", s.gradual() ? "gradual" : "sudden");
          json.writeStringField("date", s.date().toString());
          json.writeStringField("from", s.from().toString());
          json.writeStringField("to", s.to().toString());
          json.writeNumberField("before", s.before());
          json.writeNumberField("after", s.after());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("still");
        for (String code : plan.still()) {
          json.writeString(code);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("index");
        for (int c = 0; c < plan.codes().size(); c++) {
          for (int m = 0; m < plan.months(); m++) {
            json.writeStartObject();
            json.writeStringField("country", plan.codes().get(c));
            json.writeStringField("axis", Plan.AXIS);
            json.writeStringField("grain", "month");
            json.writeStringField("period", Plan.START.plusMonths(m).toString());
            json.writeNumberField("alignment", plan.alignment(c, m));
            json.writeEndObject();
          }
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw new WindvaneException("Cannot write truth: " + e.getMessage() + ", " + file, e);
    }
  }
}
