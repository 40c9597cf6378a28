package no.samklang.connector.proresult;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** Reads workers, approved hours and item withdrawals. Thread-safe. */
final class ProresultSource implements SourceSystem {
  private final Map<EntityType<?>, Reading<?>> readings;
  private final Map<EntityType<?>, Marking> markings = new HashMap<>();

  ProresultSource(ProresultPort port, Configuration settings, ConnectorContext context) {
    int size = settings.pageSize();
    Register<Employee> workers = new Register<>(port::workers, size);
    Register<TimeEntry> hours = new Register<>(ask -> port.hours(ask, settings.markHours()), size);
    readings =
        Map.of(
            EntityTypes.EMPLOYEE,
            settings.byCsv()
                ? new ListReading<>(workers)
                : new ChangeReading<>(workers, settings.overlap()),
            EntityTypes.TIME_ENTRY,
            settings.markHours()
                ? new ListReading<>(hours)
                : new ChangeReading<>(hours, settings.overlap()),
            EntityTypes.ITEM_WITHDRAWAL,
            new ListReading<>(new Register<>(port::withdrawals, size)));
    markings.put(EntityTypes.ITEM_WITHDRAWAL, new Marking(port::markWithdrawals, context));
    if (settings.markHours()) {
      markings.put(EntityTypes.TIME_ENTRY, new Marking(port::markHours, context));
    }
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    return reading(type).read(after, options);
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return reading(type).fetch(ids);
  }

  @Override
  public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {
    Marking marking = markings.get(type);
    if (marking == null) {
      throw new UnsupportedOperationException("nothing of type " + type + " can be marked");
    }
    marking.mark(delivered);
  }

  @SuppressWarnings("unchecked") // the map holds under each type the reading of that type
  private <T> Reading<T> reading(EntityType<T> type) {
    Reading<?> reading = readings.get(type);
    if (reading == null) {
      throw new IllegalArgumentException("Proresult does not offer the type " + type);
    }
    return (Reading<T>) reading;
  }
}
