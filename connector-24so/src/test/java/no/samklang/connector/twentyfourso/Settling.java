package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.RememberedWriting;

/** Does what the engine does with a create that was left open. */
final class Settling {
  private Settling() {}

  /** Looks, waits as long as it must, and then makes or finishes the order by what is found. */
  static Receipt settled(Simulated simulated, SalesOrder wanted, RememberedWriting known) {
    TargetSystem target = simulated.connect().target().orElseThrow();
    Found found = target.locate(EntityTypes.SALES_ORDER, wanted, known);
    if (found instanceof Found.NotYet notYet) {
      simulated.clock.set(notYet.until());
      found = target.locate(EntityTypes.SALES_ORDER, wanted, known);
    }
    if (found instanceof Found.Complete complete) {
      return complete.receipt();
    }
    if (found instanceof Found.Absent) {
      return target.create(EntityTypes.SALES_ORDER, wanted, known);
    }
    assertThat(found).isInstanceOf(Found.Partial.class);
    ((Found.Partial) found).steps().forEach(known::made);
    return target.resume(EntityTypes.SALES_ORDER, wanted, known);
  }
}
