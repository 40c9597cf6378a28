package no.samklang.benchmarks.work;

import java.util.List;
import java.util.Map;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.HttpTransports;
import no.samklang.sync.http.TransportOptions;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/**
 * The engine with a mirror route of customers, as a host would set it up. Setting up, which opens
 * the store, is not measured, as with the other contenders.
 */
final class EngineWork implements Work {
  private static final int MOST_IN_FLIGHT = 8;

  private final Task task;
  private final HttpTransport transport;
  private final SyncStateStore store;
  private final SyncSession session;

  EngineWork(Task task, String transport) {
    this.task = task;
    this.transport = HttpTransports.named(transport).create(TransportOptions.DEFAULTS);
    this.store = JdbcSyncStateStore.sqlite(task.folder().resolve("sync.db"));
    this.session = SyncEngine.builder().store(store).build().open(integration(), systems());
  }

  @Override
  public Notes run() {
    RunReport report = session.run(RunOptions.builder().acceptFirstPlanBy("the benchmark").build());
    if (report.state() != RunState.COMPLETED || report.exitCode() != 0) {
      throw new IllegalStateException("the run did not complete: " + report);
    }
    return new Notes(
        report.count(Outcome.CREATED) + report.count(Outcome.UPDATED),
        report.count(Outcome.UNCHANGED),
        report.commits());
  }

  private static Integration integration() {
    return Integration.builder("benchmark", "source", "target")
        .routes(
            MirrorRoute.builder(
                    "customers",
                    Side.LEFT,
                    EntityTypes.CUSTOMER,
                    EntityTypes.CUSTOMER,
                    CustomerRow::map)
                .match(Match.by("number", Customer::number))
                .build())
        .build();
  }

  private Connections systems() {
    Capabilities source =
        Capabilities.builder()
            .reading(
                task.scenario().whole() ? Capabilities.Reading.FULL : Capabilities.Reading.CHANGES)
            .counted()
            .pageSize(Task.PAGE)
            .build();
    Capabilities target =
        Capabilities.builder()
            .listable()
            .createProof(Capabilities.CreateProof.CALLERS_OWN_KEY)
            .updatable()
            .pageSize(Task.PAGE)
            .maxInFlight(MOST_IN_FLIGHT)
            .build();
    return Connections.of(
        connection("source", source, new SourceConnector(client(), task.scenario().whole())),
        connection("target", target, new TargetConnector(client())));
  }

  private static Connection connection(String id, Capabilities can, Connector connector) {
    return new Connection(
        new ConnectorDescriptor(id, id, List.of(), Map.of(EntityTypes.CUSTOMER, can)), connector);
  }

  private ApiClient client() {
    return ApiClient.builder(task.base()).transport(transport).build();
  }

  @Override
  public void close() {
    session.close();
    store.close();
    transport.close();
  }
}
