package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.Integration;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Memory;
import no.samklang.sync.Route;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/**
 * Lets the engine forget what it can find out again. Whatever is forgotten, intents and the export
 * ledger stay, so that nothing goes a second time; and routes whose links are forgotten must be
 * accepted anew, so that nothing is made unseen.
 */
final class Forgetting {
  private static final int PAGE = 500;

  private final SyncEngine.Config config;
  private final SyncStateStore store;
  private final StateScope scope;
  private final Integration integration;
  private final Signature signature;

  Forgetting(
      SyncEngine.Config config, StateScope scope, Integration integration, Signature signature) {
    this.config = config;
    this.store = config.store();
    this.scope = scope;
    this.integration = integration;
    this.signature = signature;
  }

  /** Forgets memories of a whole route; links are shared with all routes that read their type. */
  void route(Route route, Set<Memory> memories) {
    refuseNone(memories);
    boolean links = memories.contains(Memory.LINKS);
    List<Route> touched = links ? sharing(route) : List.of(route);
    try (Hold hold = new Hold(config, scope, touched.stream().map(Route::name).toList())) {
      List<StateChange> changes = new ArrayList<>();
      for (Route one : touched) {
        forget(one, one.equals(route) ? memories : EnumSet.of(Memory.LINKS), changes);
      }
      hold.commit(changes);
      if (links) {
        touched.stream().filter(Route::needsAcceptance).forEach(one -> lookAgain(one, hold));
      }
    }
  }

  private static void refuseNone(Set<Memory> memories) {
    if (memories.isEmpty()) {
      throw new IllegalArgumentException("no memory is named: give LINKS, BASES or CURSORS");
    }
  }

  private List<Route> sharing(Route route) {
    return integration.routes().stream()
        .filter(other -> other.equals(route) || linksOf(other, route))
        .toList();
  }

  private static boolean linksOf(Route other, Route route) {
    return other.needsAcceptance() && other.sourceType().equals(route.sourceType());
  }

  private void forget(Route route, Set<Memory> memories, List<StateChange> changes) {
    boolean links = memories.contains(Memory.LINKS);
    boolean bases = memories.contains(Memory.BASES) || (links && route instanceof LinkRoute);
    for (String name : readings(route)) {
      changes.add(new StateChange.PutCursor(name, Cursor.START));
      if (bases) {
        changes.add(new StateChange.ForgetBases(name));
      }
    }
    if (bases) {
      changes.add(MirrorMemory.unmarking(route.name()));
    }
    if (links && route.needsAcceptance()) {
      changes.add(new StateChange.ForgetLinks(route.sourceType().name()));
      store
          .activation(scope, route.name())
          .map(known -> new Activation(route.name(), known.activatedAt(), null, null))
          .ifPresent(anew -> changes.add(new StateChange.PutActivation(anew)));
    }
    new Journal(config, route.name(), null)
        .decided(
            changes,
            "FORGOTTEN",
            signature,
            null,
            null,
            Map.of("memories", new TreeSet<>(memories)));
  }

  /** Returns the names under which a route keeps bases and cursors. */
  private static List<String> readings(Route route) {
    return route instanceof LinkRoute
        ? List.of(route.name(), LinkRun.rightMemory(route.name()))
        : List.of(route.name());
  }

  /**
   * Lets everything be matched anew that was parked, but what is under way and what a person left
   * out. It comes after the cursor went back, so that nothing is missed if it stops half-way.
   */
  private void lookAgain(Route route, Hold hold) {
    Set<String> underWay = new HashSet<>();
    store.intents(scope, route.name()).forEach(intent -> underWay.addAll(intent.members()));
    String after = null;
    List<Parked> page;
    do {
      page = store.parkedPage(scope, route.name(), after, PAGE);
      List<StateChange> changes = new ArrayList<>();
      for (Parked parked : page) {
        after = parked.sourceId();
        if (!underWay.contains(parked.sourceId()) && !Overrides.skipped(parked)) {
          changes.add(new StateChange.Unpark(route.name(), parked.sourceId()));
        }
      }
      hold.commit(changes);
    } while (page.size() == PAGE);
  }

  /**
   * Forgets memories of one record. Without its link it waits for a person; without its base it is
   * read and compared in the next run.
   */
  void record(Route route, String sourceId, Set<Memory> memories) {
    refuseNone(memories);
    if (memories.contains(Memory.CURSORS)) {
      throw new IllegalArgumentException(
          "a record has no cursor of its own: give LINKS or BASES, or forget the route's");
    }
    try (Hold hold = new Hold(config, scope, List.of(route.name()))) {
      refuseUnderWay(route, sourceId);
      List<StateChange> changes = new ArrayList<>();
      changes.add(new StateChange.Park(parked(route, sourceId, memories, changes)));
      changes.add(new StateChange.RemoveBase(route.name(), sourceId));
      new Journal(config, route.name(), null)
          .decided(
              changes,
              "FORGOTTEN",
              signature,
              sourceId,
              null,
              Map.of("memories", new TreeSet<>(memories)));
      hold.commit(changes);
    }
  }

  private void refuseUnderWay(Route route, String sourceId) {
    boolean underWay =
        store.intents(scope, route.name()).stream()
            .anyMatch(intent -> intent.members().contains(sourceId));
    if (underWay) {
      throw new DecisionRefused(
          Message.of("decision.forget-under-way", "id", sourceId, "route", route.name()));
    }
  }

  private Parked parked(
      Route route, String sourceId, Set<Memory> memories, List<StateChange> changes) {
    Parked before = store.parked(scope, route.name(), List.of(sourceId)).get(sourceId);
    Message why = Message.of("decision.again");
    Parked again =
        before == null
            ? Retry.inNextRun(route.name(), sourceId, why, config.clock().instant())
            : Retry.inNextRun(before);
    if (!memories.contains(Memory.LINKS)) {
      return again;
    }
    String type = route.sourceType().name();
    Link link = store.links(scope, type, route.from(), List.of(sourceId)).get(sourceId);
    if (link == null) {
      throw new DecisionRefused(
          Message.of("decision.no-link", "id", sourceId, "route", route.name()));
    }
    changes.add(new StateChange.RemoveLink(type, route.from(), sourceId));
    Message forgotten =
        Message.of("decision.link-forgotten", "target", link.number(route.from().other()))
            .with("by", signature.by())
            .with("why", signature.why());
    Base base = store.bases(scope, route.name(), List.of(sourceId)).get(sourceId);
    Parked review = again.as(Parked.Kind.REVIEW, forgotten, null);
    return base == null ? review : review.seenAs(base.source());
  }
}
