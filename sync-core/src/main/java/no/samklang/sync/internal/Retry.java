package no.samklang.sync.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;

/** Marks parked records to be tried again by the next run of their route. */
final class Retry {
  /** Key under which a record waits for nothing but the next run. */
  static final String NEXT_RUN = "next-run";

  private static final Set<Parked.Kind> RETRYABLE =
      Set.of(Parked.Kind.WAITING, Parked.Kind.REJECTED, Parked.Kind.REVIEW);
  private static final int PAGE = 500;
  private static final int AT_ONCE = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private final SyncEngine.Config config;
  private final StateScope scope;
  private final String route;

  Retry(SyncEngine.Config config, StateScope scope, String route) {
    this.config = config;
    this.scope = scope;
    this.route = route;
  }

  /** Returns how long a record rests that was refused so often, before it is sent again. */
  static Duration pause(int attempts) {
    if (attempts <= AT_ONCE) {
      return Duration.ZERO;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - AT_ONCE - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Marks these records, or all when none is named. */
  void release(Collection<String> sourceIds) {
    Optional<Lease> lease =
        config.store().acquire(scope, route, config.holder(), config.leaseTerm());
    if (lease.isEmpty()) {
      return;
    }
    try {
      if (!sourceIds.isEmpty()) {
        Map<String, Parked> parked = config.store().parked(scope, route, sourceIds);
        mark(lease.get(), parked.values());
        return;
      }
      String after = null;
      List<Parked> page;
      do {
        page = config.store().parkedPage(scope, route, after, PAGE);
        mark(lease.get(), page);
        after = page.isEmpty() ? null : page.get(page.size() - 1).sourceId();
      } while (page.size() == PAGE);
    } finally {
      config.store().release(lease.get());
    }
  }

  private void mark(Lease lease, Collection<Parked> parked) {
    List<StateChange> changes = new ArrayList<>();
    for (Parked one : parked) {
      if (RETRYABLE.contains(one.kind())) {
        changes.add(
            new StateChange.Park(
                new Parked(
                    one.route(),
                    one.sourceId(),
                    one.label(),
                    one.kind(),
                    one.message(),
                    NEXT_RUN,
                    one.seen(),
                    one.payload(),
                    one.attempts(),
                    one.firstSeen(),
                    one.lastTried(),
                    null)));
      }
    }
    config.store().commit(lease, changes);
  }
}
