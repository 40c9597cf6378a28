package no.samklang.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncStateStore;

/**
 * Holds the lease of a route: renews it in time, and lets no write start that could outlive it. A
 * renewal that comes too late throws {@link no.samklang.sync.spi.LeaseLost}. Thread-safe.
 */
final class LeaseKeeper {
  private final SyncStateStore store;
  private final InstantSource clock;
  private final Duration term;
  private final AtomicLong commits = new AtomicLong();
  private volatile Lease lease;
  private volatile Instant renewAt;

  LeaseKeeper(SyncStateStore store, InstantSource clock, Duration term, Lease lease) {
    this.store = store;
    this.clock = clock;
    this.term = term;
    this.lease = lease;
    this.renewAt = clock.instant().plus(term.dividedBy(3));
  }

  /** Renews the lease when a third of its term is over. Called before every write. */
  void ensure() {
    if (clock.instant().isAfter(renewAt)) {
      renew();
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
