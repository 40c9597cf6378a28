package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceRecord;

/**
 * Tells what is new or changed in a page from what was seen before: one look-up a page, and nothing
 * more for the records that are as they were. Thin rows are recognised by their version and fetched
 * only when that changed.
 */
final class Recognise<S> {
  private final RouteContext context;
  private final EntityType<S> type;
  private final Side side;
  private final String memory;
  private final byte[] salt;
  private final Fetcher<S> fetcher;

  /** Completes thin rows. */
  @FunctionalInterface
  interface Fetcher<S> {
    List<SourceRecord<S>> fetch(Set<String> ids);
  }

  /**
   * Makes the step.
   *
   * @param memory name under which the bases are kept
   * @param version mapping under which records are recognised
   */
  Recognise(
      RouteContext context,
      EntityType<S> type,
      Side side,
      String memory,
      String version,
      Fetcher<S> fetcher) {
    this.context = context;
    this.type = type;
    this.side = side;
    this.memory = memory;
    this.salt = (version + '\n').getBytes(StandardCharsets.UTF_8);
    this.fetcher = fetcher;
  }

  /** Returns the rows of a page that are not as they were; each id once, the last of it. */
  List<Row<S>> changed(List<SourceRecord<S>> page) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>(page.size() * 2);
    page.forEach(record -> byId.put(record.id(), record));
    Map<String, Base> bases = context.store().bases(context.scope(), memory, byId.keySet());
    Map<String, SourceRecord<S>> fresh = new LinkedHashMap<>();
    Map<String, Fingerprint> prints = new LinkedHashMap<>();
    byId.forEach(
        (id, record) -> {
          Fingerprint print = fingerprint(record);
          Base base = bases.get(id);
          if (record.gone() || base == null || !base.source().equals(print)) {
            fresh.put(id, record);
            prints.put(id, print);
          }
        });
    return fresh.isEmpty() ? List.of() : remembered(complete(fresh), prints, bases);
  }

  /** Returns all these records as rows, whether they changed or not. */
  List<Row<S>> all(List<SourceRecord<S>> records) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    records.forEach(record -> byId.put(record.id(), record));
    return remembered(
        byId, Map.of(), context.store().bases(context.scope(), memory, byId.keySet()));
  }

  private Fingerprint fingerprint(SourceRecord<S> record) {
    S value = record.value();
    if (value != null && record.version() == null) {
      return RecordCodec.fingerprint(salt, value);
    }
    String version = record.version();
    if (version != null) {
      return RecordCodec.fingerprint(salt, version);
    }
    return RecordCodec.fingerprint(salt, record.gone() + " " + record.fault());
  }

  private Map<String, SourceRecord<S>> complete(Map<String, SourceRecord<S>> fresh) {
    Map<String, SourceRecord<S>> whole = new LinkedHashMap<>(fresh);
    fresh.values().removeIf(record -> !thin(record));
    if (!fresh.isEmpty()) {
      fresh.keySet().forEach(id -> whole.put(id, SourceRecord.gone(id)));
      fetcher.fetch(fresh.keySet()).forEach(record -> whole.put(record.id(), record));
    }
    return whole;
  }

  private static boolean thin(SourceRecord<?> record) {
    return record.value() == null && !record.gone() && record.fault() == null;
  }

  private List<Row<S>> remembered(
      Map<String, SourceRecord<S>> records,
      Map<String, Fingerprint> prints,
      Map<String, Base> bases) {
    Map<String, Link> links =
        context.store().links(context.scope(), type.name(), side, records.keySet());
    Map<String, Parked> parked =
        context.store().parked(context.scope(), context.route().name(), records.keySet());
    List<Row<S>> rows = new ArrayList<>(records.size());
    records.forEach(
        (id, record) -> {
          Fingerprint print = prints.get(id);
          rows.add(
              new Row<>(
                  record,
                  print == null ? fingerprint(record) : print,
                  bases.get(id),
                  links.get(id),
                  parked.get(id)));
        });
    return rows;
  }
}
