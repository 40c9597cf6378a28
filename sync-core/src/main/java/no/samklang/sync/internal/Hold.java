package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;

/** The leases of the routes that a decision touches, so that no run is under way meanwhile. */
final class Hold implements AutoCloseable {
  private final SyncEngine.Config config;
  private final List<Lease> leases = new ArrayList<>();

  /**
   * Takes the leases.
   *
   * @throws DecisionRefused if somebody holds one
   */
  Hold(SyncEngine.Config config, StateScope scope, Collection<String> routes) {
    this.config = config;
    for (String route : routes) {
      Optional<Lease> lease =
          config.store().acquire(scope, route, config.holder(), config.leaseTerm());
      if (lease.isEmpty()) {
        close();
        throw new DecisionRefused(busy(config, scope, route));
      }
      leases.add(lease.get());
    }
  }

  /** Returns who runs a route. */
  static Message busy(SyncEngine.Config config, StateScope scope, String route) {
    String holder = config.store().holder(scope, route).map(Lease::holder).orElse("-");
    return Message.of("engine.busy", "route", route, "holder", holder);
  }

  void commit(List<StateChange> changes) {
    config.store().commit(leases.get(0), changes);
  }

  @Override
  public void close() {
    leases.forEach(config.store()::release);
  }
}
