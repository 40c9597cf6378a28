package no.samklang.cli;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.SyncSession;

/** The lines of a plan, read from the state store page by page. */
final class PlanLines implements Iterable<PlannedChange> {
  private static final int PAGE = 500;

  private final SyncSession session;
  private final String planId;

  PlanLines(SyncSession session, String planId) {
    this.session = session;
    this.planId = planId;
  }

  @Override
  public Iterator<PlannedChange> iterator() {
    return new Pages();
  }

  private final class Pages implements Iterator<PlannedChange> {
    private List<PlannedChange> page = List.of();
    private long before;
    private int at;
    private boolean ended;

    @Override
    public boolean hasNext() {
      if (at < page.size()) {
        return true;
      }
      if (!ended) {
        before += page.size();
        page = session.planned(planId, before, PAGE);
        at = 0;
        ended = page.size() < PAGE;
      }
      return at < page.size();
    }

    @Override
    public PlannedChange next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the plan has no more lines");
      }
      return page.get(at++);
    }
  }
}
