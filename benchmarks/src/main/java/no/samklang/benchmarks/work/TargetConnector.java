package no.samklang.benchmarks.work;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Writing;

/** Writes customers by PUT under a key that the caller chooses, one record a call. */
final class TargetConnector implements Connector, TargetSystem {
  private static final String ONE = "/target/customers/{id}";

  private final ApiClient client;

  TargetConnector(ApiClient client) {
    this.client = client;
  }

  @Override
  public Check check() {
    return new Check("benchmark", List.of());
  }

  @Override
  public Optional<SourceSystem> source() {
    return Optional.empty();
  }

  @Override
  public Optional<TargetSystem> target() {
    return Optional.of(this);
  }

  @Override
  public RequestCounts requests() {
    return client.counts();
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    CustomerPage page =
        client
            .request("GET", "/target/customers")
            .query("from", after.isStart() ? "0" : after.value())
            .query("limit", options.pageSize())
            .read(CustomerPage.class);
    List<TargetRecord<T>> records = page.rows().stream().map(row -> record(type, row)).toList();
    Cursor next = new Cursor(Objects.requireNonNull(page.next(), "next"));
    return Boolean.TRUE.equals(page.last()) ? Page.last(records, next) : Page.more(records, next);
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    return fetch(type, List.of("C" + key.value().substring(1)));
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return ids.stream().flatMap(id -> one(type, id).stream()).toList();
  }

  private <T> Optional<TargetRecord<T>> one(EntityType<T> type, String id) {
    try {
      return Optional.of(record(type, client.request("GET", ONE, id).read(CustomerRow.class)));
    } catch (Gone absent) {
      return Optional.empty();
    }
  }

  private static <T> TargetRecord<T> record(EntityType<T> type, CustomerRow row) {
    return new TargetRecord<>(row.id(), type.recordClass().cast(row.customer()));
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    return put((Customer) wanted);
  }

  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    return put((Customer) change.wanted());
  }

  private Receipt put(Customer wanted) {
    String id = CustomerRow.targetId(wanted);
    client.request("PUT", ONE, id).repeatable().json(CustomerRow.of(id, wanted)).send();
    return Receipt.of(id);
  }

  @Override
  public void close() {}
}
