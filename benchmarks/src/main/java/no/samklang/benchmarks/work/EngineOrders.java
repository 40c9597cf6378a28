package no.samklang.benchmarks.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
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
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/**
 * The engine with a post route that makes an order for each customer. The lease is short, so that a
 * run after a kill has not long to wait.
 */
final class EngineOrders implements Work {
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final Task task;
  private final HttpTransport transport;
  private final SyncStateStore store;
  private final SyncSession session;

  EngineOrders(Task task, String transport) {
    this.task = task;
    this.transport = HttpTransports.named(transport).create(TransportOptions.DEFAULTS);
    this.store = JdbcSyncStateStore.sqlite(task.folder().resolve("sync.db"));
    this.session =
        SyncEngine.builder().store(store).leaseTerm(LEASE).build().open(integration(), systems());
  }

  @Override
  public Notes run() {
    RunReport report = session.run(RunOptions.all());
    boolean open = report.count(Outcome.UNSETTLED) + report.count(Outcome.IN_DOUBT) > 0;
    if (report.state() != RunState.COMPLETED || report.exitCode() != 0 || open) {
      throw new Unfinished(report.toString());
    }
    return new Notes(
        report.count(Outcome.POSTED) + report.count(Outcome.ADOPTED),
        report.count(Outcome.UNCHANGED),
        report.commits());
  }

  private static Integration integration() {
    return Integration.builder("orders", "source", "target")
        .routes(
            PostRoute.builder(
                    "orders", Side.LEFT, EntityTypes.CUSTOMER, Order.TYPE, EngineOrders::order)
                .build())
        .build();
  }

  private static Mapping<Order> order(Customer customer, MappingContext context) {
    return Mapping.mapped(Order.of(CustomerRow.number(customer), customer.name()));
  }

  private Connections systems() {
    Capabilities source =
        Capabilities.builder().reading(Capabilities.Reading.CHANGES).pageSize(Task.PAGE).build();
    Capabilities target =
        Capabilities.builder()
            .createProof(CreateProof.SEARCHABLE_MARKER)
            .visibilityDelay(task.hidden())
            .maxInFlight(task.threads())
            .build();
    return Connections.of(
        new Connection(
            new ConnectorDescriptor(
                "source", "source", List.of(), Map.of(EntityTypes.CUSTOMER, source)),
            new SourceConnector(client(), false)),
        new Connection(
            new ConnectorDescriptor("target", "target", List.of(), Map.of(Order.TYPE, target)),
            new OrderConnector(client(), task.hidden())));
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
