package no.samklang.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import no.samklang.benchmarks.SampleStore;
import no.samklang.sync.Connection;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.RunOptions;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.spi.TargetSystem;

/** The surroundings of a step that calls no system. */
final class EmptyRun {
  private static final Duration TERM = Duration.ofHours(1);

  private EmptyRun() {}

  static RouteContext on(SyncStateStore store) {
    InstantSource clock = InstantSource.system();
    Random random = new Random(1);
    Connection nowhere =
        new Connection(
            new ConnectorDescriptor("nowhere", "nowhere", List.of(), Map.of()), new Nowhere());
    RouteLog log = new RouteLog();
    SyncEngine.Config config =
        new SyncEngine.Config(
            store,
            SampleStore.SCOPE.tenant(),
            clock,
            random,
            "benchmark",
            8,
            200,
            TERM,
            TERM,
            TERM,
            TERM);
    return new RouteContext(
        config,
        SampleStore.SCOPE,
        MirrorRoute.builder(
                SampleStore.ROUTE,
                Side.LEFT,
                EntityTypes.CUSTOMER,
                EntityTypes.CUSTOMER,
                Mapper.same())
            .build(),
        RunOptions.all(),
        ZoneOffset.UTC,
        Instant.EPOCH,
        Instant.EPOCH,
        true,
        nowhere,
        nowhere,
        LeaseKeeper.acquire(config, SampleStore.SCOPE, "empty run", new ArrayList<>())
            .orElseThrow(),
        log,
        new Approver(Mode.RUN, store, SampleStore.SCOPE, null),
        new PlanOverlay(store.correlationIndex()),
        new OperationReferences(clock, random),
        new Journal(config, SampleStore.ROUTE, null),
        new Overrides(store, SampleStore.SCOPE, SampleStore.ROUTE, log, false));
  }

  private static final class Nowhere implements Connector {
    @Override
    public Check check() {
      return new Check("nowhere", List.of());
    }

    @Override
    public Optional<SourceSystem> source() {
      return Optional.empty();
    }

    @Override
    public Optional<TargetSystem> target() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
