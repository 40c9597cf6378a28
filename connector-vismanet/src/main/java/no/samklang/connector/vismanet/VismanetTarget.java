package no.samklang.connector.vismanet;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
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

/** The writing side: project transactions are created, looked up and read back, nothing else. */
final class VismanetTarget implements TargetSystem {
  private final TransactionWriter writer;
  private final TransactionSearch search;
  private final TransactionReader reader;

  VismanetTarget(ApiClient client, Lists lists, VismanetSettings settings, InstantSource clock) {
    this.writer = new TransactionWriter(client, settings.documentStatus());
    this.search = new TransactionSearch(lists, settings, clock);
    this.reader = new TransactionReader(client);
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    return writer.create(transaction(type, wanted), writing);
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    return search.locate(transaction(type, wanted), writing);
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    requireTransactions(type, "read back");
    List<TargetRecord<T>> records = new ArrayList<>();
    for (String number : ids) {
      reader
          .read(number)
          .map(found -> new TargetRecord<>(found.id(), type.recordClass().cast(found.value())))
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

  private static ProjectTransaction transaction(EntityType<?> type, Object wanted) {
    requireTransactions(type, "written");
    return EntityTypes.PROJECT_TRANSACTION.recordClass().cast(wanted);
  }

  private static void requireTransactions(EntityType<?> type, String verb) {
    if (!type.equals(EntityTypes.PROJECT_TRANSACTION)) {
      throw unable(type, verb);
    }
  }

  private static IllegalArgumentException unable(EntityType<?> type, String verb) {
    return new IllegalArgumentException(
        "Visma.net ERP: " + type + " cannot be " + verb + " by this connector");
  }
}
