package no.samklang.sync.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Spool;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Source records whose change waits for the end of the pass, kept by the store so that neither
 * memory nor the source pays for them. Of a record that comes again only the last counts. Not
 * thread-safe.
 */
final class PutAside<S> implements AutoCloseable {
  private static final String WITHDRAWN = "";
  private static final int PAGE = 1_000;

  private final SyncStateStore store;
  private final EntityType<S> type;
  private @Nullable Spool spool;

  PutAside(SyncStateStore store, EntityType<S> type) {
    this.store = store;
    this.type = type;
  }

  /** What is to become of a record. */
  enum Kind {
    CREATE,
    UPDATE,
    RETIRE;

    ChangeCounts counted() {
      return switch (this) {
        case CREATE -> new ChangeCounts(1, 0, 0);
        case UPDATE -> new ChangeCounts(0, 1, 0);
        case RETIRE -> new ChangeCounts(0, 0, 1);
      };
    }
  }

  /**
   * A record as it was read.
   *
   * @param seen its fingerprint under the route's mapping
   */
  record Read<S>(SourceRecord<S> record, Fingerprint seen) {}

  /** A record as it is kept. */
  private record Kept(
      Kind kind,
      Fingerprint seen,
      @Nullable String version,
      boolean gone,
      @Nullable String value) {}

  boolean isEmpty() {
    return spool == null;
  }

  /** Puts rows aside. */
  void add(Collection<Row<S>> rows, Function<Row<S>, Kind> kind) {
    if (!rows.isEmpty()) {
      Spool into = spool == null ? store.spool() : spool;
      spool = into;
      into.add(rows.stream().map(row -> item(row, kind.apply(row))).toList());
    }
  }

  private Spool.Item item(Row<S> row, Kind kind) {
    SourceRecord<S> record = row.record();
    S value = record.value();
    String json = value == null ? null : RecordCodec.json(value);
    Kept kept = new Kept(kind, row.seen(), record.version(), record.gone(), json);
    return new Spool.Item(row.id(), RecordCodec.json(kept));
  }

  /** Takes back what was put aside of records that come again. */
  void withdraw(List<SourceRecord<S>> records) {
    if (spool != null) {
      Set<String> ids = new HashSet<>();
      records.forEach(record -> ids.add(record.id()));
      ids.removeAll(spool.missing(ids));
      spool.add(ids.stream().map(id -> new Spool.Item(id, WITHDRAWN)).toList());
    }
  }

  /**
   * What is put aside as a whole.
   *
   * @param counts changes by kind
   * @param print the same for the same changes
   */
  record Summary(ChangeCounts counts, PrintSum print) {}

  Summary summary() {
    ChangeCounts counts = ChangeCounts.NONE;
    PrintSum print = new PrintSum();
    for (long from = 0; spool != null && from < spool.size(); from += PAGE) {
      for (Spool.Item item : spool.page(from, PAGE)) {
        Kept kept = kept(item);
        if (kept != null) {
          counts = counts.plus(kept.kind().counted());
          print.add(kept.kind() + " " + kept.seen() + " " + item.key());
        }
      }
    }
    return new Summary(counts, print);
  }

  /** Gives back what was put aside, in the order it came. */
  void each(int most, Consumer<Map<String, Read<S>>> page) {
    for (long from = 0; spool != null && from < spool.size(); from += most) {
      Map<String, Read<S>> records = new LinkedHashMap<>();
      for (Spool.Item item : spool.page(from, most)) {
        Kept kept = kept(item);
        if (kept != null) {
          records.put(item.key(), read(item.key(), kept));
        }
      }
      if (!records.isEmpty()) {
        page.accept(records);
      }
    }
  }

  private Read<S> read(String id, Kept kept) {
    String json = kept.value();
    S value = json == null ? null : RecordCodec.read(type, json);
    return new Read<>(
        new SourceRecord<>(id, value, kept.version(), kept.gone(), null), kept.seen());
  }

  private static @Nullable Kept kept(Spool.Item item) {
    String payload = item.payload();
    return payload == null || payload.equals(WITHDRAWN)
        ? null
        : RecordCodec.read(Kept.class, payload);
  }

  @Override
  public void close() {
    if (spool != null) {
      spool.close();
    }
  }
}
