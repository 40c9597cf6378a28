package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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
    Map<String, Base> bases = bases(byId.keySet());
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
    return rows(byId, Map.of(), bases(byId.keySet()), parked(byId.keySet()));
  }

  /**
   * Returns those of these records that were written once but have lost their link, as rows: their
   * match is to be found anew, though they are as they were.
   */
  List<Row<S>> unlinked(List<SourceRecord<S>> page, List<Row<S>> besides) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    page.forEach(record -> byId.put(record.id(), record));
    besides.forEach(row -> byId.remove(row.id()));
    Map<String, Link> links =
        context.store().links(context.scope(), context.linkType(), side, byId.keySet());
    byId.keySet().removeAll(links.keySet());
    Map<String, Base> bases = bases(byId.keySet());
    byId.keySet().removeIf(id -> !written(bases.get(id)));
    Map<String, Fingerprint> prints = new HashMap<>();
    byId.forEach((id, record) -> prints.put(id, fingerprint(record)));
    return byId.isEmpty() ? List.of() : rows(complete(byId), prints, bases, parked(byId.keySet()));
  }

  /**
   * Returns rows of known records that did not come in a whole pass: those that are linked and not
   * out of use already.
   */
  List<Row<S>> vanished(Collection<String> ids) {
    Map<String, Base> bases = bases(ids);
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    ids.stream()
        .filter(id -> written(bases.get(id)) && !retired(bases.get(id)))
        .forEach(id -> byId.put(id, SourceRecord.gone(id)));
    return rows(byId, Map.of(), bases, parked(byId.keySet())).stream()
        .filter(row -> row.link() != null)
        .toList();
  }

  /** Returns rows of records that were read before, with what the memory knows of them now. */
  List<Row<S>> again(Map<String, PutAside.Read<S>> read) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    Map<String, Fingerprint> prints = new HashMap<>();
    read.forEach(
        (id, one) -> {
          byId.put(id, one.record());
          prints.put(id, one.seen());
        });
    return rows(byId, prints, bases(byId.keySet()), parked(byId.keySet()));
  }

  /** Returns whether the record of this base stands in the target, by what is remembered. */
  private static boolean written(@Nullable Base base) {
    return base != null && base.fields().length > 0;
  }

  private static boolean retired(@Nullable Base base) {
    return base != null && FieldPrints.isRetired(base.fields());
  }

  private Map<String, Base> bases(Collection<String> ids) {
    return context.store().bases(context.scope(), memory, ids);
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

  private Map<String, Parked> parked(Collection<String> ids) {
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
