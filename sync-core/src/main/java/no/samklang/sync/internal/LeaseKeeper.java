package no.samklang.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncStateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the lease of a route: renews it in time, and lets no write start that could outlive it. A
 * renewal that comes too late throws {@link LeaseLost}. The leases of a run are renewed together,
 * so that a route that runs long does not cost those that wait for their turn theirs. Thread-safe.
 */
final class LeaseKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final SyncStateStore store;
  private final InstantSource clock;
  private final Duration term;
  private final List<LeaseKeeper> all;
  private final AtomicLong commits = new AtomicLong();
  private volatile Lease lease;
  private volatile Instant renewAt;

  /**
   * Keeps a lease.
   *
   * @param askedAt when the lease was asked for: it counts from then, however late its keeper is
   *     made
   * @param all the keepers of the run; this one is added
   */
  LeaseKeeper(
      SyncStateStore store,
      InstantSource clock,
      Duration term,
      Lease lease,
      Instant askedAt,
      List<LeaseKeeper> all) {
    this.store = store;
    this.clock = clock;
    this.term = term;
    this.lease = lease;
    this.renewAt = askedAt.plus(term.dividedBy(3));
    this.all = all;
    all.add(this);
  }

  /** Renews the lease when a third of its term is over. Called before every write. */
  void ensure() {
    if (clock.instant().isAfter(renewAt)) {
      renew();
      all.forEach(LeaseKeeper::renewIfHeld);
    }
  }

  /** Renews a lease that waits for its turn; one that is lost stops its own route, not this. */
  private void renewIfHeld() {
    try {
      renew();
    } catch (LeaseLost lost) {
      LOG.debug("a lease that waited was lost route={}", lease.name());
    }
  }

  private synchronized void renew() {
    Instant now = clock.instant();
    if (now.isAfter(renewAt)) {
      lease = store.renew(lease, term);
      renewAt = now.plus(term.dividedBy(3));
    }
  }

  /** Makes changes durable under the lease; an empty list costs nothing. */
  void commit(List<StateChange> changes) {
    if (!changes.isEmpty()) {
      ensure();
      store.commit(lease, changes);
      commits.incrementAndGet();
    }
  }

  long commits() {
    return commits.get();
  }

  void release() {
    store.release(lease);
  }
}
