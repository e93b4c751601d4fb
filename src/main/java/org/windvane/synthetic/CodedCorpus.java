package org.windvane.synthetic;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.windvane.job.Job;
import org.windvane.warehouse.InternalTables;
import org.windvane.warehouse.Stage;
import org.windvane.warehouse.Warehouse;

/**
 * Writes the relations of a planted corpus straight into a warehouse, as a coder with known errors
 * would leave them, so that the statistics are tested apart from the language.
 *
 * <p>One task a slice of countries and months; nothing is shuffled.
 */
public final class CodedCorpus extends Job<CodedCorpus.Result> {
  /**
   * How often the coder errs, each a share of acts (of stories, for spurious ones).
   *
   * @param flips acts taken for their opposite
   * @param misses acts not seen
   * @param spurious stories with an act that is none
   */
  public record Errors(double flips, double misses, double spurious) implements Serializable {
    public static final Errors NONE = new Errors(0, 0, 0);
  }

  /** How many relations were written. */
  public record Result(long relations) {
    @Override
    public String toString() {
      return relations + " relations planted";
    }
  }

  private static final String[] CLASSES = {
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"
  };
  private static final double[] WORTH = {
    StoryPlanner.VERBAL, StoryPlanner.MATERIAL, -StoryPlanner.VERBAL, -StoryPlanner.MATERIAL
  };
  private static final int TASKS = 16;

  private final Warehouse warehouse;
  private final Plan plan;
  private final Errors errors;
  private final String batch;

  public CodedCorpus(
      SparkSession spark, Warehouse warehouse, Plan plan, Errors errors, String batch) {
    super(spark);
    this.warehouse = warehouse;
    this.plan = plan;
    this.errors = errors;
    this.batch = batch;
  }

  @Override
  protected String name() {
    return "generate";
  }

  @Override
  protected String description() {
    return "generate relations with planted truth";
  }

  @Override
  protected Result doExecute() {
    Plan planned = plan;
    Errors planted = errors;
    String name = batch;
    int months = plan.months();
    FlatMapFunction<Long, Row> slice =
        cell ->
            rows(
                planned,
                planted,
                name,
                (int) (cell % planned.codes().size()),
                (int) (cell / planned.codes().size()));
    Dataset<Row> relations =
        spark()
            .range(0, (long) months * plan.codes().size(), 1, TASKS)
            .as(Encoders.LONG())
            .flatMap(slice, Encoders.row(InternalTables.RELATIONS.schema()));
    warehouse.replaceBatches(InternalTables.RELATIONS, List.of(batch), relations);
    long written = warehouse.read(InternalTables.RELATIONS, List.of(batch)).count();
    warehouse.commit(Stage.INGEST, batch, Map.of(batch, written), "planted");
    warehouse.commit(Stage.ANNOTATE, batch, Map.of(batch, written), "planted");
    return new Result(written);
  }

  private static Iterator<Row> rows(
      Plan plan, Errors errors, String batch, int country, int month) {
    List<Row> rows = new ArrayList<>();
    new StoryPlanner(plan)
        .month(
            country,
            month,
            story -> {
              SplittableRandom random = new SplittableRandom(story.seed() ^ 0x5DEECE66DL);
              List<PlantedStory.Act> seen = new ArrayList<>();
              for (PlantedStory.Act act : story.acts()) {
                if (random.nextDouble() >= errors.misses()) {
                  seen.add(random.nextDouble() < errors.flips() ? flipped(act) : act);
                }
              }
              if (random.nextDouble() < errors.spurious()) {
                boolean west = random.nextBoolean();
                int k = random.nextInt(CLASSES.length);
                seen.add(
                    new PlantedStory.Act(
                        west ? "FRA" : "RUS",
                        west ? "FRA" : "RUS",
                        random.nextBoolean(),
                        CLASSES[k],
                        WORTH[k]));
              }
              for (int copy = 0; copy < story.outlets().size(); copy++) {
                for (int i = 0; i < seen.size(); i++) {
                  rows.add(row(plan, story, copy, i, seen.get(i), batch));
                }
              }
            });
    return rows.iterator();
  }

  private static PlantedStory.Act flipped(PlantedStory.Act act) {
    String other =
        act.quadClass().endsWith("conflict")
            ? act.quadClass().replace("conflict", "cooperation")
            : act.quadClass().replace("cooperation", "conflict");
    return new PlantedStory.Act(
        act.actor(), act.actorState(), act.byCountry(), other, -act.stance());
  }

  private static Row row(
      Plan plan, PlantedStory story, int copy, int index, PlantedStory.Act act, String batch) {
    int outlet = story.outlets().get(copy);
    String host = plan.outletDomain(outlet);
    LocalDate day = LocalDate.ofEpochDay(story.day());
    Timestamp published =
        Timestamp.from(day.atTime(LocalTime.of(6 + copy, 0)).toInstant(ZoneOffset.UTC));
    String source = act.byCountry() ? story.country() : act.actor();
    String target = act.byCountry() ? act.actor() : story.country();
    String sourceState = act.byCountry() ? story.country() : act.actorState();
    String targetState = act.byCountry() ? act.actorState() : story.country();
    return RowFactory.create(
        story.id() + "-" + copy,
        story.id(),
        "https://" + host + "/" + day + "/" + story.id(),
        host,
        plan.outletCountry(outlet),
        plan.outletPerspective(outlet),
        published,
        "en",
        index,
        source + " " + act.quadClass() + " " + target,
        source,
        target,
        sourceState,
        targetState,
        act.quadClass(),
        act.stance(),
        1.0,
        "",
        new Row[0],
        "planted",
        batch);
  }
}
