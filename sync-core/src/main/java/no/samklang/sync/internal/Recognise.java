package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is new or changed in a page from what was seen before: one look-up a page, and nothing
 * more for the records that are as they were. Thin rows are recognised by their version and fetched
 * only when that changed.
 */
final class Recognise<S> {
  private final RouteContext context;
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
  Recognise(RouteContext context, Side side, String memory, String version, Fetcher<S> fetcher) {
    this.context = context;
    this.side = side;
    this.memory = memory;
    this.salt = (version + '\n').getBytes(StandardCharsets.UTF_8);
    this.fetcher = fetcher;
  }

  /**
   * Returns the rows of a page that are not as they were; each id once, the last of it. A parked
   * record that is as it was is passed over: what it waits for wakes it, or a person.
   */
  List<Row<S>> changed(List<SourceRecord<S>> page) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>(page.size() * 2);
    page.forEach(record -> byId.put(record.id(), record));
    Map<String, Base> bases = context.store().bases(context.scope(), memory, byId.keySet());
    Map<String, Fingerprint> prints = new HashMap<>();
    byId.values()
        .removeIf(
            record -> {
              Fingerprint print = fingerprint(record);
              Base base = bases.get(record.id());
              if (base != null && base.source().equals(print)) {
                return true;
              }
              prints.put(record.id(), print);
              return false;
            });
    if (byId.isEmpty()) {
      return List.of();
    }
    Map<String, Parked> parked = parked(byId.keySet());
    if (!context.options().whole() && !context.planning()) {
      byId.keySet().removeIf(id -> standsAsParked(parked.get(id), prints.get(id)));
    }
    return rows(complete(byId), prints, bases, parked);
  }

  /** Fetches these records and returns them as rows, whether they changed or not. */
  List<Row<S>> again(Set<String> ids) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    ids.forEach(id -> byId.put(id, SourceRecord.gone(id)));
    fetcher.fetch(ids).forEach(record -> byId.put(record.id(), record));
    Map<String, Base> bases = context.store().bases(context.scope(), memory, byId.keySet());
    return rows(byId, Map.of(), bases, parked(byId.keySet()));
  }

  /** Returns these records with thin ones completed, whether they changed or not. */
  List<SourceRecord<S>> whole(List<SourceRecord<S>> records) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    records.forEach(record -> byId.put(record.id(), record));
    return List.copyOf(complete(byId).values());
  }

  private boolean standsAsParked(@Nullable Parked parked, @Nullable Fingerprint print) {
    return parked != null
        && parked.seen().equals(print)
        && (!Retry.NEXT_RUN.equals(parked.waitsFor()) || Retry.rests(parked, context.runStarted()));
  }

  private Map<String, Parked> parked(Set<String> ids) {
    String route = context.route().name();
    return memory.equals(route) ? context.store().parked(context.scope(), route, ids) : Map.of();
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

  private Map<String, SourceRecord<S>> complete(Map<String, SourceRecord<S>> records) {
    Set<String> thin = new LinkedHashSet<>();
    records.forEach(
        (id, record) -> {
          if (thin(record)) {
            thin.add(id);
          }
        });
    if (thin.isEmpty()) {
      return records;
    }
    Map<String, SourceRecord<S>> whole = new LinkedHashMap<>(records);
    thin.forEach(id -> whole.put(id, SourceRecord.gone(id)));
    fetcher.fetch(thin).forEach(record -> whole.put(record.id(), record));
    return whole;
  }

  private static boolean thin(SourceRecord<?> record) {
    return record.value() == null && !record.gone() && record.fault() == null;
  }

  private List<Row<S>> rows(
      Map<String, SourceRecord<S>> records,
      Map<String, Fingerprint> prints,
      Map<String, Base> bases,
      Map<String, Parked> parked) {
    Map<String, Link> links =
        context.store().links(context.scope(), context.linkType(), side, records.keySet());
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
