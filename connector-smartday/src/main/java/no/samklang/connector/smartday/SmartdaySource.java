package no.samklang.connector.smartday;

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
import no.samklang.sync.spi.ChangeCursor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

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

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    requireTasks(type);
    boolean all = options.whole() || ways.reportBack();
    ChangeCursor at = ChangeCursor.of(after, all);
    int size = Math.min(options.pageSize(), ways.pageSize());
    Rows<WorkOrder> page = port.tasks(at.since(), at.page(), size);
    List<SourceRecord<T>> records = new ArrayList<>();
    for (Row<WorkOrder> row : page.rows()) {
      at = at.seen(row.markedAt());
      if (!ways.reportBack() || isFinished(row)) {
        records.add(record(type, row));
      }
    }
    if (page.next() != null) {
      return Page.more(records, at.inside(page.next()));
    }
    return Page.last(records, ways.reportBack() ? Cursor.START : at.between());
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
}
