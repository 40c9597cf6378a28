package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.Brakes;
import no.samklang.sync.Outcome;
import no.samklang.sync.spi.Message;

/**
 * How many changes of each kind a run decided.
 *
 * @param creates records to make
 * @param updates records to change
 * @param retirements records to take out of use
 */
record ChangeCounts(long creates, long updates, long retirements) {
  static final ChangeCounts NONE = new ChangeCounts(0, 0, 0);

  ChangeCounts plus(ChangeCounts other) {
    return new ChangeCounts(
        creates + other.creates, updates + other.updates, retirements + other.retirements);
  }

  /** Returns whether the brakes ask about none of them, however few records are known. */
  boolean withinFloors(Brakes brakes) {
    return creates <= brakes.creates().floor()
        && updates <= brakes.updates().floor()
        && retirements <= brakes.retirements().floor();
  }

  /**
   * A brake that trips.
   *
   * @param what what became or would become of the records
   * @param why the figures
   */
  record Tripped(Outcome what, Message why) {}

  /** Returns the brakes that trip when so many records are known; the gravest first. */
  List<Tripped> tripped(Brakes brakes, long known) {
    List<Tripped> tripped = new ArrayList<>();
    if (brakes.retirements().exceededBy(retirements, known)) {
      Message why = why("brake.retirements", retirements, brakes.retirements(), known);
      tripped.add(new Tripped(Outcome.RETIRED, why));
    }
    if (brakes.creates().exceededBy(creates, known)) {
      Message why = why("brake.creates", creates, brakes.creates(), known);
      tripped.add(new Tripped(Outcome.CREATED, why));
    }
    if (brakes.updates().exceededBy(updates, known)) {
      Message why = why("brake.updates", updates, brakes.updates(), known);
      tripped.add(new Tripped(Outcome.UPDATED, why));
    }
    return tripped;
  }

  private static Message why(String code, long count, Brakes.Limit limit, long known) {
    return Message.of(code, "count", count, "known", known).with("allowed", limit.allowed(known));
  }
}
