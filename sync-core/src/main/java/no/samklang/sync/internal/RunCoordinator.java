package no.samklang.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.RunRecord;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the routes of a run in their order, each under its lease, and reports. A route whose
 * first plan was not applied stops the run before anything is read.
 */
final class RunCoordinator {
  private static final Logger LOG = LoggerFactory.getLogger(RunCoordinator.class);

  private final SyncEngine.Config config;
  private final Integration integration;
  private final Connections.Pair systems;
  private final StateScope scope;
  private final OperationReferences references;

  RunCoordinator(
      SyncEngine.Config config,
      Integration integration,
      Connections.Pair systems,
      StateScope scope,
      OperationReferences references) {
    this.config = config;
    this.integration = integration;
    this.systems = systems;
    this.scope = scope;
    this.references = references;
  }

  /**
   * What is to be done.
   *
   * @param mode who approves
   * @param planId the plan that is made or applied; null in a run
   * @param by who applies the plan, or accepts first plans unseen; null for nobody
   * @param options the host's options
   * @param routes the routes, in order
   */
  record Order(
      Mode mode,
      @Nullable String planId,
      @Nullable String by,
      RunOptions options,
      List<Route> routes) {}

  RunReport run(Order order) {
    Instant started = config.clock().instant();
    String runId = references.next();
    List<RouteReport> reports = new ArrayList<>();
    List<Route> unaccepted = unaccepted(order);
    if (order.mode() == Mode.RUN && order.by() == null && !unaccepted.isEmpty()) {
      unaccepted.forEach(route -> reports.add(needsReview(route)));
      return new RunReport(runId, integration.id(), started, started, reports);
    }
    reports.addAll(unchecked(order, unaccepted));
    if (!reports.isEmpty()) {
      return new RunReport(runId, integration.id(), started, started, reports);
    }
    Map<Route, LeaseKeeper> leases = new LinkedHashMap<>();
    List<LeaseKeeper> keepers = new ArrayList<>();
    try (PlanOverlay overlay = new PlanOverlay(config.store().correlationIndex())) {
      for (Route route : order.routes()) {
        Optional<LeaseKeeper> lease = LeaseKeeper.acquire(config, scope, route.name(), keepers);
        if (lease.isEmpty()) {
          return new RunReport(
              runId, integration.id(), started, config.clock().instant(), List.of(busy(route)));
        }
        leases.put(route, lease.get());
      }
      for (Route route : order.routes()) {
        if (mayBegin(route, reports) && !route.missingSettings().isEmpty()) {
          reports.add(stopped(route, RunState.REFUSED, missingSettings(route)));
        } else if (mayBegin(route, reports)) {
          reports.add(new OneRoute(order, route, leases.get(route), overlay, runId, started).run());
        }
      }
      RunReport report =
          new RunReport(runId, integration.id(), started, config.clock().instant(), reports);
      return record(order, report, leases);
    } finally {
      leases.values().forEach(LeaseKeeper::release);
    }
  }

  /**
   * Returns whether a route may begin: nothing stopped the run as a whole, and the routes it
   * depends on went through. One that was refused, braked or failed does not keep the others from
   * going.
   */
  private boolean mayBegin(Route route, List<RouteReport> reports) {
    for (RouteReport before : reports) {
      boolean stopped =
          switch (before.state()) {
            case COMPLETED -> false;
            case REFUSED, FAILED, BRAKED ->
                integration.routes().stream()
                    .filter(other -> other.name().equals(before.route()))
                    .anyMatch(other -> dependsOn(route, other));
            case PAUSED, CANCELLED, BUSY, NEEDS_REVIEW -> true;
          };
      if (stopped) {
        return false;
      }
    }
    return true;
  }

  /** Returns why a route cannot run that lacks settings. */
  static Message missingSettings(Route route) {
    return Message.of("route.settings-missing", "route", route.name())
        .with("settings", String.join(", ", route.missingSettings()));
  }

  private List<Route> unaccepted(Order order) {
    List<Route> found = new ArrayList<>();
    for (Route route : integration.routes()) {
      boolean needed =
          order.routes().contains(route)
              || order.routes().stream().anyMatch(chosen -> dependsOn(chosen, route));
      if (needed && route.needsAcceptance() && !accepted(route)) {
        found.add(route);
      }
    }
    return found;
  }

  /**
   * Returns the routes whose check list keeps a plan from being applied, those among them that the
   * plan's routes depend on.
   */
  private List<RouteReport> unchecked(Order order, List<Route> unaccepted) {
    List<RouteReport> found = new ArrayList<>();
    String planId = order.planId();
    if (order.mode() == Mode.APPLY && planId != null) {
      for (Route route : unaccepted) {
        Acceptance.unchecked(config.store(), scope, route, planId)
            .ifPresent(why -> found.add(stopped(route, RunState.NEEDS_REVIEW, why)));
      }
    }
    return found;
  }

  private boolean dependsOn(Route route, Route other) {
    return route.dependsOn().contains(other.name())
        || integration.routes().stream()
            .filter(between -> route.dependsOn().contains(between.name()))
            .anyMatch(between -> dependsOn(between, other));
  }

  private boolean accepted(Route route) {
    return Acceptance.given(config.store(), scope, route);
  }

  private RouteReport needsReview(Route route) {
    return stopped(route, RunState.NEEDS_REVIEW, Acceptance.missing(config.store(), scope, route));
  }

  private RouteReport busy(Route route) {
    return stopped(route, RunState.BUSY, Hold.busy(config, scope, route.name()));
  }

  private RouteReport stopped(Route route, RunState state, Message why) {
    return new RouteReport(
        route.name(),
        state,
        Map.of(),
        List.of(),
        config.store().parkedCounts(scope, route.name()),
        Map.of(),
        0,
        why);
  }

  /** Stores what a run or a plan came to; returns what the caller is told. */
  private RunReport record(Order order, RunReport report, Map<Route, LeaseKeeper> leases) {
    if (leases.isEmpty()) {
      return report;
    }
    Map.Entry<Route, LeaseKeeper> first = leases.entrySet().iterator().next();
    String planId = order.planId();
    List<StateChange> changes = new ArrayList<>();
    if (order.mode() == Mode.PLAN && planId != null) {
      changes.add(
          new StateChange.PutPlan(
              new PlanHeader(
                  planId,
                  report.startedAt(),
                  report.startedAt().plus(config.planLifetime()),
                  RecordCodec.json(report))));
    } else {
      changes.add(
          new StateChange.PutRun(
              new RunRecord(
                  report.runId(), report.startedAt(), report.endedAt(), RecordCodec.json(report))));
      changes.addAll(Journal.expire(config));
    }
    try {
      first.getValue().commit(changes);
    } catch (LeaseLost lost) {
      LOG.warn("the report of a run was not stored, its lease was lost run={}", report.runId());
      return order.mode() == Mode.PLAN ? notKept(report, first.getKey()) : report;
    }
    return report;
  }

  /** A plan that was not kept cannot be applied, however far its routes came. */
  private static RunReport notKept(RunReport plan, Route lost) {
    Message why = Message.of("engine.plan-not-kept", "route", lost.name());
    List<RouteReport> routes = new ArrayList<>(plan.routes());
    routes.replaceAll(
        route ->
            route.state() == RunState.COMPLETED
                ? new RouteReport(
                    route.route(),
                    RunState.BUSY,
                    route.counts(),
                    route.reasons(),
                    route.open(),
                    route.requests(),
                    route.commits(),
                    why,
                    route.totals())
                : route);
    return new RunReport(
        plan.runId(), plan.integration(), plan.startedAt(), plan.endedAt(), routes);
  }

  /** The run of one route with everything around it. */
  private final class OneRoute {
    private final Order order;
    private final Route route;
    private final LeaseKeeper lease;
    private final PlanOverlay overlay;
    private final String runId;
    private final Instant started;
    private final RouteLog log = new RouteLog();

    OneRoute(
        Order order,
        Route route,
        @Nullable LeaseKeeper lease,
        PlanOverlay overlay,
        String runId,
        Instant started) {
      this.order = order;
      this.route = route;
      this.lease = java.util.Objects.requireNonNull(lease, "lease");
      this.overlay = overlay;
      this.runId = runId;
      this.started = started;
    }

    RouteReport run() {
      Progress.safely(() -> order.options().listener().started(route.name()));
      Map<String, RequestCounts> before = requests();
      RunState state = RunState.COMPLETED;
      Message problem = null;
      try {
        kind(context(activatedAt(), begin())).run();
        accept();
      } catch (StopRoute stop) {
        state = stop.state();
        problem = stop.reason();
      } catch (CancelledException cancelled) {
        state = RunState.CANCELLED;
        problem = Message.of("engine.cancelled");
      } catch (LeaseLost lost) {
        state = RunState.BUSY;
        problem = Message.of("engine.lease-lost");
      } catch (UncheckedStoreException noMemory) {
        throw noMemory;
      } catch (RuntimeException bug) {
        LOG.error("a route stopped on an unexpected error route={}", route.name(), bug);
        state = RunState.FAILED;
        problem = Message.of("engine.failed", "error", bug.toString());
      }
      RouteReport report = report(state, before, problem);
      Progress.safely(() -> order.options().listener().ended(report));
      return report;
    }

    private RouteReport report(
        RunState state, Map<String, RequestCounts> before, @Nullable Message problem) {
      Map<String, RequestCounts> spent = new LinkedHashMap<>();
      requests()
          .forEach(
              (id, now) -> spent.put(id, now.minus(before.getOrDefault(id, RequestCounts.NONE))));
      Map<Parked.Kind, Long> open = config.store().parkedCounts(scope, route.name());
      return new RouteReport(
          route.name(),
          state,
          log.counts(),
          log.reasons(),
          open,
          spent,
          lease.commits(),
          problem,
          log.totals());
    }

    private Map<String, RequestCounts> requests() {
      Map<String, RequestCounts> counts = new LinkedHashMap<>();
      counts.put(integration.left(), systems.left().connector().requests());
      counts.put(integration.right(), systems.right().connector().requests());
      return counts;
    }

    private RouteContext context(Instant activatedAt, boolean accepted) {
      Connection from = route.from() == Side.LEFT ? systems.left() : systems.right();
      Connection to = route.from() == Side.LEFT ? systems.right() : systems.left();
      return new RouteContext(
          config,
          scope,
          route,
          order.options(),
          integration.zone(),
          started,
          activatedAt,
          accepted,
          from,
          to,
          lease,
          log,
          new Approver(order.mode(), config.store(), scope, order.planId()),
          overlay,
          references,
          new Journal(config, route.name(), runId),
          new Overrides(config.store(), scope, route.name(), log, order.mode() == Mode.PLAN));
    }

    private RouteRun kind(RouteContext context) {
      if (route instanceof LinkRoute<?, ?> link) {
        return new LinkRun<>(context, link);
      }
      if (route instanceof MirrorRoute<?, ?> mirror) {
        return new MirrorRun<>(context, mirror);
      }
      return new PostRun<>(context, (PostRoute<?, ?>) route);
    }

    /**
     * Returns whether whatever the run decides is accepted: by a plan, or because first plans are
     * accepted unseen and this is one. What was accepted of a memory that is lost counts no more.
     */
    private boolean begin() {
      boolean lost = Acceptance.memoryLost(config.store(), scope, route);
      Optional<Activation> known = config.store().activation(scope, route.name());
      boolean first = lost || !known.map(Activation::accepted).orElse(false);
      if (lost && order.mode() != Mode.PLAN && known.isPresent()) {
        Activation again = new Activation(route.name(), known.get().activatedAt(), null, null);
        lease.commit(List.of(new StateChange.PutActivation(again)));
      }
      return order.mode() == Mode.APPLY || (order.by() != null && first && route.needsAcceptance());
    }

    private Instant activatedAt() {
      Optional<Activation> known = config.store().activation(scope, route.name());
      if (known.isEmpty() && order.mode() != Mode.PLAN && !route.needsAcceptance()) {
        lease.commit(
            List.of(
                new StateChange.PutActivation(new Activation(route.name(), started, null, null))));
      }
      return known.map(Activation::activatedAt).orElse(started);
    }

    /** Lets the route write from now on, when its first plan has just been applied. */
    private void accept() {
      if (order.mode() == Mode.PLAN || order.by() == null || accepted(route)) {
        return;
      }
      if (route.needsAcceptance()) {
        lease.commit(
            List.of(
                new StateChange.PutActivation(
                    new Activation(route.name(), started, config.clock().instant(), order.by()))));
      }
    }
  }
}
