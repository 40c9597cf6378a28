package no.samklang.sync.testkit.wrong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** Sources that read as sources should not. */
final class WrongReadings {
  private static final ReadOptions ALL = new ReadOptions(1_000, true);

  private WrongReadings() {}

  private static <T> List<SourceRecord<T>> everything(SourceSystem right, EntityType<T> type) {
    return right.read(type, Cursor.START, ALL).records();
  }

  /** Its cursors are worth something in the connection that gave them only. */
  static final class KeepsItsPlace extends DelegatingSource {
    private final Map<String, Cursor> places = new LinkedHashMap<>();

    KeepsItsPlace(SourceSystem right) {
      super(right);
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Cursor from = after.isStart() ? after : places.get(after.value());
      if (from == null) {
        return Page.last(List.of(), after);
      }
      Page<SourceRecord<T>> page = super.read(type, from, options);
      Cursor mine = new Cursor("place " + places.size());
      places.put(mine.value(), page.next());
      return new Page<>(page.records(), mine, page.last(), page.expectedTotal());
    }
  }

  /** Finds the next page by the number of rows before it, while rows change their places. */
  static final class CountsRows extends DelegatingSource {
    CountsRows(SourceSystem right) {
      super(right);
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      List<SourceRecord<T>> all = everything(right, type);
      int from = after.isStart() ? 0 : Integer.parseInt(after.value());
      int to = Math.min(all.size(), from + options.pageSize());
      return new Page<>(
          all.subList(from, to),
          new Cursor(String.valueOf(to)),
          to == all.size(),
          java.util.OptionalLong.empty());
    }
  }

  /** Gives no record a second time. */
  static final class GivesEachOnce extends DelegatingSource {
    private final Set<String> given;

    GivesEachOnce(SourceSystem right, Set<String> given) {
      super(right);
      this.given = given;
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Page<SourceRecord<T>> page = super.read(type, after, options);
      List<SourceRecord<T>> fresh =
          page.records().stream().filter(row -> given.add(row.id())).toList();
      return new Page<>(fresh, page.next(), page.last(), page.expectedTotal());
    }
  }

  /** Goes on where it stopped, whatever cursor it is given inside a pass. */
  static final class GoesOn extends DelegatingSource {
    private final Map<String, Cursor> reached;

    GoesOn(SourceSystem right, Map<String, Cursor> reached) {
      super(right);
      this.reached = reached;
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      boolean inside = after.value().startsWith("page:");
      Cursor from = inside ? reached.getOrDefault("place", after) : after;
      Page<SourceRecord<T>> page = super.read(type, from, options);
      reached.put("place", page.next());
      return page;
    }
  }

  /** Never gives the same name twice. */
  static final class AnotherValue extends DelegatingSource {
    private final Set<String> names;

    AnotherValue(SourceSystem right, Set<String> names) {
      super(right);
      this.names = names;
    }

    @Override
    public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
      return super.fetch(type, ids).stream().map(row -> renamed(type, row)).toList();
    }

    private <T> SourceRecord<T> renamed(EntityType<T> type, SourceRecord<T> row) {
      names.add("name " + names.size());
      Customer other = ((Customer) row.value()).toBuilder().name("name " + names.size()).build();
      return SourceRecord.of(row.id(), type.recordClass().cast(other));
    }
  }

  /** Calls records by the number that people see. */
  static final class CallsByNumber extends DelegatingSource {
    CallsByNumber(SourceSystem right) {
      super(right);
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Page<SourceRecord<T>> page = super.read(type, after, options);
      List<SourceRecord<T>> rows = page.records().stream().map(CallsByNumber::byNumber).toList();
      return new Page<>(rows, page.next(), page.last(), page.expectedTotal());
    }

    private static <T> SourceRecord<T> byNumber(SourceRecord<T> row) {
      String number = String.valueOf(((Customer) row.value()).number());
      String id = number.equals("999") ? "n999" : row.id();
      return new SourceRecord<>(id, row.value(), row.version(), false, null);
    }
  }

  /** Lists what it ever saw. */
  static final class RemembersTheDead extends DelegatingSource {
    private final Map<String, SourceRecord<?>> seen;

    RemembersTheDead(SourceSystem right, Map<String, SourceRecord<?>> seen) {
      super(right);
      this.seen = seen;
    }

    @Override
    public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
      return super.fetch(type, ids);
    }

    @Override
    @SuppressWarnings("unchecked") // the contract reads one type
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      everything(right, type).forEach(row -> seen.put(row.id(), row));
      List<SourceRecord<T>> rows = new ArrayList<>();
      seen.values().forEach(row -> rows.add((SourceRecord<T>) row));
      return Page.last(rows, Cursor.START);
    }
  }

  /** Lets a queue go once it was read. */
  static final class AcknowledgesByReading extends DelegatingSource {
    AcknowledgesByReading(SourceSystem right) {
      super(right);
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Page<SourceRecord<T>> page = super.read(type, after, options);
      acknowledge(
          type, page.records().stream().map(row -> new Acknowledgement(row.id(), null)).toList());
      return page;
    }
  }

  /** Does not take an acknowledgement again. */
  static final class AcknowledgesOnce extends DelegatingSource {
    private final Set<String> told;

    AcknowledgesOnce(SourceSystem right, Set<String> told) {
      super(right);
      this.told = told;
    }

    @Override
    public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {
      for (Acknowledgement one : delivered) {
        if (!told.add(one.sourceId())) {
          throw new Gone(Message.of("inmemory.gone"));
        }
      }
      super.acknowledge(type, delivered);
    }
  }

  /** Lets go what stood in the queue when it is prepared again. */
  static final class PreparesOnce extends DelegatingSource {
    private final Set<String> prepared;

    PreparesOnce(SourceSystem right, Set<String> prepared) {
      super(right);
      this.prepared = prepared;
    }

    @Override
    public void prepare(EntityType<?> type) {
      super.prepare(type);
      if (!prepared.add(type.name())) {
        letGo(type);
      }
    }

    private <T> void letGo(EntityType<T> type) {
      acknowledge(
          type,
          everything(right, type).stream()
              .map(row -> new Acknowledgement(row.id(), null))
              .toList());
    }
  }

  /** Reports what vanished since it last looked. */
  static final class ReportsGone extends DelegatingSource {
    private final Set<String> known;

    ReportsGone(SourceSystem right, Set<String> known) {
      super(right);
      this.known = known;
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Set<String> living = new HashSet<>();
      everything(right, type).forEach(row -> living.add(row.id()));
      Page<SourceRecord<T>> page = super.read(type, after, options);
      List<SourceRecord<T>> rows = new ArrayList<>(page.records());
      known.stream()
          .filter(id -> !living.contains(id))
          .forEach(id -> rows.add(SourceRecord.gone(id)));
      known.addAll(living);
      return new Page<>(rows, page.next(), page.last(), page.expectedTotal());
    }
  }
}
