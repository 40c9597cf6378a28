package no.samklang.connector.tidsbanken;

import java.util.Collection;
import java.util.List;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** Reads employees and hours. Thread-safe. */
final class TidsbankenSource implements SourceSystem {
  private final EmployeeReader employees;
  private final HoursQueue hours;

  TidsbankenSource(ApiClient client, Configuration settings, ConnectorContext context) {
    Listing listing = new Listing(client, context.zone());
    this.employees = new EmployeeReader(listing, settings.overlap(), settings.pageSize());
    this.hours = new HoursQueue(client, listing, settings);
  }

  @Override
  public void prepare(EntityType<?> type) {
    if (isHours(type)) {
      hours.prepare();
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the type says which records these are
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    Object page = isHours(type) ? hours.read(after, options) : employees.read(after, options);
    return (Page<SourceRecord<T>>) page;
  }

  @Override
  @SuppressWarnings("unchecked") // the type says which records these are
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    Object records = isHours(type) ? hours.fetch(ids) : employees.fetch(ids);
    return (List<SourceRecord<T>>) records;
  }

  @Override
  public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {
    if (!isHours(type)) {
      throw new UnsupportedOperationException("employees cannot be acknowledged");
    }
    hours.acknowledge(delivered);
  }

  private static boolean isHours(EntityType<?> type) {
    if (!type.equals(EntityTypes.TIME_ENTRY) && !type.equals(EntityTypes.EMPLOYEE)) {
      throw new IllegalArgumentException("Tidsbanken does not offer the type " + type);
    }
    return type.equals(EntityTypes.TIME_ENTRY);
  }
}
