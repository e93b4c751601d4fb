package org.windvane.cli;

import org.apache.spark.sql.SparkSession;
import org.windvane.warehouse.Doctor;
import org.windvane.warehouse.Warehouse;
import org.windvane.warehouse.WarehouseLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is wrong with a warehouse. */
@Command(
    name = "doctor",
    description = {
      "Looks a warehouse over and says what is wrong with it; --mend mends what loses nothing.",
      "Exit status 1 when something that matters is left as it is."
    },
    footer = {"", "Example: windvane doctor --warehouse /data/windvane"})
final class DoctorVerb extends Verb {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "The warehouse.")
  private String warehouse;

  @Option(names = "--mend", description = "Mend what can be mended without losing anything.")
  private boolean mend;

  @Override
  public Integer call() {
    SparkSession spark = session();
    Warehouse opened = Warehouse.open(spark, warehouse);
    Doctor.Result result;
    // What a run at work has not finished would look like what a dead one left.
    try (WarehouseLock lock = WarehouseLock.take(opened)) {
      result = new Doctor(spark, opened, mend ? Doctor.Mode.MEND : Doctor.Mode.LOOK).execute();
    }
    result.lines().forEach(out()::println);
    if (result.lines().isEmpty()) {
      out().println("nothing is wrong, " + opened.root());
    }
    out().flush();
    return result.faults() == 0 ? 0 : 1;
  }
}
