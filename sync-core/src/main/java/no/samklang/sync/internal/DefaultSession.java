package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.CheckReport;
import no.samklang.sync.Connections;
import no.samklang.sync.ControlReport;
import no.samklang.sync.Explanation;
import no.samklang.sync.Finding;
import no.samklang.sync.Integration;
import no.samklang.sync.Memory;
import no.samklang.sync.Plan;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Resolution;
import no.samklang.sync.Route;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.SyncStatus;
import no.samklang.sync.Verdict;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.VendorFact;
import org.jspecify.annotations.Nullable;

/** An integration opened on its systems and a store. */
final class DefaultSession implements SyncSession {
  private final SyncEngine.Config config;
  private final Integration integration;
  private final Connections.Pair systems;
  private final boolean closesSystems;
  private final StateScope scope;
  private final OperationReferences references;

  DefaultSession(
      SyncEngine.Config config,
      Integration integration,
      Connections.Pair systems,
      boolean closesSystems) {
    this.config = config;
    this.integration = integration;
    this.systems = systems;
    this.closesSystems = closesSystems;
    this.scope = new StateScope(config.tenant(), integration.id());
    this.references = new OperationReferences(config.clock(), config.random());
  }

  @Override
  public Integration integration() {
    return integration;
  }

  @Override
  public CheckReport check() {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put(integration.left(), systems.left().connector().check());
    checks.put(integration.right(), systems.right().connector().check());
    List<Message> missing = new ArrayList<>(CapabilityCheck.missing(integration, systems));
    integration.routes().stream()
        .filter(route -> !route.missingSettings().isEmpty())
        .forEach(route -> missing.add(RunCoordinator.missingSettings(route)));
    Map<String, List<VendorFact>> facts = new LinkedHashMap<>();
    facts.put(integration.left(), systems.left().descriptor().facts());
    facts.put(integration.right(), systems.right().descriptor().facts());
    return new CheckReport(checks, missing, CertificateCheck.compare(integration, systems), facts);
  }

  @Override
  public Plan plan(RunOptions options) {
    String id = references.next();
    RunReport report = run(Mode.PLAN, id, null, options, chosen(options));
    List<Plan.RouteCounts> counts =
        report.routes().stream()
            .map(route -> new Plan.RouteCounts(route.route(), route.counts()))
            .toList();
    return new Plan(
        id, report.startedAt(), report.startedAt().plus(config.planLifetime()), counts, report);
  }

  @Override
  public List<PlannedChange> planned(String planId, long offset, int limit) {
    return config.store().planPage(scope, planId, offset, limit).stream()
        .map(PlanDetail::change)
        .toList();
  }

  @Override
  public RunReport apply(String planId, String by, RunOptions options) {
    PlanHeader plan =
        config
            .store()
            .plan(scope, planId)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no plan '" + planId + "' in this state store: make one"));
    if (config.clock().instant().isAfter(plan.expiresAt())) {
      throw new IllegalArgumentException(
          "plan '" + planId + "' expired at " + plan.expiresAt() + ": make a new one");
    }
    Set<String> planned = routesIn(plan);
    List<Route> chosen = chosen(options);
    chosen.removeIf(route -> !planned.contains(route.name()));
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "plan '" + planId + "' holds no finished plan of these routes: make a new one");
    }
    return run(Mode.APPLY, planId, by, options, chosen);
  }

  /** Returns the routes that the plan went through to the end; a part of one says too little. */
  private static Set<String> routesIn(PlanHeader plan) {
    RunReport report = RecordCodec.read(RunReport.class, plan.summary());
    Set<String> names = new HashSet<>();
    for (RouteReport route : report.routes()) {
      if (route.state() == RunState.COMPLETED) {
        names.add(route.route());
      }
    }
    return names;
  }

  private List<Route> chosen(RunOptions options) {
    options.routes().forEach(this::named);
    List<Route> chosen = new ArrayList<>(integration.routes());
    chosen.removeIf(
        route -> !options.routes().isEmpty() && !options.routes().contains(route.name()));
    return chosen;
  }

  @Override
  public RunReport run(RunOptions options) {
    return run(Mode.RUN, null, options.acceptFirstPlanBy().orElse(null), options, chosen(options));
  }

  @Override
  public RunReport retry(String route, Collection<String> sourceIds) {
    named(route);
    new Retry(config, scope, route).release(sourceIds);
    return run(RunOptions.builder().routes(route).build());
  }

  private RunReport run(
      Mode mode,
      @Nullable String planId,
      @Nullable String by,
      RunOptions options,
      List<Route> chosen) {
    return new RunCoordinator(config, integration, systems, scope, references)
        .run(new RunCoordinator.Order(mode, planId, by, options, chosen));
  }

  private Route named(String name) {
    return integration.routes().stream()
        .filter(route -> route.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no route '"
                        + name
                        + "'; routes are "
                        + new ArrayList<>(
                            integration.routes().stream().map(Route::name).toList())));
  }

  @Override
  public SyncStatus status() {
    return new StateReader(config, scope).status(integration);
  }

  @Override
  public List<Parked> parked(String route, @Nullable String afterSourceId, int limit) {
    named(route);
    return config.store().parkedPage(scope, route, afterSourceId, limit);
  }

  @Override
  public void skip(String route, String sourceId, Signature signature) {
    byHand(route, sourceId, signature).skip();
  }

  @Override
  public void edit(String route, String sourceId, String changes, Signature signature) {
    byHand(route, sourceId, signature).edit(changes);
  }

  @Override
  public void resolve(String route, String sourceId, Resolution how, Signature signature) {
    byHand(route, sourceId, signature).resolve(how);
  }

  @Override
  public List<Finding> findings(String route, long offset, int limit) {
    return new CheckList(config.store(), scope, named(route).name()).page(offset, limit);
  }

  @Override
  public void decide(String route, String findingId, Verdict verdict, Signature signature) {
    new FirstDecisions(config, scope, named(route), signature).decide(findingId, verdict);
  }

  @Override
  public long acceptFindings(String route, Signature signature) {
    return new FirstDecisions(config, scope, named(route), signature).acceptAll();
  }

  private ByHand byHand(String route, String sourceId, Signature signature) {
    return new ByHand(config, scope, named(route), sourceId, signature);
  }

  @Override
  public void forget(String route, Set<Memory> memories, Signature signature) {
    new Forgetting(config, scope, integration, signature).route(named(route), memories);
  }

  @Override
  public void forget(String route, String sourceId, Set<Memory> memories, Signature signature) {
    new Forgetting(config, scope, integration, signature).record(named(route), sourceId, memories);
  }

  @Override
  public List<JournalEntry> journal(
      @Nullable String route, @Nullable String sourceId, long offset, int limit) {
    if (route != null) {
      named(route);
    }
    return config.store().journal(scope, route, sourceId, offset, limit);
  }

  @Override
  public Explanation explain(String route, String sourceId) {
    return new StateReader(config, scope).explain(named(route), sourceId);
  }

  @Override
  public ControlReport control(String route, @Nullable String period) {
    if (named(route) instanceof PostRoute<?, ?> posting) {
      return Control.of(config, scope, posting, period, systems);
    }
    throw new IllegalArgumentException("route '" + route + "' posts nothing: it has no totals");
  }

  @Override
  public void close() {
    if (closesSystems) {
      systems.left().connector().close();
      systems.right().connector().close();
    }
  }
}
