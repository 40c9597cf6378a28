package no.samklang.connector.twentyfourso;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Writing;

/** The writing side: sales orders are made, looked up and read back, nothing else. Thread-safe. */
final class TwentyfoursoTarget implements TargetSystem {
  private final OrderWriter writer;
  private final OrderSearch search;
  private final OrderReader reader;

  TwentyfoursoTarget(TwentyfoursoPort port, Configuration settings, InstantSource clock) {
    LateLines late = new LateLines(clock);
    this.writer = new OrderWriter(port, settings, late);
    this.search = new OrderSearch(port, settings, clock, late);
    this.reader = new OrderReader(port);
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    return writer.create(order(type, wanted), writing);
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    return search.locate(order(type, wanted), writing);
  }

  @Override
  public <T> Receipt resume(EntityType<T> type, T wanted, Writing writing) {
    return writer.resume(order(type, wanted), writing);
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    requireOrders(type, "read back");
    List<TargetRecord<T>> records = new ArrayList<>();
    for (String id : ids) {
      reader
          .read(id)
          .map(order -> new TargetRecord<>(id, type.recordClass().cast(order)))
          .ifPresent(records::add);
    }
    return records;
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    throw unable(type, "listed");
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    throw unable(type, "found by a key");
  }

  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    throw unable(type, "updated");
  }

  private static SalesOrder order(EntityType<?> type, Object wanted) {
    requireOrders(type, "written");
    return EntityTypes.SALES_ORDER.recordClass().cast(wanted);
  }

  private static void requireOrders(EntityType<?> type, String verb) {
    if (!type.equals(EntityTypes.SALES_ORDER)) {
      throw unable(type, verb);
    }
  }

  private static IllegalArgumentException unable(EntityType<?> type, String verb) {
    return new IllegalArgumentException(
        "24SevenOffice: " + type + " cannot be " + verb + " by this connector");
  }
}
