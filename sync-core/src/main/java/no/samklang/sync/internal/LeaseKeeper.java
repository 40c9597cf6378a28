package no.samklang.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
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
  private volatile Instant renewedAt;

  private LeaseKeeper(SyncEngine.Config config, Lease lease, Instant asked, List<LeaseKeeper> all) {
    this.store = config.store();
    this.clock = config.clock();
    this.term = config.leaseTerm();
    this.lease = lease;
    this.renewedAt = asked;
    this.all = all;
    all.add(this);
  }

  /**
   * Takes the lease on a route.
   *
   * @param all the keepers of the run; this one is added
   * @return empty when somebody holds it
   */
  static Optional<LeaseKeeper> acquire(
      SyncEngine.Config config, StateScope scope, String route, List<LeaseKeeper> all) {
    Instant asked = config.clock().instant();
    return config
        .store()
        .acquire(scope, route, config.holder(), config.leaseTerm())
        .map(lease -> new LeaseKeeper(config, lease, asked, all));
  }

  /**
   * Makes sure that the lease holds for two thirds of its term from now, by this process's clock.
   * Called before every write, and again directly before a request that makes something.
   *
   * @throws LeaseLost if it does not hold any more
   */
  void ensure() {
    if (due(clock.instant())) {
      renew();
      all.forEach(LeaseKeeper::renewIfHeld);
      renew();
    }
  }

  /** A clock that was set back says nothing about how long the lease still holds. */
  private boolean due(Instant now) {
    return now.isBefore(renewedAt) || now.isAfter(renewedAt.plus(term.dividedBy(3)));
  }

  /** Renews a lease that waits for its turn; one that is lost stops its own route, not this. */
  private void renewIfHeld() {
    try {
      renew();
    } catch (LeaseLost lost) {
      LOG.debug("a lease that waited was lost route={}", lease.name());
    }
  }

  /** Renews when it is time to: again, if the process stood still while it renewed. */
  private synchronized void renew() {
    Instant now = clock.instant();
    if (due(now)) {
      lease = store.renew(lease, term);
      renewedAt = now;
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
