package no.samklang.benchmarks.work;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;

/** Reads customers, all of them by their place or what changed by the server's cursor. */
final class SourceConnector implements Connector, SourceSystem {
  private final ApiClient client;
  private final boolean all;

  SourceConnector(ApiClient client, boolean all) {
    this.client = client;
    this.all = all;
  }

  @Override
  public Check check() {
    return new Check("benchmark", List.of());
  }

  @Override
  public Optional<SourceSystem> source() {
    return Optional.of(this);
  }

  @Override
  public Optional<TargetSystem> target() {
    return Optional.empty();
  }

  @Override
  public RequestCounts requests() {
    return client.counts();
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    return all ? listing(type, after, options) : changes(type, after, options);
  }

  private <T> Page<SourceRecord<T>> listing(EntityType<T> type, Cursor after, ReadOptions options) {
    long from = after.value().startsWith("at ") ? Long.parseLong(after.value().substring(3)) : 0;
    CustomerPage page =
        client
            .request("GET", "/source/customers")
            .query("from", from)
            .query("limit", options.pageSize())
            .read(CustomerPage.class);
    long total = Objects.requireNonNull(page.total(), "total");
    long next = from + page.rows().size();
    return (next >= total
            ? Page.last(records(type, page), Cursor.START)
            : Page.more(records(type, page), new Cursor("at " + next)))
        .expecting(total);
  }

  private <T> Page<SourceRecord<T>> changes(EntityType<T> type, Cursor after, ReadOptions options) {
    CustomerPage page =
        client
            .request("GET", "/source/customers")
            .query("since", after.value())
            .query("limit", options.pageSize())
            .read(CustomerPage.class);
    Cursor next = new Cursor(Objects.requireNonNull(page.next(), "next"));
    return Boolean.TRUE.equals(page.last())
        ? Page.last(records(type, page), next)
        : Page.more(records(type, page), next);
  }

  private static <T> List<SourceRecord<T>> records(EntityType<T> type, CustomerPage page) {
    return page.rows().stream().map(row -> record(type, row)).toList();
  }

  private static <T> SourceRecord<T> record(EntityType<T> type, CustomerRow row) {
    Customer customer = row.customer();
    return SourceRecord.of(row.id(), type.recordClass().cast(customer));
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return ids.stream()
        .map(id -> client.request("GET", "/source/customers/{id}", id).read(CustomerRow.class))
        .map(row -> record(type, row))
        .toList();
  }

  @Override
  public void close() {}
}
