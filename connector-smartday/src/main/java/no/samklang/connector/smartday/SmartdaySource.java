package no.samklang.connector.smartday;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.samklang.connector.smartday.SmartdayPort.Row;
import no.samklang.connector.smartday.SmartdayPort.Rows;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderStatus;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads tasks: what changed since the highest mark of the pass before, or, where tasks are moved on
 * when their order stands, all that are finished. Thread-safe.
 */
final class SmartdaySource implements SourceSystem {
  private final SmartdayPort port;
  private final Configuration.Ways ways;

  SmartdaySource(SmartdayPort port, Configuration.Ways ways) {
    this.port = port;
    this.ways = ways;
  }

  /** How far was read: between passes the highest mark alone, inside one the rest too. */
  private record Place(@Nullable Instant since, @Nullable Instant highest, String page) {
    private static final String INSIDE = "page|";

    static Place parse(Cursor cursor, boolean whole) {
      String text = cursor.value();
      if (text.startsWith(INSIDE)) {
        String[] parts = text.substring(INSIDE.length()).split("\\|", 3);
        return new Place(instant(parts[0]), instant(parts[1]), parts[2]);
      }
      Instant highest = instant(text);
      return new Place(whole ? null : highest, highest, "");
    }

    Cursor inside(@Nullable Instant seen, String next) {
      return new Cursor(INSIDE + text(since) + "|" + text(seen) + "|" + next);
    }

    static Cursor between(@Nullable Instant highest) {
      return new Cursor(text(highest));
    }

    private static String text(@Nullable Instant moment) {
      return moment == null ? "" : moment.toString();
    }

    private static @Nullable Instant instant(String text) {
      return text.isEmpty() ? null : Instant.parse(text);
    }
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    requireTasks(type);
    boolean all = options.whole() || ways.reportBack();
    Place at = Place.parse(after, all);
    int size = Math.min(options.pageSize(), ways.pageSize());
    Rows<WorkOrder> page = port.tasks(at.since(), at.page(), size);
    Instant highest = at.highest();
    List<SourceRecord<T>> records = new ArrayList<>();
    for (Row<WorkOrder> row : page.rows()) {
      highest = later(highest, row.markedAt());
      if (!ways.reportBack() || isFinished(row)) {
        records.add(record(type, row));
      }
    }
    if (page.next() != null) {
      return Page.more(records, at.inside(highest, page.next()));
    }
    return Page.last(records, ways.reportBack() ? Cursor.START : Place.between(highest));
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    requireTasks(type);
    return port.tasksById(ids).stream().map(row -> record(type, row)).toList();
  }

  /** Moves tasks on whose order stands; those that a rule lets go stay as they are. */
  @Override
  public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {
    requireTasks(type);
    if (!ways.reportBack()) {
      SourceSystem.super.acknowledge(type, delivered);
      return;
    }
    List<Message> refused = new ArrayList<>();
    for (Acknowledgement one : delivered) {
      if (one.targetId() != null) {
        try {
          port.approve(one.sourceId());
        } catch (Rejected e) {
          refused.add(e.message());
        }
      }
    }
    if (!refused.isEmpty()) {
      throw new Rejected(refused.get(0));
    }
  }

  private static void requireTasks(EntityType<?> type) {
    if (!type.equals(EntityTypes.WORK_ORDER)) {
      throw new IllegalArgumentException("Smartday does not offer the type " + type);
    }
  }

  /** A row that cannot be understood stays, so that it is seen. */
  private static boolean isFinished(Row<WorkOrder> row) {
    WorkOrder task = row.value();
    return task == null || task.status() == WorkOrderStatus.FINISHED;
  }

  private static <T> SourceRecord<T> record(EntityType<T> type, Row<WorkOrder> row) {
    WorkOrder task = row.value();
    Message fault = row.fault();
    if (task != null) {
      return SourceRecord.of(row.id(), type.recordClass().cast(task));
    }
    return fault == null ? SourceRecord.gone(row.id()) : SourceRecord.faulty(row.id(), fault);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isAfter(one) ? other : one;
  }
}
