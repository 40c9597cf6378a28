package no.samklang.cli;

import java.util.Iterator;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.SyncSession;

/** The lines of a plan, read from the state store page by page. */
final class PlanLines implements Iterable<PlannedChange> {
  private final SyncSession session;
  private final String planId;

  PlanLines(SyncSession session, String planId) {
    this.session = session;
    this.planId = planId;
  }

  @Override
  public Iterator<PlannedChange> iterator() {
    return new Paged<>((offset, limit) -> session.planned(planId, offset, limit)).iterator();
  }
}
