package no.samklang.sync.testkit;

import java.time.Duration;
import java.util.List;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/** What the promises of a store are tried on. */
interface StoreFixture {
  StateScope SCOPE = new StateScope("tenant", "integration");
  String ROUTE = "customers";
  Duration TERM = Duration.ofMinutes(5);

  SyncStateStore store();

  MovableClock clock();

  default Lease lease(StateScope scope) {
    return lease(scope, ROUTE);
  }

  default Lease lease(StateScope scope, String name) {
    return store().acquire(scope, name, "contract", TERM).orElseThrow();
  }

  /** Commits under a lease that is taken and given back. */
  default void commit(StateChange... changes) {
    commit(SCOPE, List.of(changes));
  }

  default void commit(StateScope scope, List<StateChange> changes) {
    Lease lease = lease(scope);
    try {
      store().commit(lease, changes);
    } finally {
      store().release(lease);
    }
  }
}
