package no.samklang.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;

/** When a record is tried again: by itself after a pause, or because a person says so. */
final class Retry {
  /** Key under which a record waits for nothing but the next run. */
  static final String NEXT_RUN = "next-run";

  private static final Set<Parked.Kind> RETRYABLE =
      Set.of(Parked.Kind.WAITING, Parked.Kind.REJECTED, Parked.Kind.REVIEW);
  private static final Fingerprint UNKNOWN = new Fingerprint(0, 0);
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

  /** Returns how long a record rests that was sent in vain so often, before it is sent again. */
  static Duration pause(int attempts) {
    if (attempts <= AT_ONCE) {
      return Duration.ZERO;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - AT_ONCE - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Returns whether the pause of a parked record is not over yet. */
  static boolean rests(Parked parked, Instant now) {
    Instant nextTry = parked.nextTry();
    return nextTry != null && now.isBefore(nextTry);
  }

  /** Returns a record that was sent in vain as it rests; the first times it does not. */
  static Parked rested(Parked parked) {
    Duration pause = pause(parked.attempts());
    return pause.isZero() ? parked : parked.notBefore(parked.lastTried().plus(pause));
  }

  /** Returns a record as the next run takes it, whatever it waited for. */
  static Parked inNextRun(Parked parked) {
    return parked.as(parked.kind(), parked.message(), NEXT_RUN);
  }

  /** Returns a record that nothing is parked of, as the next run takes it. */
  static Parked inNextRun(String route, String sourceId, Message why, Instant now) {
    return new Parked(
        route,
        sourceId,
        null,
        Parked.Kind.WAITING,
        why,
        NEXT_RUN,
        UNKNOWN,
        null,
        0,
        now,
        now,
        null);
  }

  /**
   * Marks these records, or all that can be tried again when none is named. One that is named is
   * taken also when it is not parked, or when a person left it out.
   */
  void release(Collection<String> sourceIds) {
    Optional<Lease> lease =
        config.store().acquire(scope, route, config.holder(), config.leaseTerm());
    if (lease.isEmpty()) {
      return;
    }
    try {
      if (!sourceIds.isEmpty()) {
        config.store().commit(lease.get(), named(sourceIds));
        return;
      }
      String after = null;
      List<Parked> page;
      do {
        page = config.store().parkedPage(scope, route, after, PAGE);
        config.store().commit(lease.get(), retryable(page));
        after = page.isEmpty() ? null : page.get(page.size() - 1).sourceId();
      } while (page.size() == PAGE);
    } finally {
      config.store().release(lease.get());
    }
  }

  private List<StateChange> named(Collection<String> sourceIds) {
    Map<String, Parked> parked = config.store().parked(scope, route, sourceIds);
    List<StateChange> changes = new ArrayList<>(retryable(parked.values()));
    Message why = Message.of("decision.again");
    for (String id : new LinkedHashSet<>(sourceIds)) {
      Parked one = parked.get(id);
      if (one == null) {
        changes.add(new StateChange.Park(inNextRun(route, id, why, config.clock().instant())));
      } else if (Overrides.skipped(one)) {
        changes.add(new StateChange.Park(one.as(Parked.Kind.WAITING, why, NEXT_RUN)));
      }
    }
    takeBack(sourceIds, changes);
    return changes;
  }

  /** A record that was left out before the first run is so no more when it is named. */
  private void takeBack(Collection<String> sourceIds, List<StateChange> changes) {
    Set<String> keys = new LinkedHashSet<>();
    sourceIds.forEach(id -> keys.add(CheckList.sourceKey(id)));
    new CheckList(config.store(), scope, route)
        .rulings(keys)
        .forEach(
            (key, ruling) -> {
              if (Rulings.leavesOut(ruling)) {
                changes.add(new StateChange.Unpark(Ruling.memory(route), key));
              }
            });
  }

  private static List<StateChange> retryable(Collection<Parked> parked) {
    List<StateChange> changes = new ArrayList<>();
    for (Parked one : parked) {
      if (RETRYABLE.contains(one.kind())) {
        changes.add(new StateChange.Park(inNextRun(one)));
      }
    }
    return changes;
  }
}
