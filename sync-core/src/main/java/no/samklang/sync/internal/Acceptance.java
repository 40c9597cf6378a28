package no.samklang.sync.internal;

import java.util.Optional;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Route;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/** Whether a person let a route write, and what keeps its first plan from being applied. */
final class Acceptance {
  private Acceptance() {}

  /** Returns whether the first plan of a route was applied, and still counts. */
  static boolean given(SyncStateStore store, StateScope scope, Route route) {
    return !memoryLost(store, scope, route)
        && store.activation(scope, route.name()).map(Activation::accepted).orElse(false);
  }

  /** Returns whether a route no longer knows what it wrote. */
  static boolean memoryLost(SyncStateStore store, StateScope scope, Route route) {
    return route instanceof MirrorRoute<?, ?> mirror && MirrorMemory.lost(store, scope, mirror);
  }

  /** Returns what a person has to do before a route that was not accepted may write. */
  static Message missing(SyncStateStore store, StateScope scope, Route route) {
    if (memoryLost(store, scope, route)) {
      return Message.of("review.memory-lost", "route", route.name());
    }
    Optional<String> list = new CheckList(store, scope, route.name()).madeFor();
    return list.flatMap(plan -> unchecked(store, scope, route, plan))
        .orElse(Message.of("review.first-plan", "route", route.name()));
  }

  /** Returns why a plan may not be applied to a route yet; empty when it may. */
  static Optional<Message> unchecked(
      SyncStateStore store, StateScope scope, Route route, String plan) {
    if (route.firstCheck().isEmpty() || given(store, scope, route)) {
      return Optional.empty();
    }
    CheckList list = new CheckList(store, scope, route.name());
    Message no = Message.of("review.check-list", "route", route.name(), "plan", plan);
    Optional<String> madeFor = list.madeFor();
    if (!madeFor.equals(Optional.of(plan))) {
      return Optional.of(
          new Message(
              madeFor.isEmpty() ? "review.no-check-list" : "review.other-check-list",
              no.with("newer", madeFor.orElse("-")).params()));
    }
    long open = list.open();
    return open == 0 ? Optional.empty() : Optional.of(no.with("count", open));
  }
}
