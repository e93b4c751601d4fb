package org.windvane.synthetic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.typesafe.config.Config;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.windvane.WindvaneException;

/**
 * Writes a planted corpus as JSON lines, month after month, in compressed parts; no more than one
 * story is in memory.
 */
public final class TextCorpus {
  /** Articles a part. */
  private static final int PART = 200_000;

  private final Plan plan;
  private final Teller teller;
  private final Path dir;
  private final long most;
  private JsonGenerator part;
  private int parts;
  private long written;

  /**
   * @param most articles at most
   */
  public TextCorpus(Plan plan, Config settings, Path dir, long most) {
    this.plan = plan;
    this.teller = new Teller(settings);
    this.dir = dir;
    this.most = most;
  }

  /**
   * Writes all parts.
   *
   * @return how many articles
   */
  public long write() {
    StoryPlanner planner = new StoryPlanner(plan);
    try {
      Files.createDirectories(dir);
      for (int m = 0; m < plan.months() && written < most; m++) {
        for (int c = 0; c < plan.codes().size() && written < most; c++) {
          planner.month(c, m, this::write);
        }
      }
      if (part != null) {
        part.close();
      }
    } catch (IOException | UncheckedIOException e) {
      throw new WindvaneException("Cannot write corpus: " + e.getMessage() + ", " + dir, e);
    }
    return written;
  }

  private void write(PlantedStory story) {
    Teller.Text text = teller.tell(story);
    for (int i = 0; i < story.outlets().size() && written < most; i++) {
      String host = plan.outletDomain(story.outlets().get(i));
      LocalDate day = LocalDate.ofEpochDay(story.day());
      // A reprint follows the first article by an hour or more, within the day.
      LocalTime time = LocalTime.of(6 + i, (int) Math.floorMod(story.seed(), 60L));
      try {
        JsonGenerator json = part();
        json.writeStartObject();
        json.writeStringField(
            "url", "https://" + host + "/" + day + "/" + story.id().toLowerCase(Locale.ROOT));
        json.writeStringField("title", text.title());
        json.writeStringField("body", text.body());
        json.writeStringField("published", day.atTime(time).toInstant(ZoneOffset.UTC).toString());
        json.writeStringField("outlet", host);
        json.writeStringField("language", "en");
        json.writeEndObject();
        json.writeRaw('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      written++;
    }
  }

  private JsonGenerator part() throws IOException {
    if (part != null && written % PART == 0) {
      part.close();
      part = null;
    }
    if (part == null) {
      Path file = dir.resolve(String.format(Locale.ROOT, "part-%05d.jsonl.gz", parts++));
      OutputStream out =
          new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16);
      part = new JsonFactory().createGenerator(out);
      part.setRootValueSeparator(null);
    }
    return part;
  }
}
