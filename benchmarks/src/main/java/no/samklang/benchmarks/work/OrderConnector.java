package no.samklang.benchmarks.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/**
 * Makes orders by POST. The reference travels in a free text that can be searched a while later:
 * all that most accounting systems offer.
 */
final class OrderConnector implements Connector, TargetSystem {
  private final ApiClient client;
  private final Duration hidden;

  /**
   * Writes through a client.
   *
   * @param hidden how long an order is not found by its reference
   */
  OrderConnector(ApiClient client, Duration hidden) {
    this.client = client;
    this.hidden = hidden;
  }

  private record Made(String id) {}

  private record Hits(List<String> ids) {}

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
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    Order order = ((Order) wanted).referringTo(writing.reference());
    Made made = client.request("POST", "/target/orders").json(order).read(Made.class);
    return Receipt.of(made.id());
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    Instant begun = Instant.now();
    List<String> ids =
        client
            .request("GET", "/target/orders")
            .query("reference", writing.reference())
            .read(Hits.class)
            .ids();
    if (ids.size() > 1) {
      return new Found.Several(ids);
    }
    return ids.isEmpty()
        ? missing(writing.sentAt(), begun)
        : new Found.Complete(Receipt.of(ids.get(0)));
  }

  private Found missing(@Nullable Instant sentAt, Instant begun) {
    Instant proven = sentAt == null ? begun : sentAt.plus(hidden);
    return begun.isBefore(proven) ? new Found.NotYet(proven) : new Found.Absent();
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    throw new UnsupportedOperationException("orders are not listed");
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    throw new UnsupportedOperationException("orders are not found by a key");
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    throw new UnsupportedOperationException("orders are not read");
  }

  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    throw new UnsupportedOperationException("orders do not change");
  }

  @Override
  public void close() {}
}
