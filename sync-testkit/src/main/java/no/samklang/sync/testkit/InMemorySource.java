package no.samklang.sync.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/**
 * The reading side of an {@link InMemorySystem}. A cursor is {@code since:V} between passes and
 * {@code page:V:A} inside one that began after version V and has come to A; a listing stands at
 * {@code after:ID}.
 */
final class InMemorySource implements SourceSystem {
  private final Tables tables;
  private final Gate gate;

  InMemorySource(Tables tables, Gate gate) {
    this.tables = tables;
    this.gate = gate;
  }

  @Override
  public void prepare(EntityType<?> type) {
    readable(type);
    gate.around(Operation.PREPARE, type.name(), List.of(), () -> true);
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    Table<T> table = readable(type);
    return gate.around(
        Operation.READ, type.name(), List.of(after.value()), () -> page(table, after, options));
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    Table<T> table = tables.of(type);
    return gate.around(
        Operation.FETCH,
        type.name(),
        List.copyOf(ids),
        () -> ids.stream().flatMap(id -> fetch(table, id).stream()).toList());
  }

  @Override
  public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {
    Table<?> table = readable(type);
    if (table.capabilities.reading() != Reading.QUEUE) {
      throw new UnsupportedOperationException(
          "nothing of type " + type + " can be acknowledged: declare Reading.QUEUE");
    }
    gate.around(
        Operation.ACKNOWLEDGE,
        type.name(),
        delivered.stream().map(Acknowledgement::sourceId).toList(),
        () -> {
          delivered.forEach(told -> table.acknowledge(told.sourceId(), told.targetId()));
          return true;
        });
  }

  private <T> Table<T> readable(EntityType<T> type) {
    Table<T> table = tables.of(type);
    if (table.capabilities.reading() == Reading.NONE) {
      throw new IllegalArgumentException("type " + type + " is not declared as readable");
    }
    return table;
  }

  private static <T> Page<SourceRecord<T>> page(Table<T> table, Cursor after, ReadOptions options) {
    return table.capabilities.reading() == Reading.FULL
        ? listing(table, after, options)
        : changes(table, after, options);
  }

  private static <T> Page<SourceRecord<T>> listing(
      Table<T> table, Cursor after, ReadOptions options) {
    String from = after.isStart() ? "" : after.value().substring("after:".length());
    List<Row<T>> rows = table.livingAfter(from, options.pageSize() + 1);
    boolean last = rows.size() <= options.pageSize();
    List<Row<T>> page = last ? rows : rows.subList(0, options.pageSize());
    Cursor next = last ? Cursor.START : new Cursor("after:" + page.get(page.size() - 1).id());
    return answer(table, page, next, last, () -> table.living().size());
  }

  private static <T> Page<SourceRecord<T>> changes(
      Table<T> table, Cursor after, ReadOptions options) {
    Place place = Place.of(table, after, options);
    List<Row<T>> rows =
        table.changedAfter(place.at(), row -> offered(table, row), options.pageSize() + 1);
    boolean last = rows.size() <= options.pageSize();
    List<Row<T>> page = last ? rows : rows.subList(0, options.pageSize());
    long at = page.isEmpty() ? place.at() : page.get(page.size() - 1).version();
    return answer(
        table,
        page,
        last ? place.end(at) : place.page(at),
        last,
        () ->
            table
                .changedAfter(place.start(), row -> offered(table, row), Integer.MAX_VALUE)
                .size());
  }

  private static boolean offered(Table<?> table, Row<?> row) {
    if (row.deleted() && !table.capabilities.seesDeletes()) {
      return false;
    }
    return table.capabilities.reading() != Reading.QUEUE || !row.acknowledged();
  }

  private static <T> Page<SourceRecord<T>> answer(
      Table<T> table, List<Row<T>> rows, Cursor next, boolean last, IntSupplier total) {
    List<SourceRecord<T>> records = new ArrayList<>();
    rows.forEach(row -> records.add(listed(table, row)));
    Page<SourceRecord<T>> page = last ? Page.last(records, next) : Page.more(records, next);
    return table.capabilities.counted() ? page.expecting(total.getAsInt()) : page;
  }

  private static <T> SourceRecord<T> listed(Table<T> table, Row<T> row) {
    boolean thin = table.capabilities.thinRows() && !row.deleted() && row.fault() == null;
    return thin ? SourceRecord.thin(row.id(), Long.toString(row.version())) : whole(row);
  }

  private static <T> Optional<SourceRecord<T>> fetch(Table<T> table, String id) {
    return table
        .rowOrTombstone(id)
        .filter(row -> !row.deleted() || table.capabilities.seesDeletes())
        .map(InMemorySource::whole);
  }

  private static <T> SourceRecord<T> whole(Row<T> row) {
    if (row.deleted()) {
      return SourceRecord.gone(row.id());
    }
    Message fault = row.fault();
    if (fault != null) {
      return SourceRecord.faulty(row.id(), fault);
    }
    return new SourceRecord<>(row.id(), row.value(), Long.toString(row.version()), false, null);
  }

  /**
   * Where a reading of changes stands: the pass began after {@code start} and came to {@code at}.
   */
  private record Place(long start, long at, boolean queue) {
    static Place of(Table<?> table, Cursor after, ReadOptions options) {
      boolean queue = table.capabilities.reading() == Reading.QUEUE;
      String[] parts = after.value().split(":", -1);
      if (parts[0].equals("page")) {
        return new Place(Long.parseLong(parts[1]), Long.parseLong(parts[2]), queue);
      }
      if (after.isStart() || queue || options.whole()) {
        return new Place(0, 0, queue);
      }
      long start = table.overlapped(Long.parseLong(parts[1]));
      return new Place(start, start, false);
    }

    Cursor page(long reached) {
      return new Cursor("page:" + start + ":" + reached);
    }

    Cursor end(long reached) {
      return queue ? Cursor.START : new Cursor("since:" + reached);
    }
  }
}
