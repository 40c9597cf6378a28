package no.samklang.sync.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import no.samklang.sync.Connection;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.spi.TargetSystem;
import org.jspecify.annotations.Nullable;

/**
 * What the run of one route works with.
 *
 * @param accepted whether a person accepted whatever this run decides, so that no brake is needed
 */
record RouteContext(
    SyncEngine.Config config,
    StateScope scope,
    Route route,
    RunOptions options,
    ZoneId zone,
    Instant runStarted,
    Instant activatedAt,
    boolean accepted,
    Connection sourceSide,
    Connection targetSide,
    LeaseKeeper lease,
    RouteLog log,
    Approver approver,
    PlanOverlay overlay,
    OperationReferences references,
    Journal journal,
    Overrides overrides) {

  /**
   * Returns the same for writing down a plan of what this run decided.
   *
   * @param planId the plan; null to look and write nothing down
   */
  RouteContext planning(@Nullable String planId, PlanOverlay planned) {
    RouteLog planLog = new RouteLog();
    return new RouteContext(
        config,
        scope,
        route,
        options,
        zone,
        runStarted,
        activatedAt,
        accepted,
        sourceSide,
        targetSide,
        lease,
        planLog,
        new Approver(Mode.PLAN, config.store(), scope, planId),
        planned,
        references,
        journal,
        overrides.planning(planLog));
  }

  SyncStateStore store() {
    return config.store();
  }

  Mode mode() {
    return approver.mode();
  }

  boolean planning() {
    return approver.mode() == Mode.PLAN;
  }

  Side from() {
    return route.from();
  }

  /** Returns the name under which links of this route's records are kept. */
  String linkType() {
    return route.sourceType().name();
  }

  SourceSystem source() {
    return sourceSide.connector().source().orElseThrow();
  }

  TargetSystem target() {
    return targetSide.connector().target().orElseThrow();
  }

  Capabilities sourceCapabilities() {
    return capabilities(sourceSide, route.sourceType());
  }

  Capabilities targetCapabilities() {
    return capabilities(targetSide, route.targetType());
  }

  static Capabilities capabilities(Connection side, EntityType<?> type) {
    Capabilities declared = side.descriptor().capabilities().get(type);
    return declared == null ? Capabilities.builder().build() : declared;
  }

  MappingContext mapping(Row<?> row, Lookup lookup) {
    Parked parked = row.parked();
    return new MappingContext(
        row.id(),
        zone,
        runStarted,
        activatedAt,
        options.period().orElse(null),
        parked == null ? null : parked.message(),
        lookup);
  }

  /** Returns the links of these records of the source, planned ones too while planning. */
  Map<String, Link> links(String linkType, Set<String> ids) {
    Map<String, Link> found = new HashMap<>(store().links(scope, linkType, from(), ids));
    if (planning() && found.size() < ids.size()) {
      overlay.links(linkType, from(), ids).forEach(found::putIfAbsent);
    }
    return found;
  }

  /** Returns a reference in the target's terms. */
  <R> Ref<R> translated(Ref<R> reference, Link link) {
    Side to = from().other();
    return new Ref<>(reference.type(), link.id(to), link.number(to), Ref.Need.DIRECT);
  }

  /** Makes changes durable; a plan, which changes no state, comes here with nothing. */
  void commit(List<StateChange> changes) {
    lease.commit(changes);
  }

  /** Returns what measures how long calls take; the only place that asks the machine. */
  LongSupplier nanoTime() {
    return System::nanoTime;
  }

  boolean cancelled() {
    return options.cancellation().isCancelled() || Thread.currentThread().isInterrupted();
  }
}
